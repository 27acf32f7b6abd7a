"""What came of the fixes of a file: how it reads now, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from jixiaolint.said import Said


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was mended, as far as it could be.

    `data` are its bytes now, None where they are as they were, or only the `diff` is
    wanted. `gone` are the findings that are no more; `notes` are sentences about what was
    left as it is.
    """

    gone: int
    data: bytes | None = None
    diff: str = ""
    notes: tuple[Said, ...] = ()
