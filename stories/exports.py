"""What readers may take along of an innovation story."""

from content.exporting import SOURCES, SUMMARY, Column, blocks, linked_page, plain

COLUMNS = (
    plain("standfirst", "Standfirst"),
    Column("storyteller", "Told by", lambda page, around: page.storyteller, searched=SUMMARY),
    plain("date", "Date"),
    plain("place_name", "Place as readers know it", SUMMARY),
    plain("pull_quotation", "Pull quotation", SUMMARY),
    blocks("body", "Text"),
    Column("case_study", "Case study", lambda page, around: around.page(page.case_study_id), linked_page),
    SOURCES,
)
