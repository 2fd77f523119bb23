"""The work of each day. Rooms add their own jobs by the hook `register_daily_jobs`: it returns pairs of a name and a
function, which does the job and may return what it did in words."""

import logging

from wagtail import hooks

logger = logging.getLogger(__name__)

HOOK = "register_daily_jobs"


def daily_jobs():
    """Return {name: function} in the order of the hooks."""
    return dict(job for registered in hooks.get_hooks(HOOK) for job in registered())


def do_daily_jobs(say):
    """Do every job, tell what came of each, and return the names of those that failed. None keeps the others from
    being done."""
    failed = []
    for name, job in daily_jobs().items():
        try:
            done = job() or "done"
        except Exception as error:
            logger.exception("The daily job “%s” failed", name)
            failed.append(name)
            done = f"failed: {error}"
        say(f"{name}: {done}")
    return failed
