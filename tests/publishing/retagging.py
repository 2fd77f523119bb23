"""A retag as an editor's browser makes it: the pages and the choice in the address, a preview, a button."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from taxonomy.models import TaxonomyChange
from tests.factories.pages import CaseStudyPageFactory
from tests.publishing.admin import messages_in


def case_study(*themes, **kwargs):
    return CaseStudyPageFactory(terms={"theme": list(themes)}, **kwargs)


def schedule(page):
    """Approve the newest draft for tomorrow."""
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()


def retag_url(pages=(), action="", term=None, other=None, note="", **more):
    """Return the address that names the pages and, if given, what is to become of which term."""
    query = {"id": [page.pk for page in pages], **more}
    chosen = {"action": action, "term": term and term.pk, "other": other and other.pk, "note": note}
    query |= {f"retag-{name}": value for name, value in chosen.items() if value}
    return f"{reverse('content_retag')}?{urlencode(query, doseq=True)}"


def do(client, url):
    """Look at the preview and press its button; return the answer."""
    plan = client.get(url).context["plan"]
    return client.post(url, {"digest": plan.digest})


def retag(client, pages, action, term, other=None, **more):
    """Retag pages; return the change."""
    response = do(client, retag_url(pages, action, term, other, **more))
    assert response.status_code == 302, refusals(response)
    return TaxonomyChange.objects.first()


def undo_url(change):
    return reverse("content_undo_retag", args=[change.pk])


def undo(client, change):
    """Undo a retag; return what the editor is told."""
    return messages_in(do(client, undo_url(change)))


def refusals(response):
    """Return the sentences that say why a retag, or its undo, cannot be made."""
    context = response.context
    return list(context["form"].non_field_errors()) if "form" in context else context.get("reasons", [])


def skipped(client, *args, **kwargs):
    """Return {title: why} of the pages that the preview of a retag leaves out."""
    outcome = client.get(retag_url(*args, **kwargs)).context["outcome"]
    return {page.title: reason for reason, pages in outcome.skipped.items() for page in pages}


def changing(client, *args, **kwargs):
    """Return the titles of the pages that the preview of a retag would change: at once, and only in drafts."""
    outcome = client.get(retag_url(*args, **kwargs)).context["outcome"]
    return [page.title for page in outcome.live], [page.title for page in outcome.drafts]


def draft_terms(page, vocabulary="theme"):
    """Return the slugs of the terms that the newest draft has, in their order."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return [term.slug for term in draft.terms.get(vocabulary, [])]


def live_terms(page, vocabulary="theme"):
    """Return the slugs of the terms that are saved for the page, in their order."""
    return [term.slug for term in type(page).objects.get(pk=page.pk).terms.get(vocabulary, [])]
