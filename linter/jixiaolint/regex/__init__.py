"""Regular expressions in linear time: by RE2 where it is installed, else in plain Python.

Both know RE2's syntax and find the same.
"""

try:
    from jixiaolint.regex.fast import check, spans, together
except ImportError:
    from jixiaolint.regex.plain import check, spans, together

__all__ = ["check", "spans", "together"]
