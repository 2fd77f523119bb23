"""How a component comes to stand in the guide: its own comment says what it is, its own template draws it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.template.loader import get_template
from django.utils.safestring import mark_safe

FOLDER = Path(__file__).parents[1] / "templates" / "components"
COMMENT = re.compile(r"\{# (?P<purpose>.*?) Give it: (?P<inputs>.*?) #\}")
ID = re.compile(r'\sid="([^"]+)"')


def component_names():
    return {path.stem for path in FOLDER.glob("*.html")}


@dataclass(frozen=True)
class Example:
    """A component and its states: under each name one or more contexts, drawn beside each other, or what returns them
    when the guide is asked for. `within` is the element that has it on a page, such as `ol.sessions`."""

    name: str
    states: dict[str, list[dict] | Callable[[], list[dict]]]
    within: str = "div"

    @cached_property
    def template(self):
        return get_template(f"components/{self.name}.html").template

    @cached_property
    def comment(self):
        return COMMENT.match(self.template.source).groupdict()

    @property
    def title(self):
        return self.name.replace("_", " ").capitalize()

    @property
    def tag(self):
        return self.within.partition(".")[0]

    @property
    def css(self):
        return self.within.partition(".")[2].replace(".", " ")

    def drawn(self):
        """Yield each state's name and how it looks."""
        for number, (state, contexts) in enumerate(self.states.items(), start=1):
            contexts = contexts() if callable(contexts) else contexts
            yield state, [self.draw(context, f"{number}-{place}") for place, context in enumerate(contexts, start=1)]

    def draw(self, context, number):
        # Without the request: no context processor puts in what the state leaves out.
        html = get_template(f"components/{self.name}.html").render(context)
        return mark_safe(with_own_ids(html, f"{self.name}-{number}"))  # noqa: S308 (the template has escaped it)


def with_own_ids(html, suffix):
    """Return the HTML with ids that nothing else on the page has, and what points to them pointing there still."""
    ids = "|".join(map(re.escape, ID.findall(html)))
    pointers = r"\s(?:id|for|popovertarget|aria-labelledby|data-copy)=\"|\shref=\"#"
    return re.sub(rf'({pointers})({ids})"', rf'\1\2-{suffix}"', html) if ids else html
