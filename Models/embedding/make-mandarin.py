#!/usr/bin/env python3
"""Makes zh.table: word vectors for the 40,000 commonest Chinese words of up to five hanzi, from the word2vec model that
comes in the source package of synonyms 3.10.1 (MIT). Run with the unpacked package's folder."""
import re
import sys
from pathlib import Path

import numpy

from table import write

WORDS = 40_000


def vectors(path):
    """Words in order of frequency, and their vectors (word2vec's binary format)."""
    data = path.read_bytes()
    head, _, rest = data.partition(b"\n")
    count, width = map(int, head.split())
    words, rows, at = [], numpy.zeros((count, width), numpy.float32), 0
    for number in range(count):
        end = rest.index(b" ", at)
        words.append(rest[at:end].decode("utf-8", "ignore").strip())
        rows[number] = numpy.frombuffer(rest, "<f4", width, end + 1)
        at = end + 1 + 4 * width
    return words, rows


def main(folder, path):
    words, rows = vectors(Path(folder) / "synonyms/data/words.vector")
    rows /= numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    rows -= rows.mean(0)
    numbers = {}
    for number, word in enumerate(words):
        if re.fullmatch("[\u4e00-\u9fff]{1,5}", word):
            numbers.setdefault(word, number)
    kept = list(numbers.values())[:WORDS]
    write(path, [words[number] for number in kept], rows[kept], "runs")
    print(f"{path}: {len(kept)} words of {rows.shape[1]} numbers")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else str(Path(__file__).parent / "zh.table"))
