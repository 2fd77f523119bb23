"""Loads the demonstration content: all that is missing, or nothing when anything is wrong with it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from demo.checking import faults_of
from demo.filling import Filling
from demo.illustrations import add_picture
from demo.kinds import KINDS
from demo.library import Library
from demo.models import LoadedRecord
from demo.records import CONTENT, read_records, read_site
from demo.site_details import fill_site_details


@dataclass
class Report:
    """How many things of each kind were loaded, and how many were left as they were."""

    loaded: Counter = field(default_factory=Counter)
    left: Counter = field(default_factory=Counter)

    def lines(self):
        if not self.loaded.total():
            return ["Nothing to do: the demonstration content is already there."]
        return [self.line(name) for name in dict.fromkeys([*self.left, *self.loaded])]

    def line(self, name):
        left = f", {self.left[name]} left as they were" if self.left[name] else ""
        return f"{name}: {self.loaded[name]} loaded{left}"


@transaction.atomic
def load(root=CONTENT):
    """Load every record that was not loaded before and whose address is free. Raises DemoError.

    All pages are first made as empty drafts, so that each can point to any other, then all are filled and checked;
    only then is the first one published.
    """
    site, library, report = read_site(root), Library(), Report()
    drafts = [
        (kind, record, page)
        for kind in KINDS
        for record in read_records(root, kind.folder, site.get("order", {}).get(kind.folder, ()))
        if (page := place(kind, record, library, report))
    ]
    for kind, record, page in drafts:
        fill(kind, record, page, library)
    for _, record, page in drafts:
        publish(record, page)
    report.loaded += Counter({"Introductions and settings": fill_site_details(site)})
    return report


def place(kind, record, library, report):
    """Make an empty draft for `record`. Return None when it was loaded before or its address is taken."""
    if not library.knows(record):
        parent = kind.parent_of(record, library)
        standing = parent and parent.get_children().filter(slug=record.slug).first()
        library.pages[record.key] = standing
        if parent and not standing:
            draft = kind.model(title=record.data["title"], slug=record.slug, live=False)
            library.pages[record.key] = parent.add_child(instance=draft)
            report.loaded[kind.name] += 1
            return draft
    report.left[kind.name] += 1
    return None


def fill(kind, record, page, library):
    """Complete the page of `record` in memory. Raises DemoError when it could not be published so."""
    kind.fill(page, Filling(record, library))
    if faults := faults_of(page):
        raise record.error(" ".join(faults))


def publish(record, page):
    image = add_picture(record)
    page.hero_image = image
    page.save_revision().publish()
    LoadedRecord.objects.create(key=record.key, page=page, image=image)
