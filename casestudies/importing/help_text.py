"""What the template's sheet of help says."""

HELP = (
    ("One row, one case study", "Each row of the sheet “Case studies” becomes a draft. Nothing is published."),
    ("What must be there", "Only the title. Headings in blue are needed before a case study can be published."),
    ("The example", "The yellow rows show what goes where. They are not imported. Delete them or leave them."),
    (
        "Notes",
        "Rest on a heading to read what belongs below it. Columns may stand in any order, and those that you do not "
        "need may be deleted. A column that the site does not know is refused.",
    ),
    (
        "Terms",
        "Theme, place and other columns with a list take terms of the site: choose one, or type several with a "
        "semicolon between them. The sheet “Terms” lists all with what they mean. Synonyms are understood.",
    ),
    (
        "Long texts",
        "An empty line parts paragraphs; a line that begins with - is a point of a list, one with 1. or 2. of a "
        "numbered list. What looks like a formula or like HTML is taken as text. Alt and Enter begin a new line.",
    ),
    (
        "Key figures, partners, sources, further reading",
        "They stand on sheets of their own, a row each. Their first column names the case study, by the title or the "
        "identifier that it has on the first sheet. If a case study has any row on "
        "such a sheet, these rows are all that it has of that kind afterwards.",
    ),
    (
        "Changing what is there",
        "Write its identifier, such as CS-0001, into the first column. You see each difference before anything is "
        "done. An empty cell leaves what is there; to empty a field, edit the case study. A long text that you change "
        "loses its bold words, headings and links. What readers see stays until somebody publishes the draft.",
    ),
    (
        "What a sheet cannot hold",
        "Pictures, documents, the spread trail (“inspired by”), stories, and who owns the draft. Add them on the "
        "case study itself.",
    ),
    ("Personal data", "Name a contact only if that person agreed, and write the day on which they did."),
)
