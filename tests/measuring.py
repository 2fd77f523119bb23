"""Coverage is measured where it may find something new: the tracer takes nearly as long as what it traces."""

import sys
import threading
from collections import Counter

from django.core.management import get_commands, load_command_class

MEASURED = 6
"""Times that each kind of thing is measured in each file of tests."""

done = Counter()


def unmeasured(function, *args, **kwargs):
    """Call the function, and measure nothing of what it goes through."""
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return function(*args, **kwargs)
    finally:
        threading.settrace(of_threads)
        sys.settrace(tracer)


def measured_at_first(kind, function, *args, **kwargs):
    """Call the function, and measure what it goes through unless that kind of thing was done often."""
    done[kind] += 1
    if done[kind] > MEASURED:
        return unmeasured(function, *args, **kwargs)
    return function(*args, **kwargs)


def import_commands():
    """Django imports a command when it is called. What an unmeasured test calls first would not count as run."""
    for name, app in get_commands().items():
        load_command_class(app, name)
