"""What programs call: files or rows in, findings or indicators out.

The command line says the same of the same input; ``jixiaolint`` itself offers these
names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Unpack

from jixiaolint.api.options import Options, preferences, settings_of
from jixiaolint.bounds.limits import settle, within
from jixiaolint.errors import UsageError, speaking
from jixiaolint.find.document import unreadable
from jixiaolint.results.result import Result
from jixiaolint.run import lint, lint_source
from jixiaolint.said import Said

if TYPE_CHECKING:
    from jixiaolint.api.contract import Indicator
    from jixiaolint.api.rows import Rows

Path = str | os.PathLike[str]
Config = Path | Literal[False] | None

__all__ = ("check", "check_rows", "parse")


def check(
    paths: Path | Iterable[Path], *, config: Config = None, **options: Unpack[Options]
) -> Result:
    """Return what the rules find in files, folders, archives and patterns.

    The result is that of ``jixiaolint check`` in the working folder: its settings file
    counts, unless `config` names another or is False for none. `options` are the keys
    of a settings file, ``_`` in place of ``-``, and go before it (`Options`). There is one
    process, unless ``jobs`` says otherwise.

    A file that could not be checked is among the result's ``failures``, and its
    ``exit_code`` is 2. Raises UsageError for a wrong option, UnreadableError if nothing
    that was named could be checked.
    """
    asked = preferences("check()", config, options)
    with speaking(asked.lang), within(settle(asked.limits)):
        result = lint(_listed(paths), settings_of(asked))
    if result.failures and not any(file.numbers.tables for file in result.files):
        raise unreadable(result.failures)
    return result


def check_rows(
    rows: Rows,
    *,
    path: str = "rows",
    config: Config = None,
    **options: Unpack[Options],
) -> Result:
    """Return what the rules find in rows, one indicator to each: dicts, or a DataFrame.

    Keys are those that `parse` gives (``project level1 level2 name annual`` …) or any
    heads that a table may have (三级指标, 年度指标值 …). Values are texts, numbers, dates
    or None. A DataFrame is that of pandas or polars, or a table of pyarrow; its index does
    not count. Rows of a project stand one after the other; all rows are one table, called
    `path` in findings, and no limit holds for them.

    A finding says where it stands by ``place``: ``rows[place.index]`` is the row, from
    zero (``place.row`` counts from one, as all places do), ``place.key`` the key of the
    value. Options and errors are those of `check`; UnreadableError is raised where no
    row says an indicator, UsageError for what is no row.
    """
    from jixiaolint.api.rows import columns_of, source, told_keys

    asked = preferences("check_rows()", config, options)
    with speaking(asked.lang):
        columns = columns_of(rows)
        with told_keys(columns):
            make = partial(source, path, columns)
            return lint_source(make, path, settings_of(asked))


def parse(
    given: Path | bytes | Rows,
    *,
    path: str | None = None,
    config: Config = None,
    **options: Unpack[Options],
) -> Iterator[Indicator]:
    """Yield the indicators that something says, in order, and judge none.

    What is given is a path (any ``os.PathLike``, or a string that names a file or
    folder), a text (any other string: of a form, a CSV …), the bytes of a file, or rows
    as `check_rows` takes them. Texts, bytes and rows are called `path`, whose extension
    may tell the format. Each indicator is a dict with the keys of ``jixiaolint parse
    --format jsonl``. Options about rules do not matter.

    Raises UsageError at once; UnreadableError behind the last indicator, if something
    could not be read.
    """
    from jixiaolint.api.parsing import indicators

    asked = preferences("parse()", config, options)
    with speaking(asked.lang):
        return indicators(given, path, asked)


def _listed(paths: Path | Iterable[Path]) -> list[str]:
    """Return paths as strings; raises UsageError for what is none."""
    one = isinstance(paths, str | bytes | os.PathLike)
    given: Any = paths if isinstance(paths, Iterable) and not one else [paths]
    listed = list(given)
    for path in listed:
        if not isinstance(path, str | os.PathLike) or not os.fspath(path):
            raise UsageError(
                Said(
                    f"check(): {path!r} 不是路径，应为 str 或 os.PathLike。",
                    f"check(): {path!r} is no path; expected a str or os.PathLike.",
                )
            )
    if not listed:
        raise UsageError(Said("check(): 没有给出路径。", "check(): no path is given."))
    return [os.fspath(path) for path in listed]
