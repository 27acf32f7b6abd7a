"""Kinds of check: a frozen dataclass each, whose fields are the options in rule files.

A kind never knows a rule. Its ``find`` yields a hit wherever the condition holds. The
word for it in rule files is its name in small letters (``OneOf``: ``one_of``), or that of
its module where it stands alone there as ``Check``.

What a kind says of itself lets the plan of a run (``engine.plan``) ask less often:

- its options of type ``FieldName`` and ``READS`` are the fields that decide whether it
  holds, so that its answer is kept for all subjects that say the same there; with
  ``PRESENCE`` only whether they are blank decides;
- ``screen`` looks at a subject for several of the kind at once and returns the numbers of
  those that may hold; the ones that are ``sure`` then do;
- ``LAST`` marks one that costs too much to be looked at before all else is known;
- ``part`` and ``join`` ask it of a table that comes in parts (``engine.parts``).
"""
