"""PNG plots of what was measured; without matplotlib there are none, and the figures stand in the JSON."""
import os
import sys

try:
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
except ImportError:
    pyplot = None


def draw(curves, delays, folder):
    if pyplot is None:
        print("  no plots: matplotlib is not installed", file=sys.stderr)
        return
    names = {"barista": "whole commands right (barista), %", "words": "word errors (AN4), %"}
    if curves:
        figure, axes = pyplot.subplots(1, len(curves), figsize=(5 * len(curves), 3.5), squeeze=False)
        for axis, (kind, noises) in zip(axes[0], curves.items()):
            for noise, values in noises.items():
                ratios = sorted(values)
                axis.plot(ratios, [100 * values[ratio] for ratio in ratios], marker="o", label=noise[:16])
            axis.set(xlabel="speech over noise, dB", ylabel=names[kind], ylim=(0, 100))
            axis.legend(fontsize=6)
        save(figure, os.path.join(folder, "noise.png"))
    if delays:
        figure, axis = pyplot.subplots(figsize=(5, 3.5))
        for name, values in delays.items():
            ordered = sorted(values)
            axis.step(ordered, [100 * (place + 1) / len(ordered) for place in range(len(ordered))], label=name)
        axis.set(xlabel="ms", ylabel="sooner than this, %", xlim=(0, 1500))
        axis.legend(fontsize=7)
        save(figure, os.path.join(folder, "delays.png"))


def save(figure, path):
    figure.tight_layout()
    figure.savefig(path, dpi=80)
    pyplot.close(figure)
