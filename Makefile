# Oriole: `make run` plays a first call, `make test` runs all tests. Both install what they need (Debian 12, Swift 6).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run build test bench bench-understanding bench-hearing bench-serve bench-bridge bench-dialogue format lint audio packages test-packages

BUILD_PACKAGES := pkg-config libasound2-dev libpocketsphinx-dev libsphinxbase-dev pocketsphinx-en-us libespeak-ng-dev \
  espeak-ng-data libspandsp-dev libspeexdsp-dev liblinear-dev libsqlite3-dev libpq-dev
# Callers in `oriole test` speak by flite; eSpeak NG is linked, and needs no program.
TEST_PACKAGES := pulseaudio pulseaudio-utils libasound2-plugins flite chromium postgresql python3-pip
# axe-core, which looks for faults of accessibility in pages; Debian does not have it, a Python package carries it.
AXE := .build/axe/axe.min.js
AXE_PACKAGE := axe-playwright-python==0.1.8 --hash=sha256:fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8
# Schemathesis, which tries what the API's description says; in a folder of its own.
SCHEMATHESIS := .build/schemathesis/bin/schemathesis
AUDIO_PACKAGES := espeak-ng flite festival festvox-kallpc16k sox

# Installs those of the given packages that are missing, through sudo when not root.
define install
  missing=""; for package in $(1); do \
    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
  done; \
  if [ -n "$$missing" ]; then \
    sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
    echo "Installing:$$missing"; \
    $$sudo apt-get update -qq && \
      $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
  fi
endef

ORIOLE := .build/release/oriole

help:
	@echo "make run     a sample call through the whole loop: heard, understood, answered aloud"
	@echo "make test    all tests"
	@echo "make bench   how fast and how large it is"
	@echo "make bench-dialogue   how fast the dialogue is, and its authors' tools"
	@echo "make bench-serve   how many chats the web server carries"
	@echo "make bench-bridge   how long a word takes between a kiosk's caller and an agent's browser"
	@echo "make bench-understanding DATA=folder   how well it understands labelled texts"
	@echo "make bench-hearing DATA=folder   how well it hears recordings of people"

packages:
	@$(call install,$(BUILD_PACKAGES))

test-packages: packages
	@$(call install,$(TEST_PACKAGES))
	@$(MAKE) -s $(AXE) $(SCHEMATHESIS)

$(AXE):
	@echo "Fetching axe-core"
	@rm -rf $(@D) && mkdir -p $(@D)
	@cd $(@D) && echo "$(AXE_PACKAGE)" | /usr/bin/python3 -m pip download -q --no-deps --no-cache-dir \
	  --disable-pip-version-check --require-hashes -r /dev/stdin
	@cd $(@D) && /usr/bin/python3 -m zipfile -e *.whl . && rm *.whl && mv axe_playwright_python/axe.min.js .

$(SCHEMATHESIS): .ci/schemathesis.txt
	@echo "Fetching Schemathesis"
	@rm -rf .build/schemathesis
	@/usr/bin/python3 -m pip install -q --target .build/schemathesis --no-deps --only-binary :all: --no-cache-dir \
	  --disable-pip-version-check --root-user-action ignore --require-hashes -r $<
	@touch $@

build: packages
	@swift build -c release --product oriole

run: build
	@mkdir -p .oriole
	@echo; echo "A caller asks where an order is (Audio/calls/order-status.wav):"; echo
	@$(ORIOLE) wav Audio/calls/order-status.wav --recording .oriole/first-call.wav
	@echo; echo "Both sides are in .oriole/first-call.wav: the caller left, Oriole right. Try next:"
	@echo "  $(ORIOLE) text                   type to it; #1 is a key, #0 asks for a person"
	@echo "  $(ORIOLE) text --language zh     the same in Chinese"
	@echo "  $(ORIOLE) wav Audio/calls/*.wav  the other sample callers"
	@echo "  $(ORIOLE) kiosk                  talk to it at this machine's microphone"
	@echo "  $(ORIOLE) desk                   in a second terminal: take the callers who ask for a person"

# What runs in real time has the machine for itself.
REAL_TIME := KioskTests|VoiceALSATests|CallPaceTests|TalkTests
# They wait for servers and browsers: apart from the tests that keep all cores busy.
STORES := ^(AccountsTests|StoresTests|OrioleChatTests)\.|orioleTests\.Postgres
WEB := ^WebTests\.
test: test-packages
	@swift build --build-tests
	@swift test --skip-build --skip '$(REAL_TIME)|$(STORES)|$(WEB)'
	@swift test --skip-build --filter '$(STORES)'
	@swift test --skip-build --no-parallel --skip '$(REAL_TIME)' --filter '$(WEB)'
	@swift test --skip-build --no-parallel --filter '$(REAL_TIME)'

bench: build test-packages
	@$(call install,sox)
	@Benchmarks/run

bench-dialogue: build
	@$(call install,sox flite)
	@Benchmarks/dialogue

# The labelled sets are not part of Oriole: DATA names the folder they lie in.
bench-understanding: build
	@Benchmarks/understanding "$(DATA)"

# Nor are the recordings. ROWS="--only barista" measures a part.
bench-hearing: build
	@$(call install,python3-numpy python3-matplotlib)
	@Benchmarks/hearing "$(DATA)" $(ROWS)

bench-serve: packages
	@$(call install,wrk)
	@swift build -c release --product oriole-serve
	@swift build -c release --product bare-route
	@Benchmarks/serve

# From mouth to ear between a kiosk's caller and an agent in a browser.
bench-bridge: packages test-packages
	@swift build -c release --product oriole-serve
	@Benchmarks/bridge

audio: packages build
	@$(call install,$(AUDIO_PACKAGES))
	@Audio/make-calls

format:
	@swift format -i -r --configuration .swift-format Package.swift Sources Tests

lint:
	@swift format lint --strict -r --configuration .swift-format Package.swift Sources Tests
