"""The vocabulary manager as a browser meets it: open a screen, fill in its form, press its button."""

from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from taxonomy.models import TaxonomyChange

FORM = "form.taxonomy-form"


def terms_url(vocabulary):
    return reverse("taxonomy_terms", args=[vocabulary.pk])


def add_url(vocabulary):
    return reverse("taxonomy_add_term", args=[vocabulary.pk])


def term_url(term, operation="edit"):
    return reverse(f"taxonomy_{operation}_term", args=[term.pk])


def settings_url(vocabulary, action="edit"):
    return reverse(f"taxonomy_vocabulary_modeladmin_{action}", args=[vocabulary.pk])


def soup(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def text_of(response, selector="main, .content-wrapper, body"):
    """Return what people read on a screen, with single spaces."""
    return " ".join(soup(response).select_one(selector).get_text(" ").split())


def form_on(response, selector=FORM):
    """Return what the form on a screen would send as it stands, read as browsers read it."""
    form = soup(response).select_one(selector)
    for box in form.select("input[type=checkbox]:not([value])"):
        box["value"] = "on"
    for hidden in form.select("input[type=hidden]"):
        hidden["type"], hidden["checked"] = "checkbox", True  # so that several of one name are all kept
    for area in form.select("textarea"):
        area.string = area.get_text().removeprefix("\n")
    return querydict_from_html(str(form))


def fill(data, values):
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def post(client, url, data):
    """Send a form, with every value of each field."""
    return client.post(url, dict(data.lists()))


def send(client, url, selector=FORM, **values):
    """Open a form, fill it in and send it."""
    return post(client, url, fill(form_on(client.get(url), selector), values))


def preview(client, term, operation, **chosen):
    """Choose, and look at the preview."""
    return client.get(term_url(term, operation), {"preview": "1", **chosen})


def press(client, shown, **values):
    """Press the button below a preview, or below a form that was shown again."""
    return post(client, shown.request["PATH_INFO"], fill(form_on(shown), values))


def do(client, term, operation, why="", **chosen):
    """Choose, look at the preview, press its button."""
    return press(client, preview(client, term, operation, **chosen), why=why)


def said_in(response):
    """Return what an answer says at the top of the next screen, with single spaces."""
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return " ".join(BeautifulSoup(said, "html.parser").get_text(" ").split())


def row_of(response, term):
    """Return the cells of a term's row in the tree, as text."""
    row = soup(response).find(id=f"term-{term.pk}")
    return row and [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]


def labels_in(response):
    """Return the labels of the terms in the tree, in their order."""
    return [link.get_text() for link in soup(response).select("tbody .taxonomy-term a")]


def undo_url(change):
    return reverse("taxonomy_undo", args=[change.pk])


def last_change():
    return TaxonomyChange.objects.first()


def part(response, heading):
    """Return the text of the list under a heading of a preview."""
    found = next(title for title in soup(response).select("h3") if title.get_text().startswith(heading))
    return " ".join(found.find_next_sibling("ul").get_text(" ").split())
