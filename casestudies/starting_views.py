"""The small pages on which editors begin a case study with what another page holds."""

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from casestudies.models import CaseStudyPage
from casestudies.starting import case_study_from_story, case_study_like, home_of_case_studies


def may_start_from(page, user):
    """Say whether somebody may read this page's drafts, and write case studies."""
    home = home_of_case_studies()
    return bool(
        home
        and page.permissions_for_user(user).can_edit()
        and home.permissions_for_user(user).can_add_subpage()
        and CaseStudyPage.can_create_at(home)
    )


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """Says what a new case study would take over, and makes it when the button is pressed."""

    template_name = "casestudies/admin/start.html"
    header_icon = "doc-full"
    taken_over: tuple[str, ...]
    left_empty: tuple[str, ...]

    def dispatch(self, request, *args, pk, **kwargs):
        self.page = get_object_or_404(self.origins(), pk=pk)
        if not may_start_from(self.page, request.user):
            raise PermissionDenied
        return self.answered() or super().dispatch(request, *args, **kwargs)

    def answered(self):
        """Return the answer when there is nothing to make."""

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        page = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "origin": self.page,
            "taken_over": self.taken_over,
            "left_empty": self.left_empty,
        }

    def post(self, request, *args, **kwargs):
        new = self.start(self.page, request.user)
        messages.success(request, f"“{new.get_admin_display_title()}” is a draft now. {self.next_step}")
        return redirect("wagtailadmin_pages:edit", new.pk)


class CaseStudyFromStory(StartView):
    page_title = "Make a case study from this story"
    start = staticmethod(case_study_from_story)
    taken_over = (
        "title, standfirst (as the summary), place, picture and sources",
        "themes and other terms",
        "the story’s text, in the hub’s own notes, for you to draw on: readers do not see it there",
    )
    left_empty = (
        "what changed, what was done, key figures and evidence: a story seldom has them",
        "the storyteller, who agreed to be named in the story alone",
    )
    next_step = "The story names it, and readers see that once both are published."

    def origins(self):
        return apps.get_model("stories", "InnovationStoryPage").objects.all()

    def answered(self):
        if known := self.page.get_latest_revision_as_object().case_study:
            messages.info(self.request, f"This story has a case study already: “{known.get_admin_display_title()}”.")
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return None


class CaseStudyLikeThis(StartView):
    page_title = "Duplicate as a new case study"
    start = staticmethod(case_study_like)
    taken_over = (
        "title, summary, challenge, what was done, what helped and what got in the way",
        "themes, places and other terms",
        "lead organisation, partners, sources, links and pictures",
    )
    left_empty = (
        "the permanent identifier: the new one gets its own when it is published",
        "result, what happened, key figures, costs and numbers of people",
        "outcome, evidence level and evaluation",
        "years, stage, and the dates of checks",
        "the contact, who agreed to be named once, and the hub’s notes",
    )
    next_step = "Change what is different there before you fill in the rest."

    def origins(self):
        return CaseStudyPage.objects.all()
