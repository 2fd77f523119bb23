"""Coverage is measured where it may find something new: the tracer takes nearly as long as what it traces."""

import sys
import threading
from collections import Counter

MEASURED = 6
"""Times that each kind of thing is measured in each file of tests, by each process."""

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
