"""Vocabularies as SKOS, which other sites and their tools read and write, and as a table for spreadsheets."""
