"""What an import does, in lines of text."""

from taxonomy.admin.readable import Reader, term_changes, use_changes


def lines_of(outcome):
    """Yield what an import did or would do, a vocabulary at a time."""
    unchanged = [str(plan.vocabulary) for plan in outcome.plans if plan.is_empty]
    if unchanged:
        yield f"Nothing changes in: {', '.join(unchanged)}."
    for plan in outcome.plans:
        if not plan.is_empty:
            yield from lines_of_plan(plan, is_new=plan.vocabulary.slug in outcome.new)
    yield from outcome.notes


def lines_of_plan(plan, is_new):
    """Yield what changes in one vocabulary."""
    yield f"{plan.vocabulary}{' (a new vocabulary)' if is_new else ''}: {plan.summary}."
    reader = Reader.of_terms(plan.terms, plan.rows)
    shown, more = term_changes(plan.terms, reader)
    for term in shown:
        yield from lines_of_term(term)
    if more:
        yield f"  and {more} more term{'s' if more > 1 else ''}"
    for sentence in use_changes(plan.rows, reader):
        yield f"  {sentence}"


def lines_of_term(term):
    """Yield what changes of one term: its label alone when it is new."""
    if term.is_new:
        yield f"  + {term.label}"
        return
    yield f"  {term.label}"
    for change in term.fields:
        yield f"      {change.name}: {change.before or '(empty)'} > {change.after or '(empty)'}"
