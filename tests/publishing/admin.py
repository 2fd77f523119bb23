"""The admin as an editor's browser meets it: fetch a form, fill it in, press a button."""

import html

import lxml.html
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from taxonomy.models import Term
from tests.factories.terms import terms_named

FORM = "page-edit-form"
SENT = ".//input[not(@type='checkbox' or @type='radio') or @checked] | .//select | .//textarea"


def controls_of(page, form_id):
    """Return a form with nothing but the controls that a browser would send: to read all of a long one, as Wagtail's
    helper does, takes longer than to draw it."""
    form = lxml.html.document_fromstring(page).get_element_by_id(form_id)
    for box in form.iter("textarea"):
        box.text = (box.text or "").removeprefix("\n")  # which HTML has no part in what is written
    controls = (lxml.html.tostring(control, encoding="unicode", with_tail=False) for control in form.xpath(SENT))
    return f'<form id="{form_id}">{"".join(controls)}</form>'


class EditForm:
    """The add or edit form of a page, as fetched; `press` sends it with what was filled in."""

    def __init__(self, client, url, response=None):
        self.client, self.url = client, url
        response = response or client.get(url)
        assert response.status_code == 200, response.status_code
        self.data = querydict_from_html(controls_of(response.content.decode(), FORM), form_id=FORM)
        self.blocks(response.context["form"].instance)

    @classmethod
    def adding(cls, client, model, parent):
        return cls(client, add_url(model, parent))

    @classmethod
    def editing(cls, client, page):
        return cls(client, edit_url(page))

    @classmethod
    def shown(cls, response):
        """The form that an answer shows again."""
        return cls(response.client, response.request["PATH_INFO"], response)

    def blocks(self, page):
        """Draw what the browser's scripts would: the blocks of each StreamField."""
        for field in page._meta.fields:
            if isinstance(field, StreamField):
                self.fill_blocks(field.name, [(block.block_type, block.value) for block in getattr(page, field.name)])

    def fill_blocks(self, name, blocks):
        drawn = [(kind, rich_text(str(text.source if isinstance(text, RichText) else text))) for kind, text in blocks]
        self.data.update(nested_form_data({name: streamfield(drawn)}))

    def fill(self, **values):
        for name, value in values.items():
            self.data[name] = value
        return self

    def fill_rich_text(self, **values):
        return self.fill(**{name: rich_text(text) for name, text in values.items()})

    def choose(self, **chosen):
        """Tick terms: choose(theme=["co-production"], service_area=[…])."""
        for name, slugs in chosen.items():
            vocabulary = name.replace("_", "-")
            self.data.setlist(f"terms-{vocabulary}", [str(t.pk) for t in terms_named({vocabulary: slugs})])
        return self

    def sent(self, **extra):
        return {**dict(self.data.lists()), **extra}

    def press(self, button="save", **extra):
        """Send the form: save, publish, submit, or another action of Wagtail's."""
        pressed = {} if button == "save" else {f"action-{button}": "1"}
        return self.client.post(self.url, self.sent(**pressed, **extra))


def add_url(model, parent):
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def bulk_url(*pages, action="publish", all_ids=None):
    ids = all_ids or [str(page.pk) for page in pages]
    return (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + "?" + "&".join(f"id={pk}" for pk in ids)
    )


def complete(form):
    """Fill in all that a case study needs."""
    form.fill(
        title="Falls clinic",
        slug="falls-clinic",
        result="Falls fell by a third.",
        summary="Nurses and handymen visit together.",
        lead_organisation="Rhondda Council",
        start_year="2015",
    )
    form.fill_rich_text(challenge="<p>Falls.</p>", what_was_done="<p>Visits.</p>", what_happened="<p>Fewer.</p>")
    return form.choose(
        theme=["co-production"],
        service_area=["adult-social-care"],
        place=["wales"],
        delivery_model=["in-house"],
        stage=["running"],
        evidence=["before-and-after-data"],
    )


def messages_in(response):
    """Return the messages at the top of the page, or of the page that the answer leads to, as text."""
    return [html.unescape(str(message)) for message in get_messages(response.wsgi_request)]


def errors_in(response):
    """Return {field: [sentence]} as the form shows them."""
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def summary_in(response):
    """Return what stands above a form that was refused: the heading, [(line, id of the place it leads to)], and the
    advice. Fails where a line leads to no place on the page."""
    page = lxml.html.document_fromstring(response.content.decode())
    [summary] = page.find_class("error-summary")
    links = summary.xpath(".//li/a")
    for link in links:
        page.get_element_by_id(link.get("href").removeprefix("#"))
    lines = [(link.text_content(), link.get("href").removeprefix("#")) for link in links]
    return summary.findtext("h2"), lines, summary.findtext("p")


def slugs(page, vocabulary):
    terms = Term.objects.filter(page_terms__page=page, vocabulary__slug=vocabulary)
    return sorted(terms.values_list("slug", flat=True))
