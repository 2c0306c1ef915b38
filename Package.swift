// swift-tools-version: 6.2
// Oriole: offline-first, voice-capable customer service. GPL-3.0-or-later, because eSpeak NG is.
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
]

/// A room: a Swift target, with the rooms and libraries it may import.
func room(_ name: String, _ imports: Target.Dependency...) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(_ name: String, _ imports: Target.Dependency...) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + imports, swiftSettings: settings)
}

/// A Debian library: a module map and a shim header, nothing else.
func system(_ name: String, _ pkgConfig: String?, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

// The command line: subcommands, help texts and usage errors with exit codes.
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
// The embedded store: SQLite with migrations, safe concurrency and one owner per connection.
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// The authored files: YAML nodes that keep their line numbers.
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
// The web server: HTTP/1.1 with streamed bodies, routes and backpressure.
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
// Its connections: how many, how long they may idle, how large headers may be.
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
// HTTPS from certificate files.
let tls = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
// Bytes and connections under the web server: limits before a request is read.
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
// Certificates are read and checked before the server starts.
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
// Methods, fields and status codes of HTTP.
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
// HTTP's parts as the connection handlers see them.
let nioHTTP = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
// The same, from and to NIO's own parts of HTTP, before a connection becomes a socket.
let nioHTTPCodec = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
// NIO's own parts of HTTP: the request by which a connection becomes a socket.
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
// WebSocket's frames and upgrade.
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
// Start and graceful stop of the web server and its chats.
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
// The signals that stop it.
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
// Passwords are kept as scrypt makes of them, and sessions by their SHA-256.
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
// What the web server logs.
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "Oriole",
  products: [
    .executable(name: "oriole", targets: ["oriole"]),
    // Apart, so that a first call does not wait until a web server is built.
    .executable(name: "oriole-serve", targets: ["oriole-serve"]),
    // For programs that chat with an Oriole server.
    .library(name: "OrioleChat", targets: ["OrioleChat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    system("CALSA", "alsa", "libasound2-dev"),
    system("CPocketSphinx", "pocketsphinx", "libpocketsphinx-dev"),
    system("CESpeakNG", "espeak-ng", "libespeak-ng-dev"),
    system("CSpeexDSP", "speexdsp", "libspeexdsp-dev"),
    system("CSpandsp", "spandsp", "libspandsp-dev"),
    system("CLiblinear", nil, "liblinear-dev"),
    system("CPQ", "libpq", "libpq-dev"),

    // Timers by the thousand, for the store, the calls and the web.
    room("Alarms"),
    room("Understanding", "CLiblinear"),
    room("Dialogue", "Understanding"),
    room("Evaluation", "Understanding"),
    room("Assistant", "Understanding", "Dialogue", yams),
    room("Records", "Dialogue", "Understanding"),
    room("RecordsSQLite", "Alarms", "Records", "Dialogue", "Understanding", grdb),
    room("RecordsPostgres", "Records", "Dialogue", "Understanding", "CPQ"),
    // Opens whichever store is named, for all programs.
    room("Stores", "Records", "RecordsSQLite", "RecordsPostgres", "Dialogue"),
    room("LookupsHTTP", "Records", "Dialogue"),
    room("Agents", "Records", "Dialogue", "Understanding"),
    room("Reporting", "Records", "Dialogue", "Understanding"),
    // Apart from the rooms that `oriole` needs, so that a first call does not wait until its library is built.
    room("Accounts", "Records", "Understanding", crypto, cryptoExtras),
    // Where an assistant, its store and the settings are, for all programs.
    room("Settings", yams),
    room("Voice"),
    room("VoiceALSA", "Voice", "CALSA"),
    room("VoicePocketSphinx", "Voice", "CPocketSphinx"),
    room("VoiceESpeak", "Voice", "CESpeakNG"),
    room("VoiceDSP", "Voice", "CSpeexDSP", "CSpandsp"),
    room("Calls", "Alarms", "Dialogue", "Understanding", "Assistant", "Voice", "Agents", "Records"),
    // Live callers at a microphone or from WAV files, for the command line and the server.
    room(
      "Kiosks", "Calls", "Assistant", "Dialogue", "Understanding", "Records", "Settings", "Voice", "VoiceALSA",
      "VoiceDSP", "VoiceESpeak", "VoicePocketSphinx"),
    // What an assistant's files are worth before they are used: all that is wrong, and what a lesson changes.
    room(
      "Teaching", "Assistant", "Calls", "Dialogue", "Kiosks", "LookupsHTTP", "Records", "RecordsSQLite", "Rehearsals",
      "Understanding", "Voice", "VoicePocketSphinx"),
    room(
      "Rehearsals", "Assistant", "Calls", "Agents", "Records", "Dialogue", "Understanding", "Evaluation", "Voice",
      "VoiceDSP", "VoiceESpeak"),
    .executableTarget(
      name: "oriole",
      dependencies: [
        "Calls", "Agents", "Assistant", "Dialogue", "Evaluation", "Kiosks", "LookupsHTTP", "Records", "RecordsSQLite",
        "Rehearsals", "Reporting", "Settings", "Stores", "Teaching", "Understanding",
        "Voice", "VoiceALSA", "VoiceDSP", "VoiceESpeak", "VoicePocketSphinx", arguments,
      ],
      swiftSettings: settings),

    room("OrioleChat"),
    .target(
      name: "Web",
      dependencies: [
        "Accounts", "Alarms", "Calls", "Agents", "Assistant", "Records", "Reporting", "Dialogue", "Teaching",
        "Understanding", "Settings", "Voice", hummingbird, hummingbirdCore, tls, nio, nioSSL, nioHTTP, nioHTTPCodec,
        nioHTTP1,
        nioWebSocket,
        httpTypes,
        lifecycle,
        logging,
      ],
      // Part of the program: there is nothing to install beside it.
      resources: [
        "chat.html", "icon.svg", "chat.css", "chat.js", "identity.js", "words.js", "widget.js", "openapi.json",
        "login.html", "login.js", "staff.js", "staff.css", "staff-words.js",
        "desk.html", "desk.js", "desk.css", "desk-words.js", "talk.js", "talk-worklet.js",
        "manager.html", "manager.js", "manager.css", "manager-words.js", "audit.html", "audit.js",
        "teaching.html", "teaching.js", "teaching-words.js", "accounts.html", "accounts.js", "accounts-words.js",
      ].map { .embedInCode("Pages/\($0)") },
      swiftSettings: settings),
    .executableTarget(
      name: "oriole-serve",
      dependencies: [
        "Web", "Accounts", "Settings", "Assistant", "Calls", "Dialogue", "Kiosks", "LookupsHTTP", "Records",
        "Stores", "Teaching", "Understanding", "Voice", "VoiceALSA", lifecycle, signals, logging,
      ],
      swiftSettings: settings),

    // What a web server costs that does nothing, for `make bench-serve`.
    .executableTarget(
      name: "bare-route", dependencies: [hummingbird], path: "Benchmarks/bare-route", swiftSettings: settings),

    tests("Alarms"),
    tests("Understanding"),
    tests("Evaluation", "Understanding"),
    tests("Dialogue", "Understanding"),
    tests("Assistant", "Dialogue", "Understanding", yams),
    tests("Records", "Dialogue", "Understanding"),
    // What every store does, and what each does beside it.
    tests(
      "Stores", "Assistant", "Records", "RecordsPostgres", "RecordsSQLite", "PostgresServers", "Dialogue",
      "Understanding", grdb),
    // A PostgreSQL server of the tests' own, without a service or its data.
    .target(
      name: "PostgresServers", dependencies: ["CPQ"], path: "Tests/PostgresServers", swiftSettings: settings),
    tests("LookupsHTTP", "Records", "Dialogue"),
    tests("Agents", "Records", "RecordsSQLite", "Dialogue", "Understanding"),
    tests("Reporting", "Records", "RecordsSQLite", "Dialogue", "Understanding"),
    tests("Voice"),
    // PulseAudio with silent sinks: a real ALSA device on machines without a sound card.
    .target(name: "PulseSinks", path: "Tests/PulseSinks", swiftSettings: settings),
    tests("VoiceALSA", "Voice", "PulseSinks"),
    tests("VoiceDSP", "Voice"),
    tests("VoicePocketSphinx", "Voice", "VoiceDSP", "VoiceESpeak"),
    tests("VoiceESpeak", "Voice"),
    tests("Calls", "Agents", "Assistant", "Dialogue", "Records", "RecordsSQLite", "Understanding", "Voice"),
    tests(
      "Rehearsals", "Agents", "Assistant", "Calls", "Dialogue", "Records", "RecordsSQLite", "Understanding", "Voice"),
    tests(
      "oriole", "PostgresServers", "PulseSinks", "Voice", "VoiceDSP", "VoiceESpeak", "VoicePocketSphinx"),
    tests("Teaching", "Assistant", "Understanding"),
    tests("Accounts", "Records", "RecordsSQLite", crypto),
    tests("Settings"),
    tests("OrioleChat"),
    tests(
      "Web", "Accounts", "Agents", "Assistant", "Calls", "Dialogue", "LookupsHTTP", "OrioleChat", "Records",
      "PostgresServers", "RecordsSQLite", "Settings", "Stores", "Teaching", "Understanding", "Kiosks", "PulseSinks",
      "Voice", "VoiceDSP", "oriole", "oriole-serve",
      hummingbird, httpTypes, lifecycle, logging, nio, crypto),
    .testTarget(name: "StyleTests", swiftSettings: settings),
  ]
)
