"""The fact sheets that the demonstration rests on, as tests compare its pages with them."""

import re
import tomllib
from collections import defaultdict
from functools import cache, cached_property

from demo.records import CONTENT, read_records

SHEETS = CONTENT.parent / "sheets"
RUN = 8
"""So many words in a row, the same on a page and on its sheet, are copied and not told anew."""
REFERENCE = re.compile(r"\s*\[(\d+)\]")
SOURCE = re.compile(r"(?m)^(\d+)\. .*?(https?://\S+)")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
WORD = re.compile(r"[a-z0-9£$€%]+(?:[.'’-][a-z0-9]+)*")
ADDRESS = re.compile(r"https?://\S+")
FACT = re.compile(r"\b[a-d]\d\b")
IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SENTENCE = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z“£\d*-])|\n")
UNSOURCED = ("**Caveats", "**Evaluation", "**Place")
"""Parts of a sheet whose sentences may stand without a source of their own."""
NOT_PROSE = {"sheet", "terms", "sources", "evaluation_link", "picture", "date", "illustrative", "last_checked"}
TOLD = ("challenge", "what_was_done", "what_happened", "how_sure_we_are", "what_got_in_the_way")


class Sheet:
    """One fact sheet: its words, its numbers and what it says about outcome and evidence."""

    def __init__(self, name):
        self.text = (SHEETS / f"{name}.md").read_text(encoding="utf-8")
        self.facts = ADDRESS.sub("", REFERENCE.sub("", self.text))
        self.addresses = {address.rstrip(")") for address in ADDRESS.findall(self.text)}
        self.numbers = sheet_numbers(self.facts)
        self.runs = runs_of(self.facts)

    def levels(self):
        """Return the evidence levels it gives; R31 gives one for each of its two pages."""
        return set(re.findall(r"evidence (?:Netherlands |.*London )?\*\*(\d)\*\*", self.text))

    @cached_property
    def stated_at(self):
        """Return {number: the addresses of the sources that the sheet gives for it}, without the numbers that it also
        states without a source of their own."""
        facts = re.sub(r"\n(?![-|*\n])", " ", self.text.partition("**Sources**")[0])
        addresses = {found[0]: found[1].rstrip(")") for found in SOURCE.findall(self.text)}
        stated, loose = defaultdict(set), set()
        for line in facts.splitlines():
            numbers, cited = sheet_numbers(REFERENCE.sub("", line)), REFERENCE.findall(line)
            for number in numbers:
                stated[number].update(addresses[source] for source in cited if source in addresses)
            if not cited or line.startswith(UNSOURCED):
                loose |= numbers
        return {number: found for number, found in stated.items() if number not in loose}

    def outcomes(self):
        (suggested,) = re.findall(r"outcome (\*\*.+?) · ", self.text.replace("\n", " "))
        return {outcome.lower().replace(" ", "-") for outcome in re.findall(r"\*\*(.+?)\*\*", suggested)}


@cache
def sheet(name):
    return Sheet(name)


@cache
def unverified():
    return tomllib.loads((SHEETS / "unverified.toml").read_text(encoding="utf-8"))


def real(folder):
    """Return the records of a folder that rest on a fact sheet."""
    return [record for record in read_records(CONTENT, folder) if "sheet" in record.data]


def texts_of(value):
    """Return all that a reader is told: the sentences and numbers of a record, without its addresses."""
    if isinstance(value, dict):
        return [text for key, part in value.items() if key not in NOT_PROSE for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [] if isinstance(value, bool) else [ADDRESS.sub("", REFERENCE.sub("", str(value)))]


def numbers_in(text):
    """Return its numbers in one way of writing: without separators, and without zeros that mean nothing."""
    found = (number.replace(",", "") for number in NUMBER.findall(text))
    return {number.rstrip("0").rstrip(".") if "." in number else number.lstrip("0") or "0" for number in found}


def sheet_numbers(text):
    """Return the numbers of a sheet, in figures or words, without those that only count its facts."""
    in_words = {str(n) for n, word in enumerate(IN_WORDS, start=1) if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    return numbers_in(FACT.sub("", text)) | in_words


def cited_in(record):
    """Return what a page says with references: (sentence, its numbers, the addresses of the sources it cites)."""
    addresses = {str(number): source["url"] for number, source in enumerate(record.data["sources"], start=1)}
    prose = [value for key, value in record.data.items() if isinstance(value, str) and key not in NOT_PROSE]
    for sentence in SENTENCE.split("\n".join(prose)):
        if cited := REFERENCE.findall(sentence):
            told = REFERENCE.sub("", re.sub(r"\*\*Level \d", "", sentence))
            yield sentence, numbers_in(told), {addresses[number] for number in cited}


def runs_of(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
