"""Keeping case studies true: each has a day on which its owner is asked whether it still is."""
