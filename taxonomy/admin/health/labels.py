"""Checks of what terms are called and how they are explained."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from rapidfuzz import fuzz, process, utils

from taxonomy.admin.health.checks import Check, Line, Mend
from taxonomy.admin.health.uses import edit
from taxonomy.models import Term

IN_USE = Term.Status.IN_USE
ALIKE = 88
"""From this likeness on, of 100, two labels are nearly identical. It is the share of letters that need not be put in
or taken out (rapidfuzz `ratio`, the normalised Indel similarity), words in the order of the alphabet. A plural of five
letters (“Idea”, “Ideas”: 89), a slip of the keyboard, and the same words the other way round lie above it. Labels that
share one long word lie below it: at 85, the starting vocabularies would have “Community group” beside “Community-run”,
and at 82 “GP services” beside “IT services”."""


class WithoutDefinition(Check):
    """qSKOS calls them undocumented concepts. Official places are left out: their names say all."""

    slug = "without-definition"
    title = "Without definition"
    counted = "Terms in use that do not say what they mean."
    advice = "Add a sentence or two, so that editors choose alike and readers know what they find."

    def lines(self, census):
        for standing in census.standings:
            term = standing.term
            if not term.definition.strip() and term.pk not in census.official:
                url = f"{reverse('taxonomy_edit_term', args=[term.pk])}#id_definition"
                yield Line(f"“{term}”", (Mend("Add a definition", url),), str(standing.scheme.vocabulary))


class NearlyIdentical(Check):
    """qSKOS calls them overlapping labels. Misspellings are meant to be like labels, and are left out; so are levels
    of a scale, which a glance tells apart, and official places with what they stand under, many of which are called
    alike (Newcastle-under-Lyme and Newcastle upon Tyne, North East and South East). Terms that are related to each
    other are known to be two."""

    slug = "nearly-identical"
    title = "Nearly identical labels"
    counted = "Pairs of terms in one vocabulary whose labels or synonyms differ by few letters or the order of words."
    advice = "Merge the two; if they do mean two things, rename one, or relate them: then they are not listed here."

    def lines(self, census):
        for scheme in census.schemes:
            if scheme.vocabulary.ordered:
                continue
            names = [named for term in scheme.terms if term.pk not in census.fixed for named in names_of(term)]
            for first, second in pairs_among(names):
                if frozenset((first.term.pk, second.term.pk)) not in census.related:
                    yield Line(f"{first} and {second}", mends_of(first, second, census), str(scheme.vocabulary))


@dataclass(frozen=True)
class Name:
    """Something that a term is called."""

    term: Term
    text: str

    @property
    def is_label(self):
        return self.text == self.term.pref_label

    @property
    def words(self):
        """What is compared: the words in small letters, in the order of the alphabet."""
        return " ".join(sorted(utils.default_process(self.text).split()))

    def __str__(self):
        return f"“{self.text}”" if self.is_label else f"“{self.text}” (a synonym of “{self.term}”)"


def names_of(term):
    """Return the names of a term as readers see them; none of a retired one, nor what has no letter or digit."""
    texts = [] if term.status == Term.Status.RETIRED else [term.pref_label, *term.alt_labels]
    return [name for name in (Name(term, text) for text in texts) if name.words]


def pairs_among(names):
    """Return (name, name) for each two terms that have names alike, the most alike first and each pair once."""
    words, best = [name.words for name in names], {}
    for place, name in enumerate(names):
        rest = words[place + 1 :]
        for _, score, further in process.extract(
            words[place], rest, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        ):
            other = names[place + 1 + further]
            pair = frozenset((name.term.pk, other.term.pk))
            if len(pair) == 2 and score > best.get(pair, (0,))[0]:
                best[pair] = score, name, other
    return [(first, second) for _, first, second in sorted(best.values(), key=lambda found: -found[0])]


def mends_of(first, second, census):
    """Return what can be done about two names: a merge of the less used term into the other where both are labels,
    else an edit, since taking out a synonym may be all that it takes. Nothing is merged into a proposal."""
    goes, stays = sorted((first.term, second.term), key=lambda term: (term.status == IN_USE, census.uses_of(term)))
    edits = (edit(goes, f"Edit “{goes}”"), edit(stays, f"Edit “{stays}”"))
    if stays.status != IN_USE:
        return edits
    merge = (merge_of(goes, stays),)
    return merge + edits if first.is_label and second.is_label else edits + merge


def merge_of(term, into):
    """Return the link to the preview of a merge."""
    query = urlencode({"into": into.pk, "preview": 1})
    return Mend(f"Merge “{term}” into “{into}”", f"{reverse('taxonomy_merge_term', args=[term.pk])}?{query}")
