"""What is asked of fixes: how far they go, and what becomes of them."""

from __future__ import annotations

from typing import NamedTuple


class Fixing(NamedTuple):
    """Fixes are made: safe ones, `unsafe` ones too; if only to `show` how files differ.

    Without `in_place` the mended file stands beside the one that was read. If `quiet`,
    only what fails is told.
    """

    unsafe: bool = False
    show: bool = False
    in_place: bool = False
    quiet: bool = False
