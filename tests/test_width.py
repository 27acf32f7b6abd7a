"""Widths on the screen, and the stretch of a long text that is shown."""

import pytest

from jixiaolint.text import Span
from jixiaolint.width import Window, display_width, printable, window


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("覆盖率", 6),
        ("≥95%", 4),
        ("Ａ１", 4),
        ("e\u0301", 1),
        ("a\x1b[31m", 6),
    ],
)
def test_display_width(text: str, columns: int) -> None:
    """Chinese and full-width characters take two columns, combining marks none."""
    assert display_width(text) == columns


def test_printable() -> None:
    """Line ends, tabs and escape codes become blanks; nothing changes its position."""
    assert printable("一\n二\t三\x1b[0m") == "一 二 三 [0m"


def test_short_text_is_shown_whole() -> None:
    """A text that fits is shown as it is, the caret under the span."""
    assert window("有效改善出行", Span(2, 4), 40) == Window("有效改善出行", 4, 4)


def test_no_span_no_caret() -> None:
    """Without a span there is nothing to point at."""
    assert window("有效改善", None, 40) == Window("有效改善", 0, 0)


def test_long_text_is_cut_around_the_span() -> None:
    """What is left out on either side is an ellipsis, which the caret allows for."""
    text = "甲" * 30 + "约百人" + "乙" * 30

    assert window(text, Span(30, 33), 16) == Window("…甲甲约百人乙乙乙…", 5, 6)


def test_long_text_with_the_span_at_its_end() -> None:
    """Room that one side does not need goes to the other."""
    assert window("甲" * 30 + "约", Span(30, 31), 10) == Window("…甲甲甲甲约", 9, 2)


def test_span_wider_than_the_screen() -> None:
    """A span that does not fit is cut at its end, and so is the caret."""
    assert window("甲" * 30, Span(1, 30), 10) == Window("…甲甲甲甲甲…", 1, 10)
