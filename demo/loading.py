"""Loads the demonstration content: all that is missing, or nothing when anything is wrong with it."""

from dataclasses import dataclass, field

from django.db import transaction

from content.models import ContentPage
from content.readiness import faults_in, problems_of
from demo.filling import Filling
from demo.illustrations import picture_of
from demo.kinds import KINDS, Kind
from demo.library import Library
from demo.models import LoadedRecord
from demo.records import CONTENT, Record, read_records, read_site
from demo.site_details import fill_site_details
from images.models import NetworkImage


@dataclass
class Report:
    """How many things of each kind were loaded, and how many were left as they were."""

    loaded: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    def count(self, name, loaded, found=0):
        if loaded or found:
            self.loaded[name] = loaded
            self.left[name] = max(found - loaded, 0)

    def lines(self):
        if not any(self.loaded.values()):
            return ["Nothing to do: the demonstration content is already there."]
        return [self.line(name) for name in self.loaded]

    def line(self, name):
        left = f", {self.left[name]} left as they were" if self.left[name] else ""
        return f"{name}: {self.loaded[name]} loaded{left}"


@dataclass
class Draft:
    """A page on its way: made, filled, not yet published."""

    kind: Kind
    record: Record
    page: ContentPage
    image: NetworkImage | None = None

    def fill(self, library):
        """Complete the page in memory. Raises DemoError when it could not be published so."""
        self.kind.fill(self.page, Filling(self.record, library))
        self.image = picture_of(self.record)
        faults = [f"{problem.field}: {problem.message}" for problem in problems_of(self.page)]
        faults += [f"picture, {name}: {text}" for name, text in faults_in(self.image)] if self.image else []
        if faults:
            raise self.record.error(" ".join(faults))

    def publish(self):
        if self.image:
            self.image.save()
            self.page.hero_image = self.image
        self.page.save_revision().publish()
        LoadedRecord.objects.create(key=self.record.key, page=self.page, image=self.image)


@transaction.atomic
def load(root=CONTENT):
    """Load every record that was not loaded before and whose address is free. Raises DemoError.

    All pages are first made as empty drafts, so that each can point to any other, then all are filled and checked;
    only then is the first one published.
    """
    site, library, report = read_site(root), Library(), Report()
    drafts = []
    for kind in KINDS:
        records = read_records(root, kind.folder, site.get("order", {}).get(kind.folder, ()))
        placed = [draft for record in records if (draft := place(kind, record, library))]
        report.count(kind.name, len(placed), len(records))
        drafts += placed
    for draft in drafts:
        draft.fill(library)
    for draft in drafts:
        draft.publish()
    report.count("Introductions and settings", fill_site_details(site))
    return report


def place(kind, record, library):
    """Make an empty draft for `record`. Return None when it was loaded before or its address is taken."""
    if library.knows(record):
        return None
    parent = kind.parent_of(record, library)
    standing = parent and parent.get_children().filter(slug=record.slug).first()
    library.pages[record.key] = standing
    if standing or not parent:
        return None
    page = parent.add_child(instance=kind.model(title=record.data["title"], slug=record.slug, live=False))
    library.pages[record.key] = page
    return Draft(kind, record, page)
