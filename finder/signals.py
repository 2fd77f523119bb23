"""What other parts may wait for when the index changes."""

from django.dispatch import Signal

entries_changed = Signal()
"""Entries came, changed or went. Gives `page_ids`. Sent inside the transaction."""
