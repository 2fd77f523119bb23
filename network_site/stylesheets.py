"""The style sheets that pages link as one: each is small, and would cost a request and an answer's headers. The one
for paper stands alone besides, for previews of what is printed."""

from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER = Path(__file__).parent / "static" / "css"
PARTS = (
    "tokens.css",
    "base.css",
    "layout.css",
    "components/site.css",
    "components/marks.css",
    "components/card.css",
    "components/result_row.css",
    "components/text_answer.css",
    "components/filters.css",
    "components/no_results.css",
    "components/forms.css",
    "components/case_study.css",
    "components/key_figure.css",
    "components/contents_list.css",
    "components/compare.css",
    "components/summit.css",
    "components/home.css",
    "components/terms.css",
    "components/evidence_map.css",
    "components/questions.css",
    "print.css",
)
"""In the order in which a browser reads them."""
PAPER_WIDTH = "@layer print { body { inline-size: 178mm; margin-inline: auto; } }"
"""A4 without its margins."""


class JoinedStyles(BaseFinder):
    """Finds the made style sheets among the static files, made anew each time, so that they are never behind."""

    def __init__(self, app_names=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(settings.VAR_DIR / "joined")

    def find(self, path, find_all=False, **kwargs):
        found = [self.write(path)] if path in MADE else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        for path in MADE:
            self.write(path)
            yield path, self.storage

    def write(self, name):
        """Write the file and return its path. Whoever reads it meanwhile gets it whole."""
        path, text = Path(self.storage.path(name)), MADE[name]()
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            unready = path.with_suffix(f".{uuid4().hex}")
            unready.write_text(text)
            unready.replace(path)
        return str(path)


def joined():
    return "\n".join(f"/* {part} */\n{(FOLDER / part).read_text()}" for part in PARTS)


def on_paper():
    """What holds for paper, on a screen."""
    rules = (FOLDER / "print.css").read_text().replace("@media print", "@media screen")
    return f"{rules}\n{PAPER_WIDTH}"


MADE = {"css/joined.css": joined, "css/on_paper.css": on_paper}
