"""Where the pages stand: those that were there already and those that the demonstration adds."""

from wagtail.models import Page

from demo.models import LoadedRecord
from demo.records import ContentError
from home.models import HomePage


class Library:
    """Finds the page of a content file, the page at an address, and the page that a file mentions."""

    def __init__(self, kinds):
        self.home = only(HomePage)
        self.kinds = kinds
        self.pages = {loaded.key: loaded.page for loaded in LoadedRecord.objects.select_related("page")}

    def knows(self, record):
        """Say whether the page of `record` was loaded before, even if staff have deleted it since."""
        return record.key in self.pages

    def page_at(self, address):
        """Return the page at an address of this site, such as /about/cookies/; None for any other address."""
        if not address.startswith("/"):
            return None
        return Page.objects.filter(url_path=self.home.url_path + address[1:]).first()

    def mentioned(self, record, slug, *folders):
        """Return the page of the file called `slug`, which `record` mentions; None when staff have deleted it."""
        for folder in folders:
            if f"{folder}/{slug}" in self.pages:
                return self.pages[f"{folder}/{slug}"]
        raise record.error(f"It mentions “{slug}”, but there is no such file in {' or '.join(folders)}.")


def only(model):
    """Return the one page of a type that every site has once."""
    page = model.objects.first()
    if page is None:
        raise ContentError(f"The site has no {model._meta.verbose_name}. Make one in the page tree, then run this again.")
    return page
