"""Publishing many pages at once: the ready ones go live, the others are named with what they lack."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from content.page_rights import PAGE_ID
from content.readiness import problems_of_latest


@dataclass
class Outcome:
    """Which of some pages are ready, and which are skipped, each with its reasons."""

    ready: list[Page] = field(default_factory=list)
    skipped: list[tuple[str, list[str]]] = field(default_factory=list)

    @classmethod
    def of(cls, pages, publish=None):
        """Look at the pages one after the other and publish each ready one, if `publish` is given, before the next:
        one that went live may have taken the address that another wants."""
        outcome = cls()
        for page in pages:
            if problems := problems_of_latest(page):
                outcome.skipped.append((page.get_admin_display_title(), [problem.message for problem in problems]))
            else:
                outcome.ready.append(page)
                if publish:
                    publish(page)
        return outcome


class PublishReadyPages(PublishBulkAction):
    """Takes the place of Wagtail's own action, which would stop at the first page that is not ready."""

    template_name = "content/admin/confirm_bulk_publish.html"

    @classmethod
    def get_queryset(cls, model, object_ids):
        return super().get_queryset(model, [pk for pk in object_ids if PAGE_ID.fullmatch(str(pk))])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen = [item["item"] for item in context["items"]]
        outcome, below = Outcome.of(chosen), Outcome.of(self.drafts_below(chosen))
        return context | {
            "ready": [item for item in context["items"] if item["item"] in outcome.ready],
            "skipped": outcome.skipped,
            "skipped_below": below.skipped,
        }

    def drafts_below(self, pages):
        """Return the drafts below these pages that the user may publish, each once, without the pages themselves."""
        found, chosen = {}, {page.pk for page in pages}
        for page in pages:
            for draft in page.get_descendants().not_live().exclude(pk__in=chosen).specific():
                if draft.permissions_for_user(self.request.user).can_publish():
                    found[draft.pk] = draft
        return list(found.values())

    def execute_action(self, objects, include_descendants=False, user=None, **kwargs):
        below = self.drafts_below(objects) if include_descendants else []
        chosen, below = (Outcome.of(pages, publish=self.publish) for pages in (objects, below))
        self.tell_skipped([*chosen.skipped, *below.skipped])
        return len(chosen.ready), len(below.ready)

    def publish(self, page):
        user = self.request.user
        revision = page.get_latest_revision() or page.specific.save_revision(user=user)
        revision.publish(user=user)

    def tell_skipped(self, skipped):
        if skipped:
            pages = format_html_join("", "<li>{}: {}</li>", ((title, " ".join(why)) for title, why in skipped))
            messages.warning(
                self.request, format_html("Not published, because they are not ready: <ul>{}</ul>", pages)
            )

    def get_success_message(self, num_parent_objects, num_child_objects):
        if num_parent_objects or num_child_objects:
            return super().get_success_message(num_parent_objects, num_child_objects)
        return None
