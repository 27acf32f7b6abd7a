"""Findings that are lived with: what was found once, told by its fingerprint from what is new."""
