"""Number formats: what a person sees of a stored number."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from jixiaolint.read.workbook.number_format import BUILTIN, Number, shown

NEW_YEAR = 46023  # 2026年1月1日


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.9, "General", "0.9"),
        (12.0, "General", "12"),
        (-0.5, "@", "-0.5"),
        (320.0, "0", "320"),
        (2.5, "0", "3"),
        (0.125, "0.00", "0.13"),
        (1.005, "0.00", "1.01"),
        (-3.14159, "0.0", "-3.1"),
        (12345.678, "#,##0", "12,346"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (7.0, "000", "007"),
        (0.5, "#.##", ".5"),
        (5.0, "0.##", "5"),
        (0.9, "0%", "90%"),
        (0.955, "0.0%", "95.5%"),
        (0.285, "0%", "29%"),
        (1.0, "0.00%", "100.00%"),
        (125000.0, '0.0,"千"', "125.0千"),
        (125000.0, '0!.0,"万元"', "12.5万元"),
        (13800001234.0, "000-0000-0000", "138-0000-1234"),
    ],
)
def test_digits(value: float, code: str, text: str) -> None:
    """Places, thousands, percent and scale are followed, halves rounded up."""
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (95.0, '"≥"0"公里"', "≥95公里"),
        (0.95, '"≥"0%', "≥95%"),
        (5.0, "0\\次", "5次"),
        (5.0, "0!次", "5次"),
        (5.0, '"第"General"批"', "第5批"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (-5.0, "0.00;[Red](0.00)", "(5.00)"),
        (-5.0, "[红色]0.00", "-5.00"),
        (0.0, '0.00;-0.00;"无"', "无"),
        (1.0, '[=1]"是";[=0]"否";General', "是"),
        (7.0, '[=1]"是";[=0]"否";General', "7"),
        (0.0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
    ],
)
def test_words_signs_and_sections(value: float, code: str, text: str) -> None:
    """Words of a format are shown, padding and colours not; a section has its case."""
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (NEW_YEAR, BUILTIN[14], "2026/1/1"),
        (NEW_YEAR, BUILTIN[31], "2026年1月1日"),
        (NEW_YEAR, BUILTIN[57], "2026年1月"),
        (NEW_YEAR, "[$-804]yyyy年mm月dd日", "2026年01月01日"),
        (NEW_YEAR, "[$-F800]dddd, mmmm dd, yyyy", "2026年1月1日"),
        (NEW_YEAR, "yy.m.d", "26.1.1"),
        (NEW_YEAR, "mmm-yy", "Jan-26"),
        (NEW_YEAR, "yyyy-mm-dd aaaa", "2026-01-01 星期四"),
        (NEW_YEAR + 0.75, "yyyy/m/d h:mm", "2026/1/1 18:00"),
        (NEW_YEAR + 0.75, "上午/下午h时mm分", "下午6时00分"),
        (0.5 + 1 / 86400, "hh:mm:ss", "12:00:01"),
        (1.25, "[h]:mm", "30:00"),
        (0.0625, "[mm]:ss", "90:00"),
        (1.5 / 86400, "mm:ss.0", "00:01.5"),
        (date(2025, 2, 28), "m月d日", "2月28日"),
        (datetime(2025, 2, 28, 23, 59, 59, 999600), "h:mm", "0:00"),  # noqa: DTZ001  sheets know no time zone
        (time(8, 30), "h:mm AM/PM", "8:30 AM"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (date(2025, 2, 28), "General", "2025-02-28"),
        (datetime(2025, 2, 28, 8, 30), "General", "2025-02-28 8:30"),  # noqa: DTZ001  sheets know no time zone
    ],
)
def test_dates_and_times(value: Number, code: str, text: str) -> None:
    """Dates read as their format has them; m beside hours or seconds is a minute."""
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.5, "# ?/?", "1.5"),
        (1234567.0, "0.00E+00", "1234567"),
        (1.25, "0.0 0.0", "1.25"),
        (5.0, ";;;", "5"),
        (0.0, "#,###", "0"),
        (-1.0, "yyyy-mm-dd", "-1"),
        (1e12, "yyyy-mm-dd", "1000000000000"),
        (1e300, "0.00", "1e+300"),
        (float("inf"), "0%", "inf"),
        (5.0, '0"', "5"),
        (5.0, "", "5"),
    ],
)
def test_what_is_not_followed_reads_plainly(value: float, code: str, text: str) -> None:
    """A format that is not followed, hides or has no sense does not lose the number."""
    assert shown(value, code) == text
