"""What can be wrong with the rows of the file, each fault in a sentence with its line and the mend."""

from django.utils.text import slugify

from taxonomy.places.cells import codes_in, day_of, is_number, is_true_or_false

NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")
REQUIRED = ("local-authority-code", "official-name", "nice-name", "nation")
LONGEST = {
    "local-authority-code": 10,
    "official-name": 100,
    "nice-name": 100,
    "region": 120,
    "gss-code": 40,
    "local-authority-type-name": 60,
}
SHOWN = 60
"""So many characters of a wrong cell are repeated."""
FORMS = (
    (("official-name", "nice-name", "region"), slugify, "It has no letter from which to make a web address."),
    (("nation",), NATIONS.__contains__, f"It must be one of: {', '.join(NATIONS)}."),
    (("start-date", "end-date"), day_of, "Write it as year-month-day, such as 2023-04-01."),
    (("pop-2020", "area"), is_number, "Write a plain number below a thousand million."),
)
"""What cells that are not blank must be: (columns, test, what to do)."""


def faults_of(lines):
    """Yield a sentence for everything that is wrong with these rows."""
    for line in lines:
        yield from missing(line)
        yield from too_long(line)
        yield from malformed(line)
    yield from repeated(lines)
    yield from wrong_successors(lines)


def missing(line):
    for name in REQUIRED:
        if not line.cells[name]:
            yield f"Line {line.number} has no {name}. Fill it in."


def too_long(line):
    for name, longest in LONGEST.items():
        if len(line.cells[name]) > longest:
            yield f"Line {line.number}: {name} has {len(line.cells[name])} characters; at most {longest} fit."


def malformed(line):
    for names, is_right, mend in FORMS:
        for name in names:
            if line.cells[name] and not is_right(line.cells[name]):
                yield f"Line {line.number}: {name} is “{line.cells[name][:SHOWN]}”. {mend}"
    if not is_true_or_false(line.cells["current-authority"]):
        found = line.cells["current-authority"][:SHOWN]
        yield f"Line {line.number}: current-authority is “{found}”. Write True or False."


def repeated(lines):
    """Yield a sentence for each code that two rows have."""
    for name in ("local-authority-code", "gss-code"):
        first = {}
        for number, cells in lines:
            if cells[name] and first.setdefault(cells[name], number) != number:
                yield f"Line {number} has the same {name}, {cells[name]}, as line {first[cells[name]]}. Keep one."


def wrong_successors(lines):
    """Yield a sentence for each `replaced-by` that leads nowhere or in a ring."""
    codes = {line.cells["local-authority-code"]: codes_in(line.cells["replaced-by"]) for line in lines}
    for number, cells in lines:
        own = cells["local-authority-code"]
        for code in codes_in(cells["replaced-by"]):
            if code not in codes:
                yield f"Line {number}: replaced-by names {code}, which no row has. Add that row or mend the code."
        if own in followed(own, codes):
            yield f"Line {number}: by its replaced-by, {own} would in the end replace itself. Mend the ring."


def followed(code, successors):
    """Return all codes that `replaced-by` leads to from one."""
    found, waiting = set(), list(successors.get(code, ()))
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += successors.get(current, ())
    return found
