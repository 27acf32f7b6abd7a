"""A big file of one regular table, read by blocks of whole projects: bounded memory.

Whatever is not plainly so is read whole: first of all what is told is right.
"""
