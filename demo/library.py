"""What content files may speak of: the pages of the site and the terms of its vocabularies."""

from functools import cached_property

from wagtail.models import Page

from demo.models import LoadedRecord
from demo.records import DemoError
from home.models import HomePage
from taxonomy.schemes import load_schemes


class Library:
    """Finds the page of a content file, the page at an address, and terms by their slugs."""

    def __init__(self):
        loaded = LoadedRecord.objects.select_related("page")
        self.pages = {record.key: record.page for record in loaded}

    @cached_property
    def home(self):
        return only(HomePage)

    @cached_property
    def schemes(self):
        return load_schemes()

    def knows(self, record):
        """Say whether the page of `record` was loaded before, even if staff have deleted it since."""
        return record.key in self.pages

    def page_at(self, address):
        """Return the page at an address of this site, such as /about/cookies/; None for any other address."""
        if not address.startswith("/"):
            return None
        return Page.objects.filter(url_path=self.home.url_path + address[1:]).first()

    def mentioned(self, record, slug, *folders):
        """Return the page of the file `slug`, which `record` mentions; None when staff have deleted that page."""
        for folder in folders:
            if f"{folder}/{slug}" in self.pages:
                return self.pages[f"{folder}/{slug}"]
        raise record.error(f"It mentions “{slug}”, but there is no such file in {' or '.join(folders)}.")

    def term(self, record, vocabulary, slug):
        """Return the term that `record` has chosen from a vocabulary."""
        scheme = self.schemes.get(vocabulary)
        if scheme is None:
            raise record.error(f"There is no vocabulary “{vocabulary}”.")
        if slug not in scheme.by_slug:
            raise record.error(f"There is no term “{slug}” in the vocabulary “{vocabulary}”.")
        return scheme.by_slug[slug]


def only(model):
    """Return the one page of a type that every site has once."""
    page = model.objects.first()
    if page is None:
        raise DemoError(f"The site has no {model._meta.verbose_name}. Make one in the page tree, then run this again.")
    return page
