"""Innovation stories from their files."""


def fill_story(page, filling):
    filling.fill(page, apart={"case_study"})
    if slug := filling.record.data.get("case_study"):
        case_study = filling.mentioned(slug, "case-studies")
        page.case_study_id = case_study and case_study.pk
