"""Case studies in any number, for load tests and benchmarks: words and terms by chance, and no meaning.

They are written in bulk, past every rule that holds for pages that people write, and then indexed.
"""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage, Identifier
from content.bulk import add_children
from demo.library import only
from finder.index.reindexing import reindex
from taxonomy.models import PageTerm, Term
from taxonomy.uses import AT_ONCE, in_parts

COMMON, SOME = "service", "wombat"
"""Words that stand in a third and in a twentieth of the pages."""
WORDS = tuple(
    f"{start}{end}" for start in ("tan", "mor", "vel", "ric", "sol", "pem") for end in ("ek", "ura", "ith", "on")
)
TERMS = {
    "theme": 3,
    "service-area": 2,
    "delivery-model": 1,
    "place": 2,
    "stage": 1,
    "outcome": 1,
    "evidence": 1,
    "cost": 1,
}
"""How many terms of a vocabulary a page has at most."""


def generate(number):
    """Add so many case studies below their index; return how many the index of the site gained."""
    chance, parent = random.Random(number), only(CaseStudyIndexPage)
    terms = {slug: list(Term.objects.filter(vocabulary__slug=slug, status="in-use")) for slug in TERMS}
    last = parent.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for numbers in in_parts(range(step + 1, step + 1 + number)):
        with transaction.atomic():
            pages = write([page_of(n, chance) for n in numbers], parent)
            rows = [PageTerm(page_id=page.pk, term=term) for page in pages for term in terms_of(chance, terms)]
            PageTerm.objects.bulk_create(rows, AT_ONCE)
    return sum(len(changed) for changed in reindex())


def page_of(step, chance):
    """Return a live case study with a number of its own, not yet saved."""
    published = timezone.now() - timedelta(minutes=step)
    return CaseStudyPage(
        title=f"{sentence(chance, 4)} {step}",
        slug=f"synthetic-{step}",
        first_published_at=published,
        last_published_at=published,
        result=f"{sentence(chance, 9)}.",
        summary=f"{sentence(chance, 20)}.",
        lead_organisation=sentence(chance, 2),
        start_year=chance.randint(1990, 2025),
        challenge=f"<p>{sentence(chance, 60)}.</p>",
        what_was_done=f"<p>{sentence(chance, 90)}.</p>",
        what_happened=f"<p>{sentence(chance, 60)}.</p>",
        illustrative=True,
    )


def sentence(chance, length):
    words = chance.choices(WORDS, k=length)
    if chance.random() < 1 / 3:
        words[0] = COMMON
    if chance.random() < 1 / 20:
        words[-1] = SOME
    return " ".join(words).capitalize()


def terms_of(chance, terms):
    return [term for slug, most in TERMS.items() for term in chance.sample(terms[slug], chance.randint(1, most))]


def write(pages, parent):
    """Write these pages below `parent`, and give each its permanent identifier."""
    add_children(parent, pages)
    numbers = Identifier.objects.bulk_create([Identifier(page_id=page.pk) for page in pages], AT_ONCE)
    for page, identifier in zip(pages, numbers, strict=True):
        page.identifier_number = identifier.number
    CaseStudyPage.objects.bulk_update(pages, ["identifier_number"], AT_ONCE)
    return pages
