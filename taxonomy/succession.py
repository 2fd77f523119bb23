"""Following terms that were replaced to those that stand for them now."""


def standing_for(start, is_in_use, successors):
    """Return what is in use and stands for `start`, itself or its successors, followed to the end, each once.

    `is_in_use(one)` says whether one is in use, and `successors(one)` what replaced one that is not: nothing for one
    that was not replaced. What replaced each other in a ring stands for nothing.
    """
    found, waiting, seen = [], [start], set()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        if is_in_use(current):
            found.append(current)
        else:
            waiting.extend(successors(current))
    return found
