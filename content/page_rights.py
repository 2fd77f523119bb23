"""Which of many pages one person may change, and what to say of the others. Rights are read once for all of them."""

import re
from functools import cached_property

from wagtail.locks import BasicLock
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from taxonomy.uses import in_parts

PAGE_ID = re.compile(r"[0-9]{1,18}")
NOT_YOURS = "You may not edit this page."
NOT_YOURS_TO_PUBLISH = "It is live, and you may not publish it."
LOCKED = "It is locked, or waits for somebody else’s review."
MIRROR = "It mirrors another page, and changes when that does: change that one."


def pages_of(page_ids):
    """Return the pages with what is asked of them, by title."""
    found = []
    for part in in_parts(page_ids):
        found += Page.objects.filter(pk__in=part).order_by().prefetch_workflow_states()
    return sorted(found, key=lambda page: page.get_admin_display_title().casefold())


def ids_for(user, action):
    return set(page_permission_policy.instances_user_has_permission_for(user, action).values_list("pk", flat=True))


def visible_ids(user, values):
    """Return the ids among these texts whose pages this person may see in the admin."""
    page_ids = {int(value) for value in values if PAGE_ID.fullmatch(value)}
    pages = page_permission_policy.explorable_instances(user).order_by()
    return {pk for part in in_parts(page_ids) for pk in pages.filter(pk__in=part).values_list("pk", flat=True)}


def hold(page_ids):
    """Let nobody publish these pages until the transaction ends: what it changes would be written over."""
    for part in in_parts(sorted(page_ids)):
        list(Page.objects.select_for_update().filter(pk__in=part).order_by("pk").values_list("pk"))


class PageRights:
    """What one person may do with pages that `pages_of` returned."""

    def __init__(self, user):
        self.user = user
        self.locking_tasks = {}

    @cached_property
    def editable(self):
        return ids_for(self.user, "change")

    @cached_property
    def publishable(self):
        return ids_for(self.user, "publish")

    def against(self, page, *, readers_see=True):
        """Return the reason why this person may not change the page, or None. `readers_see` says whether readers of a
        live page see the change at once."""
        reasons = {
            MIRROR: page.alias_of_id is not None,
            NOT_YOURS: page.pk not in self.editable,
            NOT_YOURS_TO_PUBLISH: readers_see and page.live and page.pk not in self.publishable,
            LOCKED: self.is_locked(page),
        }
        return next((reason for reason, holds in reasons.items() if holds), None)

    def is_locked(self, page):
        """A page on the schedule is locked for editing only: its scheduled version changes with it."""
        return BasicLock(page).for_user(self.user) if page.locked else self.waits_for_others(page)

    def waits_for_others(self, page):
        """Say whether a review locks the page. Each task locks all its pages alike, and is asked once."""
        state = page.current_workflow_state
        is_reviewed = state and state.status == state.STATUS_IN_PROGRESS and state.current_task_state
        if not is_reviewed:
            return False
        task = state.current_task_state.task
        if task.pk not in self.locking_tasks:
            task = task.specific
            self.locking_tasks[task.pk] = task.lock_class(page, task).for_user(self.user)
        return self.locking_tasks[task.pk]
