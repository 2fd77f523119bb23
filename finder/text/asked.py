"""What somebody wrote into the search box: words, "phrases" and -exclusions. Nothing else in it means anything."""

import re
import unicodedata
from dataclasses import dataclass

from finder.text.words import STOP_WORDS, WORD, fold, stem

ITEM = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“”](?P<phrase>[^"“”]*)["“”]|(?P<word>[^\s"“”]+))')
MOST = 20
"""So many things are looked for, and so many kept out."""


@dataclass(frozen=True)
class Item:
    """One thing asked for: a word, or several that must stand together, and where it was written."""

    words: tuple[str, ...]
    quoted: bool
    start: int
    end: int

    @property
    def stems(self):
        return tuple(map(stem, self.words))

    @property
    def is_common(self):
        """It is a word that says nothing by itself."""
        return not self.quoted and STOP_WORDS.issuperset(self.words)


@dataclass(frozen=True)
class Asked:
    """The things that a page must have, and those that it must not have."""

    text: str
    wanted: tuple[Item, ...]
    unwanted: tuple[Item, ...]
    written: tuple[Item, ...] = ()
    """What is wanted, with the words between that say nothing by themselves: the name of a term may have them."""
    is_cut: bool = False
    """More was asked than is looked for."""

    @classmethod
    def of(cls, text):
        """Read a text. A quotation mark that stands alone is left out, like all that is neither letter nor number."""
        text = unicodedata.normalize("NFC", text)
        wanted, unwanted = [], []
        for found in ITEM.finditer(text):
            name = "phrase" if found["phrase"] is not None else "word"
            words = tuple(WORD.findall(fold(found[name])))
            if words:
                item = Item(words, name == "phrase", *found.span(name))
                (unwanted if found["minus"] else wanted).append(item)
        telling = [item for item in wanted if not item.is_common]
        banned = [item for item in unwanted if not item.is_common]
        kept = tuple((telling or wanted)[:MOST])
        return cls(
            text,
            kept,
            tuple(banned[:MOST]),
            tuple(item for item in wanted if item.is_common or item in kept),
            is_cut=max(len(telling or wanted), len(banned)) > MOST,
        )

    @property
    def stems(self):
        """The stems of all that is wanted, in one row."""
        return tuple(part for item in self.wanted for part in item.stems)
