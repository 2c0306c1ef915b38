"""The kiosk's response time in real time: sample callers are played into a microphone, and caller and loudspeaker are
recorded together, as the two channels of one silent PulseAudio sink, so that both have the same clock."""
import pathlib
import struct
import subprocess
import tempfile
import time

CALLS = ("order-status", "product-stock", "return-stereo")
LIMIT = 90


CHANNELS = ("front-left", "front-right", "rear-left", "rear-right")


class Booth:
    """A PulseAudio daemon of its own: what is played into its points are the channels of one silent sink, `all`; and what is
    played into POINT, POINT_heard hears."""

    def __init__(self, folder, points=("caller", "speaker")):
        self.points = points
        self.folder = pathlib.Path(folder)
        self.socket = self.folder / "socket"
        self.environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C",
                            "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{self.socket}"}
        channels = CHANNELS[:len(points)]
        modules = [f"module-null-sink sink_name=all rate=16000 channels={len(points)} format=s16le "
                   f"channel_map={','.join(channels)}"]
        for point, channel in zip(points, channels):
            part = f"master_channel_map={channel} channels=1 channel_map=mono remix=no"
            modules += [f"module-remap-sink sink_name={point} master=all {part}",
                        f"module-remap-source source_name={point}_heard master=all.monitor {part}"]
        modules.append(f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}")
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
        self.started.append(self.start("pacat", "--record", "--device=all.monitor", "--raw", "--rate=16000",
                                       f"--channels={len(self.points)}",
                                       f"--channel-map={','.join(CHANNELS[:len(self.points)])}", "--format=s16le",
                                       "--latency-msec=20", str(path)))

    def play(self, path, point="caller"):
        self.started.append(self.start("pacat", "--playback", f"--device={point}", "--raw", "--rate=16000", "--channels=1",
                                       "--format=s16le", str(path)))

    def stop(self):
        for process in reversed(self.started):
            process.kill()
            process.wait()


def samples(path, channels=2):
    data = path.read_bytes() if path.exists() else b""
    frames = len(data) // (2 * channels)
    mixed = struct.unpack(f"<{frames * channels}h", data[:frames * channels * 2])
    return tuple(mixed[channel::channels] for channel in range(channels))


def one_call(program, root, call, replies_in):
    with tempfile.TemporaryDirectory(prefix="oriole-") as folder:
        booth = Booth(folder)
        try:
            caller, both = pathlib.Path(folder) / "caller.raw", pathlib.Path(folder) / "both.raw"
            subprocess.run(["sox", str(root / f"Audio/calls/{call}.wav"), "-r", "16000", "-c", "1", "-b", "16", "-t", "raw",
                            "-e", "signed", str(caller), "remix", "1"], check=True, capture_output=True)
            booth.record(both)
            kiosk = subprocess.Popen([str(program), "kiosk", "--capture", booth.device("caller_heard"), "--playback",
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
