"""The site's menus, drawn from the page tree in one query.

A page directly under the home page stands in the header when its editor ticks “Show in menus”, else in the footer.
The evidence map, which is no page of the tree, stands in the header after the lists.
A page one level further down stands in the footer when it is ticked.
"""

from django.db.models import Q
from django.urls import reverse, reverse_lazy

from finder.addresses import INDEX_PATHS, THEMES_PATH
from finder.index.visibility import public_pages
from finder.own_lists import EVALUATED, NOT_WORKED

HEADER_DEPTH = 3
FIXED = {*INDEX_PATHS.values(), THEMES_PATH}
FINDS = [
    ("Search everything", reverse_lazy("finder:search")),
    ("Case studies", INDEX_PATHS["case-study"]),
    *((own.heading, own.url) for own in (NOT_WORKED, EVALUATED)),
    ("Evidence map", reverse_lazy("evidence_map")),
    ("Stories", INDEX_PATHS["story"]),
    ("Summit reports", INDEX_PATHS["summit"]),
    ("Questions", reverse_lazy("summits:questions")),
    ("Themes", THEMES_PATH),
    ("Places", reverse_lazy("home:places")),
    ("Terms and what they mean", reverse_lazy("home:vocabularies")),
]


class Navigation:
    """The header's and the footer's links, for one request."""

    def __init__(self, request):
        self.path = request.path
        shown = Q(depth=HEADER_DEPTH) | Q(depth=HEADER_DEPTH + 1, show_in_menus=True)
        self.pages = [(page, page.get_url(request)) for page in public_pages().filter(shown).order_by("path")]

    @property
    def header(self):
        pages = [(page.title, url) for page, url in self.pages if self.is_in_header(page)]
        lists = [link for link in pages if link[1] in FIXED]
        evidence_map = ("Evidence map", reverse("evidence_map"))
        return [
            {"title": title, "url": url, "current": "page" if url == self.path else self.path.startswith(url)}
            for title, url in [*lists, evidence_map, *(link for link in pages if link not in lists)]
        ]

    @property
    def footer(self):
        return {
            "find": [{"title": title, "url": url} for title, url in FINDS],
            "take_part": [
                {"title": page.title, "url": url}
                for page, url in self.pages
                if self.is_in_header(page) and url not in FIXED
            ],
            "about": [
                {"title": page.title, "url": url}
                for page, url in self.pages
                if not self.is_in_header(page) and url not in FIXED
            ],
        }

    @property
    def get_involved(self):
        """The address of the page that invites readers to take part; empty while there is none."""
        invitations = self.footer["take_part"]
        return invitations[0]["url"] if invitations else ""

    def trail(self, page, title="", below=False):
        """Return the way down to `page` for breadcrumbs. `title` stands for it where its own is too long, or names
        what is shown `below` it."""
        above = [
            {"title": other.title, "url": url}
            for other, url in self.pages
            if page.path.startswith(other.path) and (below or page.path != other.path)
        ]
        return [{"title": "Home", "url": "/"}, *above, {"title": title or page.title, "url": ""}]

    @staticmethod
    def is_in_header(page):
        return page.depth == HEADER_DEPTH and page.show_in_menus
