"""Which terms a page has, and how they are set."""

from django.db import connection

from taxonomy.models import PageTerm, Term


def grouped(terms):
    """Group terms by their vocabulary's slug, with underscores so that templates can name it (`service_area`)."""
    groups = {}
    for term in terms:
        groups.setdefault(term.vocabulary.slug.replace("-", "_"), []).append(term)
    return groups


def terms_of(page):
    """Return the terms of one page, draft or saved, grouped as in `grouped` and in the order they were chosen."""
    page_terms = page.page_terms.select_related("term__vocabulary", "term__broader")
    return grouped(page_term.term for page_term in page_terms)


def terms_of_pages(page_ids):
    """Return {page id: grouped terms} for saved pages, in one query."""
    rows = PageTerm.objects.filter(page_id__in=page_ids).select_related("term__vocabulary", "term__broader")
    terms = {pk: [] for pk in page_ids}
    for row in rows:
        terms[row.page_id].append(row.term)
    return {pk: grouped(found) for pk, found in terms.items()}


def set_terms(page, terms):
    """Give `page` exactly `terms`, keeping the records of those it has. Saving the page writes them."""
    kept = {page_term.term_id: page_term for page_term in page.page_terms.all()}
    chosen = {term.pk: kept.get(term.pk) or PageTerm(term=term) for term in terms}
    page.page_terms.set(chosen.values())
    page.__dict__.pop("terms", None)  # what the page may have cached


def settled(terms):
    """Return the terms in use that stand for these, each once, in their order. Where a term was split and a page may
    have only one of its vocabulary, none is chosen for the editor."""
    found = []
    for term in terms:
        survivors = term.survivors()
        if len(survivors) < 2 or term.vocabulary.multiple:
            found += survivors
    return list(dict.fromkeys(found))


def hold_still(term_ids):
    """Let changes of these terms' vocabularies wait until this transaction ends, without keeping other pages waiting.
    Only PostgreSQL needs it: on SQLite one transaction writes at a time."""
    if connection.vendor == "postgresql" and term_ids:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM taxonomy_vocabulary WHERE id IN "
                "(SELECT vocabulary_id FROM taxonomy_term WHERE id = ANY(%s)) ORDER BY id FOR SHARE",
                [list(term_ids)],
            )


def settle_terms(page):
    """Put the terms in use in the place of retired and draft ones, so that an old draft publishes cleanly. Call it in
    the transaction that saves the page: no term of its vocabularies is merged or retired before that ends."""
    page_terms = page.page_terms.all()
    ids = [page_term.term_id for page_term in page_terms]
    hold_still(ids)
    found = Term.objects.select_related("vocabulary").in_bulk(ids)  # anew: what the page has may be from before
    for page_term in page_terms:
        if page_term.term_id in found:
            page_term.term = found[page_term.term_id]
    terms = [found[pk] for pk in ids if pk in found]
    if len(terms) < len(ids) or any(term.status != Term.Status.IN_USE for term in terms):
        set_terms(page, settled(terms))


def restored(rows):
    """Return the page terms that a revision's rows hold, but for those whose terms were deleted since. One whose
    record has another term by now gets a new record: two that had changed places would each meet the other's term on
    their way back."""
    terms = Term.objects.select_related("vocabulary", "broader").in_bulk([row["term"] for row in rows])
    now = dict(PageTerm.objects.filter(pk__in=[row["pk"] for row in rows]).values_list("pk", "term_id"))
    return [
        PageTerm(pk=row["pk"] if now.get(row["pk"], row["term"]) == row["term"] else None, term=terms[row["term"]])
        for row in rows
        if row["term"] in terms
    ]
