"""Findings that somebody gave a reason not to be told: in settings, in a comment, in a cell."""
