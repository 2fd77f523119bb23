"""The social cards of pages in the index: what is on them, their addresses, and their pictures."""
