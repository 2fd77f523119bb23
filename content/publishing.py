"""The guard before every way to publish: a page that is not ready stays a draft and its owner is told why.

The edit form and the bulk action ask first and answer on screen. What still arrives here unready (a schedule whose
page has changed, an approval, a script) is turned away without an exception, so that the rest of the work carries on.
"""

import logging

from django.db import transaction
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log

logger = logging.getLogger(__name__)

REFUSED = "content.publish_refused"


def refuse_publication(page, revision, problems, user=None):
    """Keep `revision` a draft, take it off the schedule, log why and tell the page's owner."""
    reasons = [problem.message for problem in problems]
    with transaction.atomic():
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(instance=page, action=REFUSED, user=user, revision=revision, data={"reasons": reasons})
        transaction.on_commit(lambda: tell_owner(page, revision, reasons), robust=True)
    logger.info("Publishing page %s was refused: %d requirements unmet", page.pk, len(reasons))


def tell_owner(page, revision, reasons):
    """E-mail the page's owner what is missing; without an owner, or the owner's address, there is no one to tell."""
    if not (page.owner and page.owner.email):
        return
    title = " ".join(revision.object_str.split())  # a line break would not pass in a subject
    listed = "\n".join(f"- {reason}" for reason in reasons)
    edit_url = f"{get_admin_base_url() or ''}{reverse('wagtailadmin_pages:edit', args=[page.pk])}"
    send_mail(
        f"Not published: {title}",
        f"“{title}” was due to be published, but it is not ready. This version stays a draft.\n\n{listed}\n\n"
        f"Complete it here and publish it again:\n{edit_url}\n",
        [page.owner.email],
    )
