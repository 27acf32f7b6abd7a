"""Workbooks in, a grid for each sheet out: one module for each kind of file."""
