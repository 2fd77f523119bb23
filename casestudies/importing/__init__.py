"""Case studies from a spreadsheet: read with care, checked whole, shown as what would change, done, and undone."""
