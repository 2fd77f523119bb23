"""The taxonomy and all its uses, read once for all checks."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Min
from wagtail import hooks
from wagtail.models import Page

from taxonomy.admin.rules import page_models
from taxonomy.models import PageTerm, Place, Term, VocabularyUse
from taxonomy.schemes import Scheme, load_schemes
from taxonomy.uses import PAGE_TERMS, terms_of_drafts, terms_of_scheduled, use_tables, with_successors


@dataclass(frozen=True)
class Standing:
    """A term in use, with the terms that it stands under, the topmost first."""

    scheme: Scheme
    term: Term
    above: tuple[Term, ...]


class Census:
    """Vocabularies, terms and uses as they are now. What no check asks for is not read."""

    @cached_property
    def schemes(self):
        return list(load_schemes().values())

    @cached_property
    def terms(self):
        """Every term by its id, retired ones with what replaced them."""
        return with_successors(term for scheme in self.schemes for term in scheme.terms)

    @cached_property
    def standings(self):
        """Every term in use, as the tree shows it."""
        return [standing for scheme in self.schemes for standing in standings_in(scheme)]

    @cached_property
    def official(self):
        """The terms that the official list of authorities keeps: an import of places says how they are called."""
        return set(Place.objects.values_list("term_id", flat=True))

    @cached_property
    def fixed(self):
        """Official places and what they stand under: they stay, whether anything uses them or not."""
        official = [standing for standing in self.standings if standing.term.pk in self.official]
        return self.official | {term.pk for standing in official for term in standing.above}

    @cached_property
    def related(self):
        """The pairs of ids of terms that are related to each other."""
        rows = Term.related.through.objects.values_list("from_term_id", "to_term_id")
        return {frozenset(pair) for pair in rows}

    @cached_property
    def live(self):
        """{term id: (number of live pages that have it, one of them)}"""
        rows = PageTerm.objects.filter(page__live=True).order_by().values("term")
        rows = rows.annotate(number=Count("page"), one=Min("page"))
        return {term: (number, one) for term, number, one in rows.values_list("term", "number", "one")}

    @cached_property
    def terms_of_drafts(self):
        """{page id: ids of the terms that its newest draft or its scheduled version has}, as they were when saved."""
        found = defaultdict(set, terms_of_drafts())
        for page, terms in terms_of_scheduled().items():
            found[page] = found[page] | terms
        return found

    @cached_property
    def drafts(self):
        """{term id: pages with a draft that has it, or a retired one that it stands for}"""
        found = defaultdict(set)
        for page, terms in self.terms_of_drafts.items():
            for term in (self.terms[pk] for pk in terms if pk in self.terms):
                for survivor in term.survivors():
                    found[survivor.pk].add(page)
        return found

    @cached_property
    def other_uses(self):
        """{term id: how often it is used by anything but pages}"""
        tables = [table for label, table in use_tables().items() if label != PAGE_TERMS]
        rows = [table.model._default_manager.order_by().values_list(table.term) for table in tables]
        found = Counter(pk for (pk,) in rows[0].union(*rows[1:], all=True)) if rows else Counter()
        for register in hooks.get_hooks("register_term_uses"):
            found.update(register().counts(list(self.terms)))
        return found

    def pages_with(self, term):
        """Return the number of pages that have a term, live or in a draft: 0, 1 or "at least" more."""
        number, one = self.live.get(term.pk, (0, None))
        return number if number > 1 else len(self.drafts[term.pk] | ({one} if number else set()))

    def uses_of(self, term):
        return self.pages_with(term) + self.other_uses[term.pk]

    @cached_property
    def demands(self):
        """What the types of page demand of vocabularies."""
        found = VocabularyUse.objects.select_related("vocabulary")
        return list(found.order_by("page_type", "vocabulary__sort_order"))

    @cached_property
    def live_pages(self):
        """{name of a type of page: number of its live pages}"""
        types = {ContentType.objects.get_for_model(model).pk: name for name, model in page_models().items()}
        rows = Page.objects.live().filter(content_type__in=types).order_by().values("content_type")
        rows = rows.annotate(number=Count("pk"))
        return {types[pk]: number for pk, number in rows.values_list("content_type", "number")}


def standings_in(scheme):
    """Yield the Standing of each term in use of one vocabulary."""
    above = []
    for term, level in scheme.walk():
        del above[level:]
        yield Standing(scheme, term, tuple(above))
        above.append(term)
