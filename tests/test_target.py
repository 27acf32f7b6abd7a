"""What a value demands, as the contract structures it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from jixiaolint.parsing.target import parse_target
from jixiaolint.parsing.values import Target
from jixiaolint.text import Span

GRAMMAR = Path(__file__).parent / "grammar"
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
LABELS = SHARED / "labels" / "targets.jsonl"
KEYS = ("kind", "op", "value", "high", "scale", "unit", "percent", "per")


def _cases(name: str) -> list[tuple[str, str, dict[str, Any]]]:
    groups = yaml.safe_load((GRAMMAR / f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        (group, value, expected)
        for group, values in groups.items()
        for value, expected in values.items()
    ]


def _structured(target: Target) -> dict[str, Any]:
    return {key: getattr(target, key) for key in KEYS}


def _wanted(expected: dict[str, Any], kind: str = "quantity") -> dict[str, Any]:
    return _structured(Target(kind=kind)) | {
        k: v for k, v in expected.items() if k in KEYS
    }


@pytest.mark.parametrize(("group", "value", "expected"), _cases("target-quantity"))
def test_a_number_is_a_quantity(
    group: str, value: str, expected: dict[str, Any]
) -> None:
    """A number that is a value's only criterion is a quantity with its bound and unit."""
    assert _structured(parse_target(value)) == _wanted(expected), group


@pytest.mark.parametrize(("group", "value", "expected"), _cases("target-number"))
def test_numbers_are_read_in_full(
    group: str, value: str, expected: dict[str, Any]
) -> None:
    """However a number and its bound are written, they are a quantity."""
    target = parse_target(value)

    assert _structured(target) == _wanted(expected), group
    assert target.base == expected.get("base", target.base)


@pytest.mark.parametrize(("group", "value", "expected"), _cases("target-unit"))
def test_a_unit_stands_as_written(
    group: str, value: str, expected: dict[str, Any]
) -> None:
    """A unit is what stands after number and scale; a frequency is told apart."""
    kind = "range" if group == "range" else "quantity"

    assert _structured(parse_target(value)) == _wanted(expected, kind), group


@pytest.mark.parametrize(("kind", "value", "expected"), _cases("target-word"))
def test_words_decide_the_kind(kind: str, value: str, expected: dict[str, Any]) -> None:
    """Dates, grades, answers, comparisons, filler and prose are told apart."""
    target = parse_target(value)

    assert _structured(target) == _wanted(expected, kind)
    for key in ("basis", "grade"):
        assert getattr(target, key) == expected.get(key, getattr(target, key))
    if "parts" in expected:
        parts = [_wanted(part) for part in expected["parts"]]
        assert [_structured(part) for part in target.parts] == parts


@pytest.mark.parametrize(
    "value",
    [
        "不适合",
        "未涉及",
        "无需",
        "无此项",
        "无此内容",
        "无此指标",
        "未定",
        "待填",
        "待填写",
        "待补充",
        "待完善",
        "待确定",
        "待明确",
        "暂定",
        "同前",
        "同左",
        "空白",
        "其它",
        "样例",
        "test",
        "N/A",
        "undefined",
        "详见附表",
        "见备注",
        "详见备注",
        "此处填写",
        "请输入",
        "填写指标值",
        "XXX",
        "TBD",
        "〇〇",
        "◯",
        "□□",
        "不填",
        "免填",
        "未填",
        "未填写",
        "无内容",
        "――",
        "？？",
    ],
)
def test_filler_holds_a_place(value: str) -> None:
    """Words that people write into a cell that they leave open are no value."""
    assert parse_target(value).kind == "placeholder"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("90", "%", {"value": "90", "percent": True}),
        ("≥90", "％", {"op": ">=", "value": "90", "percent": True}),
        ("≥90", "百分比", {"op": ">=", "value": "90", "percent": True}),
        ("35", "万元", {"value": "35", "scale": 10000, "unit": "元"}),
        (
            "≤35",
            "万元/公里",
            {"op": "<=", "value": "35", "scale": 10000, "unit": "元/公里"},
        ),
        ("3.5", "万人次", {"value": "3.5", "scale": 10000, "unit": "人次"}),
        ("≤570", "元/人·月", {"op": "<=", "value": "570", "unit": "元/人·月"}),
        ("12", "件（套）", {"value": "12", "unit": "件（套）"}),
        ("4", "次/年", {"value": "4", "unit": "次", "per": "年"}),
        ("15", "个工作日", {"value": "15", "unit": "个工作日"}),
        ("2", "（场）", {"value": "2", "unit": "场"}),
        ("8", "畦", {"value": "8", "unit": "畦"}),
        ("不少于3", "篇", {"op": ">=", "value": "3", "unit": "篇"}),
        ("90%", "%", {"value": "90", "percent": True}),
        ("500人次", "人次", {"value": "500", "unit": "人次"}),
        ("≥1400万", "人", {"op": ">=", "value": "1400", "scale": 10000, "unit": "人"}),
        ("7", "", {"value": "7"}),
        ("7", "/", {"value": "7"}),
        ("7", "定性", {"value": "7"}),
    ],
)
def test_a_unit_column_fills_what_the_value_lacks(
    value: str, unit: str, expected: dict[str, Any]
) -> None:
    """A bare number takes unit, percent and scale from its column; others keep theirs."""
    assert _structured(parse_target(value, unit)) == _wanted(expected)


@pytest.mark.parametrize(
    ("value", "criterion"),
    [
        ("≥90%", "≥90%"),
        ("提升知晓率，宣传 ≥ 3 种", "≥ 3 种"),
        ("培训合格率达到 98 % 以上", "达到 98 % 以上"),
        ("标准：１００％", "１００％"),
        ("于10月底前竣工", "10月底前"),
        ("质量评定为良", "为良"),
        ("支出不超过年初预算", "不超过年初预算"),
        ("正常运行", "正常运行"),
        ("新建公厕12座、改造公厕30座", "12座、改造公厕30座"),
        ("", ""),
    ],
)
def test_the_span_marks_the_criterion_as_given(value: str, criterion: str) -> None:
    """A target's span counts characters of the value as it was given."""
    span = parse_target(value).span

    assert span is not None
    assert value[span.start : span.end] == criterion


@pytest.mark.parametrize(
    "value",
    [
        "≥", "≥≥", "-", "%", "（", "）（", "3-", "3至", "每", "每年", "不低于", "约", "为",
        "3（", "2025年-", "～5", "百分之", "分之", "万元", "/年", "3//年", "第", "《", "“90",
        "𠀀", "\x00", "零零", "1.2.3", "80.5.2", "半", "前3", "\ud83d\ude00 3次", "10" * 500,
        "不" * 2000, "（" * 300, "每季度" * 300, "1-2-3-4-5", "33个2025-12-31前", "≥3元/）", "1/3亿一年",
    ],
)  # fmt: skip
def test_no_value_raises(value: str) -> None:
    """Whatever a cell holds, it has a target and a span inside the value."""
    span = parse_target(value).span

    assert span is not None
    assert 0 <= span.start <= span.end <= len(value)


def test_every_run_of_words_has_a_reading() -> None:
    """Nearly any order of the words that the grammar knows is read by it."""
    import random

    from jixiaolint.parsing.phrases import read
    from jixiaolint.words.grammar import NoReadingError

    vocabulary = (
        "≥ 不低于 达 为 约 每季度 每村 前 90 3.5 1,400 两 十五 零 半 百分之八十 三分之二 1/3 万 亿 余 半 % (%) 次 元 "
        "件(套) 个工作日 /年 /人·月 /台机 一年 - 至 到 2025年 12月 31日 底前 前 内 2025-12-31 第四季度 年内 全年 以上 以内 "
        "左右 提升 降低至 [80,90) ( ) 《法》 第二批 12345热线 OA2.0 7×24小时 ×100% ， 、 优 合格 的 培训 人才 是否 不"
    )
    words = vocabulary.split()
    draw = random.Random(7)
    unread = 0
    for _ in range(3000):
        text = "".join(draw.choices(words, k=draw.randint(1, 7)))
        try:
            read(text)
        except NoReadingError:
            unread += 1
    assert unread < 60


@pytest.mark.skipif(not LABELS.exists(), reason="the shared labels are not here")
def test_the_shared_answers_are_met() -> None:
    """At least 99 of 100 hand-made answers are met, tolerated readings included."""
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines() if line]
    missed = [row["value"] for row in rows if not _is_met(row)]

    assert len(missed) <= len(rows) // 100, missed


def _is_met(row: dict[str, Any]) -> bool:
    have = parse_target(row["value"])._asdict()
    return any(_same(want, have) for want in [row["target"], *row.get("also", [])])


def _same(want: dict[str, Any], have: dict[str, Any]) -> bool:
    for key in KEYS:
        expected, found = want.get(key, getattr(Target(""), key, None)), have[key]
        if key in ("value", "high") and None not in (expected, found):
            if float(expected) != float(found):
                return False
        elif _squeezed(expected) != _squeezed(found):
            return False
    return True


def _squeezed(value: Any) -> Any:
    return re.sub(r"\s+", "", value) if isinstance(value, str) else value


def test_the_same_text_is_read_once() -> None:
    """A value that comes again gives the very same target."""
    assert parse_target("≥ 17 座") is parse_target("≥ 17 座")
    assert parse_target("≥ 17 座").span == Span(0, 6)


@pytest.mark.parametrize(
    "number",
    [
        "9" * 5000,
        "十" + "9" * 400,
        "0." + "3" * 5000,
        "一" * 5000,
        "亿" * 5000,
        "٣",
        "߉",
        "²",
    ],
)
def test_numbers_that_nobody_writes(number: str) -> None:
    """A number too long for Python, or of another script, is read somehow."""
    target = parse_target(f"≥{number}个")

    assert target.kind in ("quantity", "text")
    assert target.number() is None or target.op == ">="
