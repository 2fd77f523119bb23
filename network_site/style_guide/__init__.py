"""The style guide: every component as readers see it, drawn by its own template with example data."""
