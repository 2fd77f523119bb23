"""What other rooms may wait for when terms change. Both are sent inside the transaction."""

from django.dispatch import Signal

terms_changing = Signal()
"""Terms, or the terms of pages, are about to change, and nothing is locked yet."""

terms_changed = Signal()
"""Terms changed, or pages were given or lost them. Gives `term_ids`, those of all the terms concerned."""
