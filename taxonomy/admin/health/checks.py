"""What a check is, and the report that all of them make."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.urls import reverse
from wagtail import hooks
from wagtail.permission_policies.pages import PagePermissionPolicy

from taxonomy.admin.health.census import Census

OPEN = 20
"""So many lines of a check stand open on the screen; the next are folded."""
SHOWN = 300
"""So many are on the screen at all; the table has every one."""


@dataclass(frozen=True)
class Mend:
    """A link to where something can be put right."""

    label: str
    url: str


@dataclass(frozen=True)
class Line:
    """One thing that a check found."""

    text: str
    links: tuple[Mend, ...] = ()
    vocabulary: str = ""
    page: int | None = None
    """The page whose title the text names. Only those who may see the page are told."""
    may_edit: bool = False
    """Whether the form of that page is offered as the mend."""

    @property
    def mends(self):
        if not self.may_edit:
            return self.links
        return (Mend("Edit the page", reverse("wagtailadmin_pages:edit", args=[self.page])), *self.links)


class Check(ABC):
    """Looks for one kind of fault. Subclasses say what is counted and what to do about it, in a sentence each."""

    slug: str
    title: str
    counted: str
    advice: str

    @abstractmethod
    def lines(self, census: Census) -> Iterable[Line]:
        """Yield what was found, the most pressing first."""


@dataclass
class Section:
    """What one check found, as one person may see it."""

    check: Check
    lines: list[Line] = field(default_factory=list)
    unseen: int = 0
    """How many lines are about pages that this person may not see."""

    @property
    def total(self):
        return len(self.lines) + self.unseen

    @property
    def open(self):
        return self.lines[:OPEN]

    @property
    def folded(self):
        return self.lines[OPEN:SHOWN]

    @property
    def left_out(self):
        return max(0, len(self.lines) - SHOWN)


class PagesOf:
    """The pages that a person may see in the admin, and those that they may edit; read when first asked for."""

    def __init__(self, user):
        self.user, self.policy = user, PagePermissionPolicy()

    @cached_property
    def seen(self):
        return ids(self.policy.explorable_instances(self.user))

    @cached_property
    def editable(self):
        return ids(self.policy.instances_user_has_permission_for(self.user, "change"))


def ids(pages):
    return set(pages.order_by().values_list("pk", flat=True))


def report(checks, user):
    """Return the Section of each check, in as few queries however many terms and pages there are."""
    census, pages = Census(), PagesOf(user)
    return [section_of(check, census, pages) for check in checks]


def section_of(check, census, pages):
    section = Section(check)
    for line in check.lines(census):
        if line.page is None:
            section.lines.append(line)
        elif line.page in pages.seen:
            section.lines.append(replace(line, may_edit=line.page in pages.editable))
        else:
            section.unseen += 1
    return section


def checks_of_other_rooms():
    return [check for register in hooks.get_hooks("register_taxonomy_health_checks") for check in register()]
