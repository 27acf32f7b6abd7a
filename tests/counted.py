"""What work costs, counted and not timed: steps that Python takes, items that are looked at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType
    from typing import Any, SupportsIndex

Item = TypeVar("Item")


def steps(work: Callable[[], object]) -> int:
    """Return how many lines Python runs for some work, a line of a loop each time."""
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        """Count a line."""
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


class Counted(list[Item]):
    """A list that counts how many of its items somebody looks at, alone or in a slice."""

    def __init__(self, items: list[Item] | tuple[Item, ...] = ()) -> None:
        super().__init__(items)
        self.looks = 0

    @overload
    def __getitem__(self, at: SupportsIndex) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...

    def __getitem__(self, at: Any) -> Any:
        """Count one item, or those of a slice."""
        found = super().__getitem__(at)
        self.looks += len(found) if isinstance(at, slice) else 1
        return found

    def __iter__(self) -> Iterator[Item]:
        """Count every item that is reached."""
        for item in super().__iter__():
            self.looks += 1
            yield item
