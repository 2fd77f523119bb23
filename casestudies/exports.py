"""What readers may take along of a case study: what its page shows, and the licence. Never what is the hub's own."""

from django.urls import reverse

from casestudies.figures import shown_figure
from casestudies.presentation import contact
from content.exporting import (
    BODY,
    SOURCES,
    SUMMARY,
    Column,
    gallery,
    joined,
    linked_page,
    number,
    plain,
    records,
    rich,
)

FIGURE = (
    *("measure", "unit", "before_value", "before_label", "before_year", "after_value", "after_label", "after_year"),
    *("better", "comparison", "period", "source", "source_url"),
)
PREFETCHES = (
    *("key_figures", "partners", "related_items__document", "sources", "inspired_by", "adopted_by", "stories"),
)


def permanent_address(page, around):
    return around.absolute(reverse("permanent_address", args=[page.identifier])) if page.identifier else ""


def figures(page, around):
    """Return the key figures with numbers as numbers, and each in words."""
    return [
        {**{name: number(getattr(figure, name)) for name in FIGURE}, "verdict": shown_figure(figure).verdict}
        for figure in page.key_figures.all()
    ]


def figure_line(figure):
    """Return a key figure as a line: “Falls (a year): 310 (before, 2014) → 205 (after, 2016); 34% lower. Better”."""
    ends = [value_line(figure, end) for end in ("before", "after")]
    measure = f"{figure['measure']} ({figure['unit']})" if figure["unit"] else figure["measure"]
    source = joined(figure["source"], figure["source_url"])
    rest = [figure["verdict"], figure["comparison"], figure["period"], source and f"source: {source}"]
    return f"{measure}: " + joined(joined(*ends, between=" → "), *rest, between="; ")


def value_line(figure, end):
    value, label, year = (figure[f"{end}_{part}"] for part in ("value", "label", "year"))
    told = joined(label, year)
    return "" if value is None else f"{value:,} ({told})" if told else f"{value:,}"


def related_items(page, around):
    return [
        {"kind": item.kind, "title": item.title, "url": around.absolute(item.address) if item.address else ""}
        for item in page.related_items.all()
    ]


def steps(records, name, around):
    """Return the steps of the spread trail that lead to public pages."""
    return [
        {**other, "year": record.year, "what_changed": record.what_changed}
        for record in records
        if (other := around.page(getattr(record, name)))
    ]


def step_line(step):
    return joined(step["title"], step["year"], step["url"], step["what_changed"])


def contact_of(page, around):
    """Return who may be asked, unless that person did not agree to be named; never their e-mail address."""
    if not contact(page):
        return None
    return {"name": page.contact_name, "role": page.contact_role, "organisation": page.contact_organisation}


COLUMNS = (
    Column("identifier", "Identifier", lambda page, around: page.identifier, searched=SUMMARY),
    Column("permanent_url", "Permanent address", permanent_address),
    plain("result", "Result"),
    plain("summary", "Summary", SUMMARY),
    plain("lead_organisation", "Lead organisation", SUMMARY),
    records(
        "partners",
        "Partners",
        lambda partner: {"name": partner.name, "role": partner.role},
        lambda partner: f"{partner['name']} ({partner['role']})" if partner["role"] else partner["name"],
        BODY,
    ),
    plain("place_name", "Place as readers know it", SUMMARY),
    plain("start_year", "Start year"),
    plain("end_year", "End year"),
    plain("people_served_number", "People served, number"),
    plain("people_served_description", "People served, description", BODY),
    plain("set_up_cost", "Set-up cost"),
    plain("running_cost", "Running cost"),
    plain("funding", "Funding", BODY),
    plain("months_to_set_up", "Months to set up"),
    Column("key_figures", "Key figures", figures, figure_line, BODY),
    rich("challenge", "The challenge"),
    rich("what_was_done", "What was done"),
    rich("what_happened", "What happened"),
    rich("what_helped", "What helped"),
    rich("what_got_in_the_way", "What got in the way"),
    rich("risks_met", "Risks met"),
    rich("what_we_would_do_differently", "What we would do differently"),
    rich("conditions_for_reuse", "Conditions for reuse"),
    rich("how_sure_we_are", "How sure we are"),
    plain("found_not_effective", "Found not effective"),
    plain("evaluation_by", "Evaluated by", BODY),
    plain("evaluation_method", "Evaluation method", BODY),
    plain("evaluation_link", "Evaluation address"),
    Column(
        "inspired_by",
        "Inspired by",
        lambda page, around: steps(page.inspired_by.all(), "origin_id", around),
        step_line,
    ),
    Column(
        "adopted_by", "Adopted by", lambda page, around: steps(page.adopted_by.all(), "page_id", around), step_line
    ),
    Column(
        "stories",
        "Told as a story",
        lambda page, around: around.pages(story.pk for story in page.stories.all()),
        linked_page,
    ),
    Column("related_items", "Further reading", related_items, lambda item: joined(item["title"], item["url"])),
    gallery("gallery", "Captions of pictures"),
    SOURCES,
    Column("contact", "Who to ask", contact_of, lambda person: joined(*person.values())),
    plain("last_checked", "Last checked"),
    plain("licence", "Licence"),
)


def named_page_ids(page):
    return [
        *(record.origin_id for record in page.inspired_by.all()),
        *(record.page_id for record in page.adopted_by.all()),
        *(story.pk for story in page.stories.all()),
    ]
