"""The page with a listener put before its worker's own, by which a worker can be hurt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from window import Window

BEFORE = Path(__file__).with_name("trials.js")


@dataclass(frozen=True, slots=True)
class Trials:
    """A window on whose worker things are tried."""

    window: Window

    def inside(self, trial: str, given: object = None) -> Any:
        """Return what the worker answers to a trial."""
        return self.window.tell(f"trial({json.dumps(trial)}, {json.dumps(given)})")
