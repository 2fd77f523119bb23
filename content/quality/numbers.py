"""Whether a sentence says how much."""

import re

AMOUNT = re.compile(
    r"\d|\b(?:half|halved|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|doubled?|doubling"
    r"|twice|trebled?|tripled?|quadrupled?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|none|nobody"
    r"|no (?:difference|change|effect|fewer|more|less|better))\b",
    re.IGNORECASE,
)


def says_how_much(text):
    """Say whether `text` has an amount in it, in figures or in words; “no difference” is one too."""
    return bool(AMOUNT.search(text))
