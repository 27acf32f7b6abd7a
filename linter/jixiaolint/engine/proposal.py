"""A rewrite that was tried on the rules, as a finding tells it."""

from __future__ import annotations

from typing import NamedTuple

from jixiaolint.rule.case import Rewrite
from jixiaolint.rule.rule import Way


class Proposal(NamedTuple):
    """A rewrite that obeys, and the way that proposed it."""

    rewrite: Rewrite
    way: Way
