"""Links whose words do not say where they lead."""

import re
from html.parser import HTMLParser

VAGUE = frozenset(
    {
        *("click", "click here", "here", "this", "this link", "this page", "this site", "this website", "link"),
        *("see here", "read here", "more", "more here", "read more", "learn more", "find out more", "see more"),
        *("more information", "further information", "details", "more details", "website", "page", "download"),
    }
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class Links(HTMLParser):
    """Collects the words of each link."""

    def __init__(self):
        super().__init__()
        self.texts, self.within = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.within = True
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == "a":
            self.within = False

    def handle_data(self, data):
        if self.within:
            self.texts[-1] += data


def vague_links(html) -> list[str]:
    """Return the words of each link in `html` that a reader who hears them alone could not follow."""
    parser = Links()
    parser.feed(html)
    parser.close()
    texts = [" ".join(text.split()) for text in parser.texts]
    return [text for text in texts if is_vague(text)]


def is_vague(text):
    return text.casefold().strip(" .…:›>→") in VAGUE or bool(ADDRESS.fullmatch(text))
