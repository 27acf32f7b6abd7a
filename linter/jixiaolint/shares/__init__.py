"""A file as read, shared out among processes that are split off from the one that has it.

They have what it has for nothing; what they find comes back, the same bytes in the same
order. Where no process can be split off, or none is worth it, all is done by one.
"""
