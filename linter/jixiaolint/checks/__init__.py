"""Kinds of check: a frozen dataclass each, whose fields are the options in rule files.

A kind never knows a rule. Its ``find`` yields a hit wherever the condition holds. The
word for it in rule files is its name in small letters (``OneOf``: ``one_of``), or that of
its module where it stands alone there as ``Check``.
"""
