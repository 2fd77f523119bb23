"""New case studies that begin with what another page holds: a story, or a case study of something similar."""

from functools import partial

from django.db import transaction
from modelcluster.models import get_all_child_relations

from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from content.addresses import free_slug, is_free_below
from content.commenting import tell_of_comments
from content.plain_text import text_of_blocks
from content.terms import TermRule
from taxonomy.assignment import set_terms

KEPT_RECORDS = ("sources", "partners", "related_items")
CLEARED_TERMS = ("outcome", "evidence", "stage", "cost")
"""Vocabularies that say how one thing went. They hold for nothing else, however similar."""
CLEARED = frozenset(
    (
        *("identifier_number", "result", "what_happened", "start_year", "end_year"),
        *("people_served_number", "set_up_cost", "running_cost", "funding", "months_to_set_up"),
        *("how_sure_we_are", "found_not_effective", "evaluation_by", "evaluation_method", "evaluation_link"),
        *("contact_name", "contact_role", "contact_organisation", "contact_email", "contact_consent_date"),
        *("source_of_case_study", "owner", "last_checked", "next_check_due", "check_dates_version"),
        "update_notes",
    )
)
"""What a new case study never takes over: results and figures, evidence, dates, people who agreed to be named once,
and the hub's own notes."""
TITLE_LENGTH = CaseStudyPage._meta.get_field("title").max_length


def home_of_case_studies():
    """Return the page below which case studies stand; None when there is none."""
    return CaseStudyIndexPage.objects.first()


def case_study_like(page, user):
    """Make a draft that begins with what a case study's newest draft says of how the work is done."""
    latest = page.get_latest_revision_as_object()
    fields = {field.name for field in CaseStudyPage._meta.local_fields if not field.primary_key} - CLEARED
    new = CaseStudyPage(
        title=f"New: {latest.title}"[:TITLE_LENGTH], **{name: getattr(latest, name) for name in fields}
    )
    terms = [term for key, found in latest.terms.items() if key not in CLEARED_TERMS for term in found]
    return saved_as_draft(new, latest, terms, user)


def case_study_from_story(story, user):
    """Make a draft that begins with what a story's newest draft tells, and let the story's draft name it. A story
    without other unpublished changes is published with it, when this person may: readers see the link once both are
    live."""
    latest = story.get_latest_revision_as_object()
    new = CaseStudyPage(
        title=latest.title,
        summary=latest.standfirst,
        place_name=latest.place_name,
        hero_image=latest.hero_image,
        illustrative=latest.illustrative,
        source_of_case_study=f"From the story “{latest.title}”"[:255],
        update_notes=text_of_blocks(latest.body),
    )
    as_published = story.live and not story.has_unpublished_changes
    with transaction.atomic():
        vocabularies = {rule.key for rule in TermRule.for_page_type(CaseStudyPage.page_type)}
        terms = [term for key, found in latest.terms.items() if key in vocabularies for term in found]
        saved_as_draft(new, latest, terms, user)
        latest.case_study = new
        revision = latest.save_revision(user=user)
        if as_published and story.permissions_for_user(user).can_publish():
            revision.publish(user=user)
    return new


def saved_as_draft(new, origin, terms, user):
    """Save a new case study with these terms and copies of the origin's records."""
    for relation in get_all_child_relations(type(new)):
        name = relation.get_accessor_name()
        if name in KEPT_RECORDS and hasattr(origin, name):
            origin.copy_child_relation(name, new)
    set_terms(new, terms)
    home = home_of_case_studies()
    new.slug = free_slug(new.title, new.page_type, partial(is_free_below, home))
    new.live, new.owner = False, user
    with transaction.atomic():
        home.add_child(instance=new)
        tell_of_comments(user, [new])
        new.save_revision(user=user, log_action=True)
    return new
