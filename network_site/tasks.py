"""When background work is done: the search index and the index of references, after each saved page."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AfterCommit(ImmediateBackend):
    """Does the work at once, but only when the change is committed. Inside its transaction the search index locks
    rows of other pages, and on PostgreSQL two editors who publish at the same moment stop each other (a deadlock)."""

    def _execute_task(self, task_result):
        transaction.on_commit(partial(super()._execute_task, task_result), robust=True)
