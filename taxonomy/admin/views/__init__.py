"""The screens of the vocabulary manager, each with its own permission check."""
