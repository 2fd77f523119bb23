"""What an import did, or would do, in sentences for whoever runs it and for the history."""

from collections import defaultdict
from enum import Enum


class Part(Enum):
    """The parts of a report: (heading, how one of its sentences is counted in the history)."""

    ADDED = ("Added", "added")
    RENAMED = ("Renamed", "renamed")
    MOVED = ("Moved", "moved")
    REPLACED = ("Replaced by another, which takes its pages", "replaced")
    SPLIT = ("Split, so an editor must choose", "split")
    ENDED = ("Retired, and nothing takes its place", "retired")
    CHANGED = ("Changed in other ways", "changed in other ways")
    FACTS = ("With new facts", "with new facts")
    KEPT = ("Kept as it is here, although the file says otherwise", "")
    WITHOUT_SUCCESSOR = ("Retired, and the file names no successor: an editor may name one", "")
    MISSING = ("Not in the file, and left as it is", "")


class Report:
    """Sentences by part. The last three parts are how things stand, not changes."""

    def __init__(self):
        self.sentences = defaultdict(list)

    def note(self, part, sentence):
        self.sentences[part].append(sentence)

    def has(self, part):
        return bool(self.sentences[part])

    @property
    def changes(self):
        return [part for part in Part if part.value[1] and self.has(part)]

    @property
    def summary(self):
        counted = ", ".join(f"{len(self.sentences[part])} {part.value[1]}" for part in self.changes)
        return f"Imported places: {counted}" if counted else "Imported places: nothing changes"

    def lines(self):
        """Yield the lines of the whole report."""
        yield f"{self.summary}."
        for part in Part:
            if self.has(part):
                yield f"{part.value[0]} ({len(self.sentences[part])}):"
                yield from (f"  {sentence}" for sentence in self.sentences[part])
