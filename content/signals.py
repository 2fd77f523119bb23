"""What other rooms may wait for when pages of the library are saved. Both are sent inside the transaction."""

from django.dispatch import Signal

page_saving = Signal()
"""A page is about to be saved, and nothing is locked yet."""

page_saved = Signal()
"""A page was saved, its terms and other records with it. Gives `page`."""
