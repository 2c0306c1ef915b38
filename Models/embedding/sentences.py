"""Sentences to learn from: WordNet's examples and short glosses, and carrier phrases filled with WordNet's words."""
import random
import re
from pathlib import Path

WORDNET = Path("/usr/share/wordnet")
HEADS = ["", "", "", "", "", "", "", "", "hi ", "hello ", "please ", "excuse me ", "so ", "well ", "sorry ",
         "good morning ", "ok ", "hey ", "listen ", "also ", "i think ", "do you know "]
TAILS = ["", "", "", "", "", "", " from my {n}", " to the {n}", " with a {n}", " for the {a} {n}", " at the {n}",
         " in my {n}", " on the {n}", " today", " yesterday", " tomorrow", " again", " now", " online", " please",
         " by {n}", " without a {n}", " this week", " before the {n}", " after i {v} it", " and {v} it",
         " because it is {a}", " when i {v}", " or a {n}", " so i can {v} it", " in {n}"]


def past(verb):
    head, _, tail = verb.partition(" ")
    head += "d" if head.endswith("e") else "ed"
    return re.sub("([^aeiou])yed$", r"\1ied", head) + (" " + tail if tail else "")


def ing(verb):
    head, _, tail = verb.partition(" ")
    head = head[:-1] + "ing" if head.endswith("e") and not head.endswith("ee") else head + "ing"
    return head + (" " + tail if tail else "")


def plural(noun):
    if re.search("(s|x|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search("[^aeiou]y$", noun) else noun + "s"


def lemmas(name, count, rank):
    """The commonest lemmas of an index file: by the encoder's vocabulary, which is ordered by frequency."""
    found = [line.split()[0] for line in open(WORDNET / name) if not line.startswith(" ")]
    found = [word for word in found if re.fullmatch("[a-z]+", word) and word in rank]
    return sorted(found, key=lambda word: rank[word])[:count]


def examples():
    texts = set()
    for kind in ("noun", "verb", "adj", "adv"):
        for line in open(WORDNET / f"data.{kind}", encoding="utf-8", errors="replace"):
            _, bar, gloss = line.partition(" | ")
            quoted = re.findall('"([^"]+)"', gloss)
            texts.update(text.lower() for text in quoted if 2 <= len(text.split()) <= 16)
            meaning = re.sub('"[^"]*"', "", gloss).split(";")[0].strip().lower()
            if bar and 3 <= len(meaning.split()) <= 12:
                texts.add(meaning)
    return sorted(texts)


def sentences(vocabulary, wordnet, made, seed=20):
    """`wordnet` texts of WordNet's and `made` ones from carrier phrases, in an order that is always the same."""
    chance = random.Random(seed)
    rank = {word: number for number, word in enumerate(vocabulary)}
    nouns = lemmas("index.noun", 7000, rank)
    verbs = lemmas("index.verb", 2600, rank)
    adjectives = lemmas("index.adj", 1500, rank)
    lines = (Path(__file__).parent / "carriers.txt").read_text().splitlines()
    carriers = [line for line in lines if line and not line.startswith("#")]

    def pick(words):  # common ones more often
        return words[int(len(words) * chance.random() ** 1.5)]

    def make():
        noun, other, verb, adjective = pick(nouns), pick(nouns), pick(verbs), pick(adjectives)
        pattern = chance.choice(HEADS) + chance.choice(carriers) + chance.choice(TAILS)
        return pattern.format(n=noun, m=other, v=verb, a=adjective, p=past(verb), g=ing(verb), ns=plural(noun),
                              ms=plural(other))

    found = examples()
    chance.shuffle(found)
    texts = found[:wordnet] + [make() for _ in range(made)]
    chance.shuffle(texts)
    return texts
