"""How to cite a case study: in words, as BibTeX and as RIS."""

import unicodedata
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from content.models import ILLUSTRATIVE
from finder.index.snapshot import current_snapshot

LATEX = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_"},
        # BibTeX counts braces even behind a backslash, and these need none.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Citation:
    """What a reference to a case study says. The hub stands as its author: it writes down what others did."""

    author: str
    title: str
    year: int | None
    """The year of its first publication, unless nobody noted it."""
    publisher: str
    identifier: str
    address: str
    key: str
    illustrative: bool

    @classmethod
    def of(cls, page, request):
        return cls(
            author=hub_name(request),
            title=page.title,
            year=page.first_published_at and timezone.localtime(page.first_published_at).year,
            publisher=settings.WAGTAIL_SITE_NAME,
            identifier=page.identifier,
            address=lasting_address(page, request),
            key=page.identifier or page.slug,
            illustrative=page.illustrative,
        )

    @property
    def notes(self):
        return [ILLUSTRATIVE] if self.illustrative else []

    @property
    def text(self):
        """The reference in words, without the address that ends it."""
        title = self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."
        where = ", ".join(part for part in (self.publisher, self.identifier) if part)
        rest = " ".join(f"{part}." for part in (where, *self.notes))
        return f"{self.author} ({self.year or 'no date'}). {title} {rest}"

    def bib(self):
        """Return an entry of BibTeX, in which title and author keep their capitals."""
        note = ". ".join(part for part in (self.identifier, *self.notes) if part)
        fields = {
            "author": f"{{{latex(self.author)}}}",
            "title": f"{{{latex(self.title)}}}",
            "year": self.year,
            "howpublished": latex(self.publisher),
            "note": latex(note),
            "url": self.address,
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return "@misc{" + ",\n".join([self.key, *lines]) + "\n}\n"

    def ris(self):
        """Return a record of RIS, whose lines end as its makers ask."""
        fields = [
            ("TY", "ELEC"),
            ("AU", self.author),
            ("TI", self.title),
            ("PY", self.year),
            ("PB", self.publisher),
            ("AN", self.identifier),
            *(("N1", note) for note in self.notes),
            ("LA", "en"),
            ("UR", self.address),
        ]
        lines = [f"{tag}  - {one_line(str(value))}" for tag, value in fields if value]
        return "\r\n".join([*lines, "ER  - ", ""])


def hub_name(request):
    """Return the hub's name, kept until it changes. This room does not know the settings of the site, so it asks for
    them by name."""
    details = apps.get_model("home", "NetworkSettings")
    return current_snapshot().keep(("hub", request.get_host()), lambda: details.for_request(request).hub_name)


def lasting_address(page, request):
    """Return the permanent address; a copy that stands in for another page has but its own."""
    path = reverse("permanent_address", args=[page.identifier]) if page.identifier else page.get_url(request) or ""
    return request.build_absolute_uri(path)


def latex(text):
    """Return text as LaTeX prints it; letters of all scripts stay as they are."""
    return one_line(text).translate(LATEX)


def one_line(text):
    """Return text on one line and without control characters, which would end a field or a record."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if unicodedata.category(character) != "Cc")
