"""What it costs to save a case study by itself, beside a page of Wagtail's own with nothing but a title."""

from statistics import median
from time import perf_counter

from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from home.models import HomePage
from taxonomy.assignment import set_terms
from taxonomy.models import Term, Vocabulary
from tests.publishing.admin import EditForm

REPEATS = 25


class Autosave:
    """The edit form of one draft, sent again and again as its script sends it."""

    def __init__(self, client, page, field):
        self.form, self.field, self.revision = EditForm.editing(client, page), field, None

    def seconds(self, number):
        self.form.fill(**{self.field: f"Falls fell by {number}."})
        data = self.form.sent(**({"overwrite_revision_id": self.revision} if self.revision else {}))
        start = perf_counter()
        answer = self.form.client.post(self.form.url, data, headers={"accept": "application/json"})
        taken = perf_counter() - start
        if answer.status_code != 200:
            raise SystemExit(f"{self.form.url} answered {answer.status_code}: nothing was measured.")
        self.revision = answer.json()["revision_id"]
        return taken


def show_saving(show) -> None:
    """Measure both in turn, so that a computer that is busy for a while slows both."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    stock = HomePage.objects.get().add_child(instance=Page(title="Stock", live=False))
    forms = Autosave(client, draft(), "result"), Autosave(client, stock, "title")
    taken = [[form.seconds(number) for form in forms] for number in range(REPEATS)]
    ours, theirs = (median(seconds) for seconds in zip(*taken, strict=True))
    show("autosave_seconds_vs_wagtail", ours / theirs, goal=2)


def draft() -> CaseStudyPage:
    """Return a draft with a term of each vocabulary."""
    page = CaseStudyPage(title="Falls clinic", live=False, start_year=2015)
    set_terms(page, [Term.objects.filter(vocabulary=vocabulary).first() for vocabulary in Vocabulary.objects.all()])
    return CaseStudyIndexPage.objects.get().add_child(instance=page)
