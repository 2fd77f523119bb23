"""The e-mail that asks a case study's owner whether it is still true: one for each day on which a check is due."""

import logging

from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from casestudies.checks.dates import in_words
from casestudies.checks.links import still_true_address
from casestudies.models import CaseStudyPage, CheckRequest

logger = logging.getLogger(__name__)


class NotAllSent(Exception):
    """Some owners could not be asked; they are when this is tried again."""


def ask_owners():
    """Ask the owner of each public case study whose check is due and who was not asked yet. Returns what was done in
    words; raises NotAllSent when an e-mail could not be sent, after the others were."""
    public = CaseStudyPage.objects.filter(finder_entry__isnull=False, alias_of=None)
    waiting = public.filter(next_check_due__lte=timezone.localdate()).select_related("owner")
    asked = CheckRequest.objects.filter(due=F("page__next_check_due"))
    sent, failed, without = 0, 0, 0
    for page in waiting.exclude(pk__in=asked.values("page")).order_by("next_check_due", "pk"):
        if not can_be_asked(page.owner):
            without += 1
            continue
        try:
            sent += ask(page)
        except Exception:
            logger.exception("The owner of page %s could not be asked whether it is still true", page.pk)
            failed += 1
    if failed:
        raise NotAllSent(f"{failed} not sent, {sent} sent")
    return f"{sent} sent, {without} without an owner to ask"


def can_be_asked(owner):
    return bool(owner and owner.is_active and owner.email)


def ask(page):
    """Send the e-mail about a case study's check, unless somebody else does so at this moment. Says whether it did."""
    request, is_new = CheckRequest.objects.get_or_create(page=page, due=page.next_check_due)
    if not is_new:
        return False
    try:
        send(page)
    except Exception:
        request.delete()
        raise
    return True


def send(page):
    base = get_admin_base_url() or ""
    title = " ".join(page.title.split())  # a line break would not pass in a subject
    context = {
        "title": title,
        "result": page.result,
        "identifier": page.identifier,
        "due": in_words(page.next_check_due),
        "last_checked": page.last_checked and in_words(page.last_checked),
        "page_url": base + reverse("permanent_address", args=[page.identifier]),
        "still_true_url": base + still_true_address(page),
        "edit_url": base + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    text, html = (render_to_string(f"casestudies/checks/mail.{form}", context) for form in ("txt", "html"))
    send_mail(f"Is this still true? {title}", text, [page.owner.email], html_message=html)
