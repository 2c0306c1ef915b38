"""Whole commands of the barista set: a text's slots, and whether they are those that its label has.

Scored strictly: a command is right only if every slot of the label is there with its value, and no other is. That is how
the vendor of the set counts (Picovoice, speech-to-intent-benchmark), but a slot too many is wrong here too. All commands
have the one intent `orderDrink`, so a text in which no slot is found at all has no intent.
"""
import json
import os
import re

AMOUNT = r"\b(?:(a lot of|lots of|a little bit of|a bit of|some) )?"
SLOTS = {
    "roast": r"\b((?:dark|medium|light) roast)\b",
    "size": r"\b(small|large|medium(?! roast)|(?:eight|twelve|sixteen|twenty) ounce)\b",
    "numberOfShots": r"\b((?:single|double|triple) shot)\b",
    "coffeeDrink": r"\b((?:iced |drip |house )?coffee|(?:iced )?mocha|latte|cappuccino|espresso|americano)\b",
    "milkAmount": AMOUNT + r"((?:(?:almond|soy|skim|whole) )?milk|cream)\b",
    "sugarAmount": AMOUNT + r"((?:brown )?sugar|sweetener)\b",
}


def slots(text):
    """The slots of a text; a slot that is given twice has no value that a label could have."""
    text = " ".join(text.lower().split())
    found = {}
    for name, pattern in SLOTS.items():
        values = [" ".join(part for part in (match if isinstance(match, tuple) else (match,)) if part)
                  for match in re.findall(pattern, text)]
        if values:
            found[name] = values[0] if len(values) == 1 else None
    return found


def labels(folder):
    with open(os.path.join(folder, "labels.json"), encoding="utf-8") as file:
        return {name: {slot: value.strip() for slot, value in label["slots"].items()}
                for name, label in json.load(file).items()}


def accuracy(hypotheses, wanted):
    """The share of whole commands that are right; hypotheses are (path, text, confidence)."""
    return sum(slots(text) == wanted[os.path.basename(path)] for path, text, _ in hypotheses) / len(hypotheses)
