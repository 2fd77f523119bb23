"""Checks of how much terms are used."""

from django.urls import reverse

from taxonomy.admin.health.checks import Check, Line, Mend
from taxonomy.labels import named
from taxonomy.models import Term
from taxonomy.uses import pages_titled

SHARE = 3
"""A term on one page in so many narrows a list too little to be worth choosing."""
FEWEST_PAGES = 12
"""With fewer pages than this a share of them is chance: a third of eleven is three or four pages."""


def edit(term, label="Edit"):
    return Mend(label, reverse("taxonomy_edit_term", args=[term.pk]))


def operation(name, term):
    return Mend(name.capitalize(), reverse(f"taxonomy_{name}_term", args=[term.pk]))


class NeverUsed(Check):
    """Places of the official list, and what these stand under, are left out: they are there to be chosen one day."""

    slug = "never-used"
    title = "Never used"
    counted = "Terms that no page, draft, session or question has, nor any term below them."
    advice = "Retire or merge what nobody will need; what is new, or completes a scale, may wait."

    def lines(self, census):
        busy = set()
        for standing in census.standings:
            if census.uses_of(standing.term):
                busy.update(term.pk for term in (standing.term, *standing.above))
        left_alone = busy | census.fixed
        for standing in census.standings:
            term = standing.term
            if term.pk not in left_alone:
                mends = (operation("retire", term), operation("merge", term), edit(term))
                yield Line(f"“{term}”", mends, str(standing.scheme.vocabulary))


class UsedByOne(Check):
    """A term that has others below it is a heading, and may be rare."""

    slug = "used-by-one"
    title = "Used by one"
    counted = "Terms that only one page, draft, session or question has, and that have no term below them."
    advice = "Merge such a term into one close to it, unless more is sure to come."

    def lines(self, census):
        headings = {standing.above[-1].pk for standing in census.standings if standing.above}
        left_alone = headings | census.fixed
        for standing in census.standings:
            term = standing.term
            if term.pk not in left_alone and census.uses_of(term) == 1:
                mends = (operation("merge", term), *where(term, census))
                yield Line(f"“{term}”", mends, str(standing.scheme.vocabulary))


def where(term, census):
    """Yield the link to the one page that has a term."""
    if census.pages_with(term):
        name = "taxonomy_live_pages" if term.pk in census.live else "taxonomy_drafts"
        yield Mend("See the page", reverse(name, args=[term.pk]))


class UsedByAThird(Check):
    """Pages count that have the term itself. Levels of a scale are left out: of three, the average has a third."""

    slug = "used-by-a-third"
    title = "Used by a third of everything"
    counted = "Terms that at least a third of the live pages have to which their vocabulary applies, scales left out."
    advice = "Split such a term: it narrows a search so little that choosing it hardly helps."

    def lines(self, census):
        for scheme in census.schemes:
            types = [use.page_type for use in census.demands if use.vocabulary_id == scheme.vocabulary.pk]
            total = sum(census.live_pages.get(name, 0) for name in types)
            if total >= FEWEST_PAGES and not scheme.vocabulary.ordered:
                yield from self.lines_of(scheme, total, census)

    def lines_of(self, scheme, total, census):
        found = [(census.live.get(term.pk, (0, None))[0], term) for term, _ in scheme.walk()]
        for number, term in sorted(found, key=lambda pair: -pair[0]):
            if number * SHARE >= total:
                pages = Mend(f"See the {number} pages", reverse("taxonomy_live_pages", args=[term.pk]))
                text = f"“{term}”: {number} of {total} pages, {round(100 * number / total)}%"
                yield Line(text, (operation("split", term), pages), str(scheme.vocabulary))


class RetiredInDrafts(Check):
    """Merges leave drafts as they are: publishing puts the terms in use in the place of retired ones."""

    slug = "retired-in-drafts"
    title = "Retired terms in drafts"
    counted = "Drafts and scheduled versions that still have a retired term."
    advice = "Open the draft, look at its terms and save: first where an editor must choose what takes a term’s place."

    def lines(self, census):
        retired = {pk for pk, term in census.terms.items() if term.status == Term.Status.RETIRED}
        held = [(page, pk) for page, terms in census.terms_of_drafts.items() for pk in terms & retired]
        titles = pages_titled({page for page, _ in held})
        found = [(census.terms[pk], page) for page, pk in held if page in titles]
        found.sort(key=lambda pair: (len(pair[0].survivors()) == 1, titles[pair[1]].casefold(), pair[0].pk))
        for term, page in found:
            yield Line(f"“{titles[page]}” has “{term}”, {fate_of(term)}", (), str(term.vocabulary), page)


def fate_of(term):
    """Say what publishing makes of a retired term."""
    survivors = term.survivors()
    if len(survivors) > 1:
        return f"which was split into {named(survivors)}: choose"
    return f"which becomes “{survivors[0]}” when published" if survivors else "which is left out when published"
