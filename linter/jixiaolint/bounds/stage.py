"""The work on one file, stage by stage: what goes wrong in it becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import clear_frames

from jixiaolint.bounds.beyond import over
from jixiaolint.bounds.deadline import OutOfTimeError, deadline
from jixiaolint.bounds.limits import limit
from jixiaolint.bounds.system import is_single
from jixiaolint.errors import JixiaolintError, UnreadableError, fault
from jixiaolint.said import Said


class InternalError(JixiaolintError):
    """A fault of the program; the exception behind it is its cause."""


_STAGES = {
    "reading": "读取文件",
    "extracting the indicators of": "提取指标",
    "checking": "检查指标",
    "mending": "改正文件",
    "writing the remarks into": "写回意见",
}
"""What is being done with a file, in English -> in Chinese."""

_NESTED = Said(
    "内容嵌套过深，读不了，请把表格另存为 .xlsx 或 CSV。",
    "nested too deep to be read; save the table as .xlsx or CSV.",
)


@contextmanager
def stage(doing: str, path: str, spent: float = 0.0) -> Iterator[None]:
    """Turn what goes wrong inside into a sentence that names file and stage.

    What takes longer than the limit ``seconds`` is broken off, those `spent` on the file
    before counted in.
    """
    try:
        with deadline(limit("seconds") - spent):
            yield
    except JixiaolintError:
        raise
    except OutOfTimeError as error:
        chinese, english = f"{_STAGES[doing]}用时过长（秒）", f"{doing} the file"
        raise over(
            path, "seconds", chinese, f"{english} takes too many seconds"
        ) from error
    except MemoryError as error:
        if is_single():
            raise  # Nobody else has memory to let go: all that runs here must end.
        # What the work held is let go before anything else is made.
        clear_frames(error.__traceback__)
        chinese = f"{_STAGES[doing]}占用内存过多（MiB）"
        english = f"{doing} the file takes too much memory, in MiB"
        raise over(path, "memory-mb", chinese, english) from None
    except RecursionError as error:
        raise UnreadableError(_NESTED.at(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            Said(f"文件读不出来：{reason}。", f"the file cannot be read: {reason}.").at(
                path
            )
        ) from error
    except Exception as error:
        raise InternalError(_internal(doing, error).at(path)) from error


def _internal(doing: str, error: Exception) -> Said:
    return Said(
        f"程序内部错误，请报告；设 JIXIAOLINT_DEBUG=1 可看到出错的地方：{fault(error)}。",
        f"internal error while {doing} the file; please report it; JIXIAOLINT_DEBUG=1"
        f" shows where: {fault(error)}.",
    )
