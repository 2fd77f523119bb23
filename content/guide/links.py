"""Which section of the guide helps with which part of the form: each tab has a link, and fields that need one."""

from django.urls import reverse
from django.utils.html import format_html

TABS = {
    "What changed": "what-changed",
    "Where and who": "where-and-who",
    "What was done": "what-was-done",
    "How we know": "how-we-know",
    "Who to ask": "who-to-ask",
    "Hub only": "hub-only",
    "Address": "address-and-identifier",
    "Promote": "address-and-identifier",
    "The event": "a-summit-report",
    "The debate": "a-summit-report",
    "The report": "write-so-that-people-read-on",
    "Content": "write-so-that-people-read-on",
}
"""{heading of a tab: anchor}."""
TERMS = "choose-terms"
FIELDS = {
    "result": "result-and-summary",
    "illustrative": "illustrative-examples",
    "next_check_due": "next-check",
    "terms-theme": TERMS,
    "terms-place": TERMS,
    "terms-stage": "stage",
    "terms-evidence": "evidence-level",
    "standfirst": "a-story",
}
"""{field of the form: anchor}."""
RECORDS = {"key_figures": "key-figures", "sources": "sources"}
"""{list of records: anchor}."""
MORE = "More in the guide"


def link_to(anchor, text):
    """Return a link into the guide. It opens beside the form, which may hold what is not saved yet."""
    url = f"{reverse('editor_guide')}#{anchor}"
    return format_html(
        '<a href="{}" target="_blank">{}<span class="w-sr-only"> (opens in a new tab)</span></a>', url, text
    )


def help_on_tabs(form):
    """Head each tab of an edit handler with a link to its section."""
    for tab in form.children:
        if anchor := TABS.get(tab.heading):
            tab.help_text = link_to(anchor, f"Help with “{tab.heading}”")


def help_on_fields(fields):
    """Give the fields of a form the links to their sections."""
    for name, anchor in FIELDS.items():
        if field := fields.get(name):
            field.help_text = format_html("{} {}", field.help_text, link_to(anchor, MORE))


def help_on_records(relation):
    """Return the link of a list of records; empty for one that has none."""
    return link_to(RECORDS[relation], MORE) if relation in RECORDS else ""
