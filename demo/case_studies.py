"""Case studies from their files."""

from casestudies.models import AdoptedPractice, KeyFigure, Partner, RelatedItem

APART = {"key_figures", "partners", "related_policies", "links", "inspired_by"}


def fill_case_study(page, filling):
    data = filling.record.data
    filling.fill(page, APART)
    page.key_figures = filling.children(KeyFigure, data.get("key_figures", []))
    page.partners = filling.children(Partner, data.get("partners", []))
    page.related_items = filling.children(RelatedItem, related_items(data))
    page.inspired_by = adopted_practices(filling, data.get("inspired_by", []))
    if "sheet" in data:
        page.source_of_case_study = f"Fact sheet {data['sheet']}"


def related_items(data):
    policies = [{"kind": RelatedItem.Kind.POLICY, **entry} for entry in data.get("related_policies", [])]
    return policies + [{"kind": RelatedItem.Kind.LINK, **entry} for entry in data.get("links", [])]


def adopted_practices(filling, entries):
    """Return the spread trail, without the case studies that staff have deleted."""
    practices = filling.children(AdoptedPractice, entries, apart={"case_study"})
    for practice, entry in zip(practices, entries, strict=True):
        practice.origin_id = pk_of(filling.mentioned(entry["case_study"], "case-studies"))
    return [practice for practice in practices if practice.origin_id]


def pk_of(page):
    return page.pk if page else None
