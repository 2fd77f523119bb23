"""What other rooms may wait for when pages of the library change. All are sent inside the transaction."""

from django.dispatch import Signal

page_saving = Signal()
"""A page is about to be saved, and nothing is locked yet."""

page_deleting = Signal()
"""A page is about to be deleted with all below it, and nothing is locked yet. Gives `page`."""

page_saved = Signal()
"""A page was saved, its terms and other records with it. Gives `page`."""
