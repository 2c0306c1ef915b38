"""The kiosk's response time in real time: sample callers are played into a microphone, and caller and loudspeaker are
recorded together, as the two channels of one silent PulseAudio sink, so that both have the same clock."""
import pathlib
import struct
import subprocess
import tempfile
import time

CALLS = ("order-status", "product-stock", "return-stereo")
LIMIT = 90


class Booth:
    """A PulseAudio daemon of its own: what is played into `caller` and `speaker` is left and right of `both`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.socket = self.folder / "socket"
        self.environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C",
                            "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{self.socket}"}
        half = "channels=1 channel_map=mono remix=no"
        modules = ["module-null-sink sink_name=both rate=16000 channels=2 format=s16le channel_map=front-left,front-right",
                   f"module-remap-sink sink_name=caller master=both master_channel_map=front-left {half}",
                   f"module-remap-sink sink_name=speaker master=both master_channel_map=front-right {half}",
                   f"module-remap-source source_name=microphone master=both.monitor master_channel_map=front-left {half}",
                   f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}"]
        command = ["pulseaudio", "-n", "--daemonize=no", "--system=no", "--use-pid-file=no", "--exit-idle-time=60",
                   "--realtime=no", "--high-priority=no", "--disable-shm=yes", "--enable-memfd=no", "--log-level=error"]
        for module in modules:
            command += ["-L", module]
        self.started = [self.start(*command)]
        for _ in range(100):
            if self.socket.exists():
                break
            time.sleep(0.1)

    def start(self, *command):
        return subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    def device(self, name):
        return f'plug:{{SLAVE {{type pulse server "unix:{self.socket}" device "{name}"}}}}'

    def record(self, path):
        self.started.append(self.start("pacat", "--record", "--device=both.monitor", "--raw", "--rate=16000",
                                       "--channels=2", "--format=s16le", "--latency-msec=20", str(path)))

    def play(self, path):
        self.started.append(self.start("pacat", "--playback", "--device=caller", "--raw", "--rate=16000", "--channels=1",
                                       "--format=s16le", str(path)))

    def stop(self):
        for process in reversed(self.started):
            process.kill()
            process.wait()


def samples(path):
    data = path.read_bytes() if path.exists() else b""
    both = struct.unpack(f"<{len(data) // 4 * 2}h", data[:len(data) // 4 * 4])
    return both[0::2], both[1::2]


def one_call(program, root, call, replies_in):
    with tempfile.TemporaryDirectory(prefix="oriole-") as folder:
        booth = Booth(folder)
        try:
            caller, both = pathlib.Path(folder) / "caller.raw", pathlib.Path(folder) / "both.raw"
            subprocess.run(["sox", str(root / f"Audio/calls/{call}.wav"), "-r", "16000", "-c", "1", "-b", "16", "-t", "raw",
                            "-e", "signed", str(caller), "remix", "1"], check=True, capture_output=True)
            booth.record(both)
            kiosk = subprocess.Popen([str(program), "kiosk", "--capture", booth.device("microphone"), "--playback",
                                      booth.device("speaker"), "--calls", "1", "--store", f"{folder}/s.sqlite", "--format",
                                      "json"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            begun = time.monotonic()
            while time.monotonic() - begun < 20 and max(map(abs, samples(both)[1][-3200:] or (0,))) < 300:
                time.sleep(0.02)
            booth.play(caller)
            wait = time.monotonic() + min(LIMIT, caller.stat().st_size / 32000 + 4)
            while kiosk.poll() is None and time.monotonic() < wait:
                time.sleep(0.1)
            kiosk.terminate()
            kiosk.wait()
            return replies_in(*samples(both), 16000)
        finally:
            booth.stop()


def measure(program, root, replies_in):
    return [reply for call in CALLS for reply in one_call(program, root, call, replies_in)]
