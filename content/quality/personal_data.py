"""Personal data that should hardly stand in a text for all to read."""

import re
from collections.abc import Iterator

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\w.,£$€+-])(?:\+44|0044|0)(?:[\s\-.]?\(?\d\)?){9,11}(?!\w|[.,]\d)")
NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:[ -]?\d\d){3}[ -]?[A-D]\b", re.IGNORECASE
)
"""Two letters, six numbers, a letter from A to D, without the letters and prefixes that are never given: HM Revenue &
Customs, National Insurance Manual, NIM39110."""

KINDS = {
    "an e-mail address": EMAIL,
    "a telephone number": TELEPHONE,
    "a national insurance number": NATIONAL_INSURANCE,
}


def personal_data(text) -> Iterator[tuple[str, str]]:
    """Yield (what it is, as it is written) for all that looks like someone's own."""
    for kind, pattern in KINDS.items():
        yield from ((kind, match[0].strip()) for match in pattern.finditer(text) if is_plausible(kind, match[0]))


def is_plausible(kind, text):
    """A British telephone number has ten or eleven digits from its 0 on, which +44 stands for."""
    if kind != "a telephone number":
        return True
    digits = re.sub(r"\D", "", text)
    national = re.sub(r"^(?:00)?44(?:0)?", "0", digits)
    return len(national) in (10, 11) and national[:2] in ("01", "02", "03", "05", "07", "08", "09")
