"""Which terms a page has, and how they are set."""

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


def settle_terms(page):
    """Put the survivor in the place of each retired term, once, so that an old draft publishes cleanly."""
    terms = [page_term.term for page_term in page.page_terms.all()]
    if any(term.status == Term.Status.RETIRED for term in terms):
        set_terms(page, [term.survivor() for term in terms])


def without_deleted_terms(rows):
    """Return those of a revision's serialised page terms whose terms still exist."""
    known = set(Term.objects.filter(pk__in=[row["term"] for row in rows]).values_list("pk", flat=True))
    return [row for row in rows if row["term"] in known]
