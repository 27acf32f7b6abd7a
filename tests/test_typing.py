"""What programs see of the types; mypy holds it as strictly as the code, and it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_type

import pytest

import jixiaolint
from jixiaolint import (
    Finding,
    Indicator,
    Options,
    Result,
    Target,
    UsageError,
    check,
    check_rows,
    parse,
)

ROW: Mapping[str, str] = {
    "二级指标": "数量指标",
    "三级指标": "培训人次",
    "指标值": "提高",
}


def test_a_result_is_known_to_the_last_field() -> None:
    """Findings, their places and numbers have types of their own."""
    options: Options = {"lang": "en", "select": ["VAL202"], "strict": True}
    result = check_rows([ROW], path="rows", **options)
    assert_type(result, Result)
    assert_type(result.exit_code, int)
    assert_type(list(result), list[Finding])
    (finding,) = result
    assert_type(finding.place.index, int | None)
    assert_type(finding.place.key, str | None)


def test_indicators_are_dicts_whose_keys_are_known() -> None:
    """A key that there is not is a fault before anything runs."""
    found = parse([ROW])
    assert_type(found, Iterator[Indicator])
    (one,) = found
    assert_type(one["seq"], int)
    assert_type(one["annual_target"], Target | None)
    with pytest.raises(KeyError):
        one["anual"]  # type: ignore[typeddict-item]


def test_what_is_no_option_is_told_by_both() -> None:
    """Neither a wrong keyword nor a wrong word passes, typed or not."""
    with pytest.raises(UsageError, match="是不是“profile”"):
        check("a.csv", profil="auto")  # type: ignore[call-arg]
    with pytest.raises(UsageError, match="lang"):
        check("a.csv", lang="de")  # type: ignore[arg-type]
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        jixiaolint.lint  # type: ignore[attr-defined]  # noqa: B018
