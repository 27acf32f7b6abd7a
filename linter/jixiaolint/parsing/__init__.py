"""Strings of a table (indicators, target values, formulas, sums) to values."""
