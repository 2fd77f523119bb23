"""Introductions of the pages that every site has, and the hub's details: filled in once, where nothing was written."""

from wagtail.models import Site

from casestudies.models import CaseStudyIndexPage
from demo.models import LoadedRecord
from home.models import HomePage, NetworkSettings, ThemesPage
from stories.models import StoryIndexPage
from summits.models import SummitIndexPage

INTRODUCED = {
    "home": HomePage,
    "case-studies": CaseStudyIndexPage,
    "stories": StoryIndexPage,
    "summits": SummitIndexPage,
    "themes": ThemesPage,
}
SETTINGS = "settings/network"


def fill_site_details(site):
    """Fill what `site.toml` offers and return how many things were filled."""
    introductions = site.get("introductions", {})
    filled = [introduce(name, text) for name, text in introductions.items()]
    return sum(filled) + fill_settings(site.get("settings", {}))


def introduce(name, text):
    """Publish the introduction of one page. Return False, and leave the page alone, when staff were there first."""
    key = f"introductions/{name}"
    page = INTRODUCED[name].objects.first()
    if LoadedRecord.objects.filter(key=key).exists() or not page:
        return False
    if page.introduction or page.has_unpublished_changes or not page.live:
        return False
    page.introduction = text
    page.save_revision().publish()
    LoadedRecord.objects.create(key=key)
    return True


def fill_settings(values):
    """Set how to reach the hub, unless staff have said any of it."""
    site = Site.objects.filter(is_default_site=True).first()
    if not (values and site) or LoadedRecord.objects.filter(key=SETTINGS).exists():
        return False
    settings = NetworkSettings.for_site(site)
    if settings.hub_email or settings.hub_telephone or settings.hub_address:
        return False
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    LoadedRecord.objects.create(key=SETTINGS)
    return True
