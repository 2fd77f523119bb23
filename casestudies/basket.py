"""The case studies that somebody compares, as the address names them."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from casestudies.models import CaseStudyPage
from casestudies.models.identifiers import number_of
from finder.addresses import COMPARE_PATH
from finder.query import shown
from taxonomy.assignment import terms_of_pages
from taxonomy.labels import in_words

PARAMETER = "case"
MOST = 4
NAMED = 5
"""How many of those that are left out are named."""


@dataclass(frozen=True)
class Basket:
    """Up to four public case studies in the order in which they were chosen, and what was left out."""

    pages: list[CaseStudyPage]
    unknown: list[str]
    too_many: list[str]
    repeated: list[str]

    @classmethod
    def of(cls, given):
        """Return the basket of these identifiers, each taken once, however it is written. Only public case studies
        are in it; all else is unknown, so that nobody learns what is there but not public."""
        asked = Counter(filter(None, map(tidy, given)))
        numbers = {text: number_of(text) for text in asked}
        public = public_numbers({number for number in numbers.values() if number})
        known = [text for text in asked if numbers[text] in public]
        found = public_case_studies([numbers[text] for text in known[:MOST]])
        return cls(
            pages=[found[numbers[text]] for text in known[:MOST] if numbers[text] in found],
            unknown=[text for text in asked if numbers[text] not in public],
            too_many=known[MOST:],
            repeated=[text for text in known[:MOST] if asked[text] > 1],
        )

    def address(self, adding="", without="", path=COMPARE_PATH):
        """Return the address of this basket, or of one with a case study more or less."""
        chosen = [page.identifier for page in self.pages if page.identifier != without]
        query = urlencode([(PARAMETER, identifier) for identifier in ([*chosen, adding] if adding else chosen)])
        return f"{path}?{query}" if query else path

    @property
    def notices(self):
        """A sentence for each thing that was left out, and why."""
        sentences = []
        if self.unknown:
            is_none = "is not a case study" if len(self.unknown) == 1 else "are not case studies"
            sentences.append(f"{first_named(self.unknown)} {is_none} here.")
        if self.too_many:
            is_out = "is" if len(self.too_many) == 1 else "are"
            sentences.append(f"Four stand side by side at most: {first_named(self.too_many)} {is_out} left out.")
        if self.repeated:
            sentences.append(f"Named more than once, shown once: {first_named(self.repeated)}.")
        return sentences


def public_numbers(numbers):
    """Return those of these numbers whose case studies anyone may read."""
    found = CaseStudyPage.objects.filter(identifier_number__in=numbers, finder_entry__isnull=False)
    return set(found.values_list("identifier_number", flat=True)) if numbers else set()


def public_case_studies(numbers):
    """Return {number of its identifier: page} of those that anyone may read, with all that a comparison says."""
    pages = CaseStudyPage.objects.filter(identifier_number__in=numbers, finder_entry__isnull=False)
    found = {page.identifier_number: page for page in pages.prefetch_related("key_figures")} if numbers else {}
    terms = terms_of_pages([page.pk for page in found.values()]) if found else {}
    for page in found.values():
        page.__dict__["terms"] = terms[page.pk]
    return found


def tidy(text):
    """Return what somebody gave for an identifier as identifiers are written, if it is like one."""
    text = text.strip()
    return text.upper() if number_of(text.upper()) else text


def first_named(texts):
    """Return texts that somebody typed as a sentence lists them: the first few, and how many more there are."""
    quoted = [f"“{shown(text)}”" for text in texts[:NAMED]]
    rest = len(texts) - NAMED
    return in_words([*quoted, f"{rest} more"] if rest > 0 else quoted)
