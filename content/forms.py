"""The edit form that every content page shares."""

from functools import partial

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import COMMENTS_RELATION_NAME

from content.addresses import free_slug, is_free_below, is_taken_by_the_site
from content.guide.links import help_on_fields
from content.moderation import NO_REASON, has_reason_as_json
from content.ownership import offer_owners
from content.readiness import Finding, problems_of
from content.terms import TermsFormMixin
from taxonomy.assignment import set_terms

REASON = "workflow-action-extra-data"


class ContentPageForm(TermsFormMixin, WagtailAdminPageForm):
    """Adds the vocabularies' fields, and lets an unfinished page be saved but not published or submitted."""

    is_incomplete = False
    """Whether it was refused for what publishing lacks."""
    is_sound = False
    """Whether what was typed could be kept as a draft."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_term_fields()
        if "slug" in self.fields:
            self.fields["slug"].required = False
        help_on_fields(self.fields)
        if "owner" in self.fields:
            offer_owners(self.fields["owner"], self.for_user)

    def clean(self):
        if "slug" in self.fields and not self.has_error("slug") and not self.chose_slug():
            title = self.cleaned_data.get("title", "")
            is_free = partial(is_free_below, self.parent_page, page=self.instance)
            self.cleaned_data["slug"] = free_slug(title, self.instance.page_type, is_free)
        cleaned = super().clean()
        refuse_taken_address(self, "slug", self.parent_page)
        return cleaned

    def chose_slug(self):
        """Say whether the editor chose the slug. Until a page is published, Wagtail's script copies it from the title,
        also from one that another page has; then the editor need not know of it."""
        slug = self.cleaned_data.get("slug")
        is_published = self.instance.pk and self.instance.live
        return bool(slug) and (is_published or slug != slugify(self.cleaned_data.get("title", "")))

    def is_valid(self):
        self.is_sound = valid = super().is_valid()
        if self.is_bound and self.sends_back and not has_reason_as_json(self.data.get(REASON, "")):
            self.add_error(None, NO_REASON)
            return False
        if self.is_bound and not self.is_deferred_validation and not self.sends_back:
            problems = self.problems()
            if problems or not valid:
                self.take_in()
            self.is_incomplete = bool(problems)
            for problem in problems:
                self.show(problem)
        return valid and not self.is_incomplete

    @property
    def sends_back(self):
        """A reviewer asks for changes, which an unready page needs most of all."""
        asks = [self.data.get(f"action-{name}") for name in ("publish", "submit", "restart-workflow")]
        rejects = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "reject"
        return bool(rejects) and not any(asks)

    def problems(self) -> list[Finding]:
        """Return what publishing would lack with the values typed into this form."""
        rules = self.instance.readiness_rules
        found = [rule.problem(self.typed_value(rule.field)) for rule in rules if not self.has_error(rule.field)]
        terms = [(rule, rule.broken_by_terms(self.cleaned_data.get(rule.field, []))) for rule in self.term_rules]
        return [problem for problem in found if problem] + [Finding(rule.field, why) for rule, why in terms if why]

    def take_in(self):
        """Put what was typed into the page in memory, children and terms too, so that the readiness panel speaks of it
        when the form is shown again."""
        set_terms(self.instance, self.chosen_terms())
        for name, formset in self.formsets.items():
            if name != COMMENTS_RELATION_NAME and formset.is_valid():
                formset.save(commit=False)

    def typed_value(self, name):
        if name in self.formsets:
            forms_kept = self.formsets[name].forms
            return [form for form in forms_kept if form.has_changed() and not form.cleaned_data.get("DELETE")]
        return self.cleaned_data.get(name)

    def show(self, problem):
        if problem.field in self.fields:
            self.add_error(problem.field, problem.message)
        else:
            self.formsets[problem.field].non_form_errors().append(problem.message)

    def save(self, commit=True):
        set_terms(self.instance, self.chosen_terms())
        return super().save(commit=commit)


def refuse_taken_address(form, field, parent):
    slug = form.cleaned_data.get(field)
    if slug and is_taken_by_the_site(parent, slug):
        form.add_error(field, f"The site itself uses the address “{slug}” here. Choose another, such as {slug}-2.")


class GuardedCopyForm(CopyForm):
    """Copies a page as live only when it could be published as it is."""

    def clean(self):
        cleaned = super().clean()
        refuse_taken_address(self, "new_slug", cleaned.get("new_parent_page"))
        wants_live = [name for name in ("publish_copies", "alias") if cleaned.get(name)]
        if wants_live and self.page.live and (problems := problems_of(self.page.specific)):
            reasons = " ".join(problem.message for problem in problems)
            self.add_error(
                wants_live[0],
                f"This page could not be published today: {reasons} Mend it first, or copy it as a draft.",
            )
        return cleaned
