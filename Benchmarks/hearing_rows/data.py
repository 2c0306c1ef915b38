"""The recordings in DATA, as the manifests that `oriole evaluate` reads. They are written into the output folder."""
import os
import wave

import numpy

FRAME = 160


class Recording:
    def __init__(self, root, row):
        self.path, self.speaker, self.rate = os.path.join(root, row["path"]), row["speaker"], int(row["sample_rate"])
        self.transcript, self.language, self.corpus = row["transcript"], row["lang"], row["corpus"]


def recordings(root):
    """All lines of speech/transcripts.tsv; quotation marks in it are letters like others."""
    with open(os.path.join(root, "speech", "transcripts.tsv"), encoding="utf-8") as file:
        names, *lines = (line.rstrip("\n").split("\t") for line in file)
    return [Recording(os.path.join(root, "speech"), dict(zip(names, line))) for line in lines]


def samples(path):
    """As floats of -1 to 1, and the rate; the first channel."""
    with wave.open(path) as sound:
        count, channels = sound.getnframes(), sound.getnchannels()
        data = numpy.frombuffer(sound.readframes(count), numpy.int16)
        return data[::channels] / 32768, sound.getframerate()


def write_sound(path, data, rate=16000):
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes((numpy.clip(data, -1, 1) * 32767).astype(numpy.int16).tobytes())
    return path


def edges(path):
    """Seconds of the first and last 10 ms that lie within 30 dB of the loudest and 10 dB above the quietest tenth."""
    data, rate = samples(path)
    size = rate * FRAME // 16000
    frames = data[:len(data) // size * size].reshape(-1, size)
    if not len(frames):
        return None
    level = 10 * numpy.log10((frames ** 2).mean(axis=1) + 1e-9)
    loud = numpy.flatnonzero(level > max(level.max() - 30, numpy.percentile(level, 10) + 10))
    return (loud[0] * 0.01, (loud[-1] + 1) * 0.01) if len(loud) else None


def write_manifest(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(str(part) for part in line) + "\n" for line in lines)
    return path


def made_sounds(folder, count=40):
    """Coughs and bangs out of numbers, always the same ones: bursts of coloured noise, and struck things that ring."""
    random = numpy.random.default_rng(7)
    paths = {"coughs": [], "bangs": []}
    for index in range(count):
        length = int(16000 * random.uniform(0.15, 0.35))
        time = numpy.arange(length) / 16000
        noise = numpy.convolve(random.normal(size=length), numpy.ones(4) / 4, "same")
        cough = noise * numpy.minimum(1, time / 0.01) * numpy.exp(-time / random.uniform(0.05, 0.1))
        bang = sum(random.uniform(0.3, 1) * numpy.sin(2 * numpy.pi * random.uniform(150, 2500) * time) for _ in range(5))
        bang = bang * numpy.exp(-time / random.uniform(0.02, 0.08)) + 0.3 * noise * numpy.exp(-time / 0.01)
        for name, sound in (("coughs", cough), ("bangs", bang)):
            quiet = random.normal(size=48000) * 2e-4
            quiet[16000:16000 + length] += 0.5 * sound / abs(sound).max()
            paths[name].append(write_sound(os.path.join(folder, f"{name}-{index}.wav"), quiet))
    return paths
