"""Five steps for who is new, each ticked by what this person did and not by a click."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from content.proposals import publishes_pages

BEGUN, SUBMITTED, PUBLISHED = "wagtail.create", "wagtail.workflow.start", "wagtail.publish"
REVIEWED = {"wagtail.workflow.approve", "wagtail.workflow.reject"}


@dataclass(frozen=True)
class Step:
    """One thing to do for the first time."""

    text: str
    is_done: bool
    url: str = ""


class FirstSteps(Component):
    """The steps of who may add pages, until all are done or the list is put away."""

    name = "first_steps"
    template_name = "content/dashboard/first_steps.html"
    order = 60
    dismissible_id = "first_steps"

    class Media:
        css = {"all": ["content/dashboard.css"]}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        steps = [] if is_put_away(user, self.dismissible_id) else steps_of(user)
        done = sum(step.is_done for step in steps)
        return {"steps": steps if done < len(steps) else [], "done": done, "dismissible_id": self.dismissible_id}


def is_put_away(user, dismissible_id):
    profile = getattr(user, "wagtail_userprofile", None)
    return bool(profile and profile.dismissibles.get(dismissible_id))


def steps_of(user):
    """Return the steps of this person; none for who may not add pages."""
    if not page_permission_policy.user_has_permission(user, "add"):
        return []
    log = PageLogEntry.objects.filter(user=user).order_by()
    done = set(log.filter(action__in={BEGUN, SUBMITTED, PUBLISHED, *REVIEWED}).values_list("action", flat=True))
    begun = Page.objects.filter(pk__in=log.filter(action=BEGUN).values("page"))
    account = reverse("wagtailadmin_account")
    first = [
        Step("Enter your name in your account, so that others know who wrote.", bool(user.get_full_name()), account),
        Step("Begin a page. A title is enough to save a draft.", BEGUN in done),
        Step(
            "Fill in a page of yours until nothing required is missing. “Readiness”, beside the form, says what is.",
            begun.filter(readiness_note__missing=0).exists(),
        ),
    ]
    if publishes_pages(user):
        return [
            *first,
            Step("Publish a page.", PUBLISHED in done),
            Step(
                "Review a page that somebody submitted: publish it, or send it back and say why.",
                bool(REVIEWED & done),
            ),
        ]
    return [
        *first,
        Step("Submit a page. An editor then publishes it, or sends it back and says why.", SUBMITTED in done),
        Step("See a page of yours published.", begun.filter(live=True).exists()),
    ]
