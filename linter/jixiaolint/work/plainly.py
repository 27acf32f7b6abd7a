"""A block of a big file, or all of it together, given up where it is not plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jixiaolint.blocks.judged import BlockJob, Joining
from jixiaolint.blocks.lines import NotPlainError
from jixiaolint.bounds.stage import InternalError
from jixiaolint.errors import JixiaolintError
from jixiaolint.reading import failure
from jixiaolint.results.outcome import Outcome
from jixiaolint.settings.run import Settings


def plainly(
    act: Callable[[Any], object], job: BlockJob | Joining, settings: Settings
) -> object:
    """Return what comes of a block, or of all; nothing if it is not plain."""
    try:
        return act(job)
    except (NotPlainError, InternalError):
        return None
    except JixiaolintError as error:
        return Outcome(failure(job.outline.path, error, settings))
