"""What a plan would change, for people to look at before it is done."""

from dataclasses import dataclass

from wagtail.models import Page

from taxonomy import uses
from taxonomy.admin.pages import PageList, from_parts, page_list
from taxonomy.admin.readable import Reader, TermChange, term_changes, use_changes
from taxonomy.admin.rules import page_models
from taxonomy.models import PageTerm
from taxonomy.operations.uses import pages_of
from taxonomy.plans import Plan


@dataclass
class Preview:
    """A plan and everything that it would change, in lists of at most so many."""

    plan: Plan
    terms: list[TermChange]
    more_terms: int
    uses: list[str]
    live: PageList
    unpublished: PageList
    drafts: PageList
    scheduled: PageList
    bare: PageList
    """Live pages that would be left without a term of a vocabulary that their type requires."""
    crowded: PageList
    """Live pages that would have more terms of the vocabulary than their type may have."""

    def page_lists(self):
        """(heading, list) of those that are not empty."""
        lists = (
            ("Live pages that change", self.live),
            ("Unpublished pages that change", self.unpublished),
            ("Drafts and unpublished changes that will be published with the new terms", self.drafts),
            ("Scheduled pages that will be published with the new terms", self.scheduled),
        )
        return [(heading, found) for heading, found in lists if found.total]


def preview_of(plan, user):
    """Work out the Preview of a plan."""
    reader = Reader.of_terms(plan.terms, plan.rows)
    terms, more = term_changes(plan.terms, reader)
    pages = pages_of(plan)
    live = set(from_parts(pages, lambda part: Page.objects.live().filter(pk__in=part).values_list("pk", flat=True)))
    ended, kept = named_in_drafts(plan), terms_kept(plan, live)
    return Preview(
        plan=plan,
        terms=terms,
        more_terms=more,
        uses=use_changes(plan.rows, reader),
        live=page_list(live, user),
        unpublished=page_list(pages - live, user),
        drafts=page_list(having(ended, uses.terms_of_drafts) - (pages - live), user),
        scheduled=page_list(having(ended, uses.terms_of_scheduled), user),
        bare=page_list(left_bare(plan, kept), user),
        crowded=page_list(left_crowded(plan, kept), user),
    )


def named_in_drafts(plan):
    """Return the ids of terms for which others stand after the plan: those whose end it is or undoes, and those
    that such a term had replaced before."""
    ended = {pk for pk, (_, after) in plan.terms.items() if after and {"status", "replaced_by"} & after.keys()}
    if not ended:
        return ended
    survivors = uses.survivors_by_id(plan.vocabulary)
    return ended | {pk for pk, standing in survivors.items() if ended & set(standing)}


def having(term_ids, terms_by_page):
    """Return the ids of the pages that have one of these terms."""
    return {pk for pk, found in terms_by_page().items() if found & term_ids} if term_ids else set()


def terms_kept(plan, page_ids):
    """Return {page id: ids of the terms of the vocabulary that it has afterwards}."""
    kept = {pk: set() for pk in page_ids}
    rows = PageTerm.objects.filter(term__vocabulary=plan.vocabulary)
    for page, term in from_parts(page_ids, lambda part: rows.filter(page__in=part).values_list("page_id", "term_id")):
        kept[page].add(term)
    changes = [row for row in plan.rows.get(uses.PAGE_TERMS, []) if row.owner in kept]
    for row in changes:
        kept[row.owner].discard(row.before)
    for row in changes:
        kept[row.owner] |= {row.after} - {None}
    return kept


def left_bare(plan, kept):
    """Return the pages whose type requires a term of the vocabulary, and which would have none."""
    types = plan.vocabulary.uses.filter(required=True).values_list("page_type", flat=True)
    return of_types(types, [pk for pk, terms in kept.items() if not terms])


def left_crowded(plan, kept):
    """Return the pages that would have more terms of the vocabulary than their type may have."""
    limits = plan.vocabulary.uses.exclude(maximum=None).values_list("page_type", "maximum")
    over = {page_type: [pk for pk, terms in kept.items() if len(terms) > maximum] for page_type, maximum in limits}
    return set().union(*(of_types([page_type], pages) for page_type, pages in over.items()))


def of_types(page_types, page_ids):
    """Return those of the pages that are of one of these types, by their names in addresses."""
    known = page_models()
    models = [known[name] for name in page_types if name in known]
    if not models or not page_ids:
        return set()
    pages = Page.objects.type(*models)
    return set(from_parts(page_ids, lambda part: pages.filter(pk__in=part).values_list("pk", flat=True)))
