#!/usr/bin/env python3
"""Makes en.table: for each word piece of all-MiniLM-L6-v2 a vector, such that the sum over a text's pieces lies where
the encoder puts the text. Starts from the encoder's vector of each piece alone, mapped linearly, and learns the rest by
ridge regression on sentences; then the 256 directions that matter most to sentences are kept. About 20 minutes."""
import re
import sys
import time
from pathlib import Path

import numpy
from scipy import sparse

from encoder import Encoder
from sentences import sentences
from table import write

WORDNET_TEXTS, MADE_TEXTS, HELD_OUT = 80_000, 120_000, 5_000
DIMENSIONS, RIDGE, STEPS = 256, 3.0, 60


def plain(text):
    """As Oriole normalises a text before it looks pieces up."""
    return " ".join(re.sub(r"[^\w' ]+", " ", text.lower()).replace("'", "").split())


def bags(encoder, texts):
    """For each text the counts of its pieces, over the square root of their number."""
    rows, columns = [], []
    for row, encoding in enumerate(encoder.tokenizer.encode_batch(list(texts), add_special_tokens=False)):
        rows += [row] * len(encoding.ids)
        columns += encoding.ids
    shape = (len(texts), len(encoder.vocabulary))
    counts = sparse.csr_matrix((numpy.ones(len(rows), numpy.float32), (rows, columns)), shape=shape)
    sizes = numpy.asarray(counts.sum(1)).ravel()
    return (sparse.diags(1 / numpy.sqrt(numpy.maximum(sizes, 1))) @ counts).astype(numpy.float32)


def ridge(bags, missing):
    """Conjugate gradients for (BᵀB + λ) D = Bᵀ R."""
    answer = numpy.zeros((bags.shape[1], missing.shape[1]), numpy.float32)
    residual = bags.T @ missing
    direction, size = residual.copy(), (residual**2).sum()
    first = size
    for _ in range(STEPS):
        image = bags.T @ (bags @ direction) + RIDGE * direction
        step = size / (direction * image).sum()
        answer += step * direction
        residual -= step * image
        size, before = (residual**2).sum(), size
        if size < 1e-7 * first:
            break
        direction = residual + size / before * direction
    return answer


def cosine(left, right):
    return float(((left * right).sum(1) / numpy.linalg.norm(left, axis=1) / numpy.linalg.norm(right, axis=1)).mean())


def main(path):
    start = time.time()
    say = lambda text: print(f"{time.time() - start:6.0f} s  {text}", flush=True)
    encoder = Encoder()
    pieces = encoder.pieces()
    pieces -= pieces.mean(0)
    say(f"{len(pieces)} pieces")
    texts = [text for text in map(plain, sentences(encoder.vocabulary, WORDNET_TEXTS, MADE_TEXTS)) if text]
    targets = numpy.concatenate([encoder.texts(texts[at:at + 10_000]) for at in range(0, len(texts), 10_000)])
    targets -= targets.mean(0)
    say(f"{len(texts)} sentences")
    inputs = bags(encoder, texts)
    taught, held = inputs[:-HELD_OUT], inputs[-HELD_OUT:]
    mapped = pieces @ numpy.linalg.lstsq(taught @ pieces, targets[:-HELD_OUT], rcond=None)[0]
    learnt = mapped + ridge(taught, targets[:-HELD_OUT] - taught @ mapped)
    say(f"cosine with the encoder on held-out sentences: pieces alone {cosine(held @ pieces, targets[-HELD_OUT:]):.3f}, "
        f"mapped {cosine(held @ mapped, targets[-HELD_OUT:]):.3f}, learnt {cosine(held @ learnt, targets[-HELD_OUT:]):.3f}")
    sums = inputs @ learnt
    sums /= numpy.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
    directions = numpy.linalg.svd(sums.T @ sums)[0][:, :DIMENSIONS]
    kept = [number for number, piece in enumerate(encoder.vocabulary) if re.fullmatch("(##)?[a-zà-ÿ0-9]+", piece)]
    write(path, [encoder.vocabulary[number] for number in kept], (learnt @ directions)[kept], "words")
    say(f"{path}: {len(kept)} pieces of {DIMENSIONS} numbers")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent / "en.table"))
