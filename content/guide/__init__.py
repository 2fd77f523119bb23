"""The editor guide: help for those who write, review and look after the library, drawn in the admin from Markdown."""
