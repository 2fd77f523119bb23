"""Sets texts in lines: as few as there can be, of nearly one length, and never wider than the measure."""

import re
from bisect import bisect_right

SPACE = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may end. A space that holds two words together is none."""
AMOUNT = re.compile(r"(?<=\d) (?=[mb]illion\b)")
"""The space in “£6 million”, where no line ends."""
STEP = 12
"""How closely lines are brought to one length, in pixels."""


def set_lines(text, style, measure, most):
    """Return the lines of a text, and whether all of it is there: at most so many lines, the last then cut short."""
    words = SPACE.split(AMOUNT.sub("\u00a0", text.strip()))
    lines = filled(words, style, measure)
    if len(lines) > most or any(style.length(line) > measure for line in lines):
        return cut(filled(broken(words, style, measure), style, measure), style, measure, most)
    return balanced(words, len(lines), style, measure), True


def filled(words, style, measure):
    """Put into each line as many words as it holds."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if style.length(longer) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words, count, style, measure):
    """Return so many lines of nearly one length, so that no word stands alone in the last."""
    least = round(style.length(" ".join(words)) / count)
    narrower = (filled(words, style, width) for width in range(least, measure, STEP))
    return next((lines for lines in narrower if len(lines) == count), None) or filled(words, style, measure)


def broken(words, style, measure):
    """Return the words, those that no line can hold in pieces."""
    pieces = []
    for word in words:
        while style.length(word) > measure:
            end = max(1, bisect_right(range(len(word)), measure, key=lambda n: style.length(word[:n])) - 1)
            pieces.append(word[:end])
            word = word[end:]
        pieces.append(word)
    return pieces


def cut(lines, style, measure, most):
    """Return the first lines; when there are more, the last of them ends in an ellipsis."""
    if len(lines) <= most:
        return lines, False
    last = lines[most - 1]
    while last and style.length(f"{last}…") > measure:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:–-.')}…"], False
