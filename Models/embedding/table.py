"""Writes a table as Sources/Understanding/SentenceEmbedding.swift reads it."""
import struct

import numpy

CUTS = {"words": 0, "runs": 1}


def write(path, pieces, vectors, cut):
    """`vectors`: pieces × dimensions; each row becomes 8-bit integers with a scale of its own."""
    scales = numpy.abs(vectors).max(1) / 127
    rows = numpy.round(vectors / numpy.maximum(scales, 1e-12)[:, None]).astype(numpy.int8)
    listed = "".join(piece + "\n" for piece in pieces).encode()
    with open(path, "wb") as file:
        file.write(b"ORIOLEV1" + struct.pack("<III", vectors.shape[1], len(pieces), len(listed)))
        file.write(bytes([CUTS[cut], 0, 0, 0]) + listed + scales.astype("<f4").tobytes() + rows.tobytes())
