"""Hints on how well a page is written and founded. They never stop publication. Each module holds one kind of rule, as
pure functions over plain text; `hints` puts them together for a page."""
