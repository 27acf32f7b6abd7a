"""What a pattern is refused for."""

from __future__ import annotations

from jixiaolint.said import Said


class FaultError(ValueError):
    """A pattern that RE2 refuses, or that the way without RE2 does not know.

    `said` is the sentence about it, without the pattern.
    """

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said


def refused(reason: str) -> FaultError:
    """Return the fault of what RE2 refuses, in RE2's own words."""
    return FaultError(Said(f"RE2：{reason}", f"RE2: {reason}"))


def beyond(chinese: str, english: str) -> FaultError:
    """Return the fault of what RE2 knows and plain Python does not."""
    return FaultError(
        Said(
            f"这里没有装 google-re2，{chinese}",
            f"google-re2 is not installed here, {english}",
        )
    )
