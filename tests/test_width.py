"""Widths on the screen, and the stretch of a long text that is shown."""

from unicodedata import bidirectional

import pytest
from wcwidth import wcwidth

from jixiaolint.text import Span
from jixiaolint.width import (
    Window,
    display_width,
    is_plain,
    printable,
    sentence,
    window,
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("覆盖率", 6),
        ("≥95%", 4),
        ("Ａ１", 4),
        ("e\u0301", 1),
        ("a\x1b[31m", 13),
        ("\u202e好", 10),
    ],
)
def test_display_width(text: str, columns: int) -> None:
    """Chinese and full-width characters take two columns, combining marks none."""
    assert display_width(text) == columns


def test_printable() -> None:
    """Line ends and tabs become blanks, all else that is not seen is written out."""
    assert printable("一\n二\t三\x1b[0m") == "一 二 三[U+001B][0m"
    hostile = (
        "\x00\x7f\x9b\u061c\u200b\u200e\u2028\u202e\u2066\ud800\ue000\ufeff\U000e0001"
    )
    assert printable(hostile) == "".join(f"[U+{ord(sign):04X}]" for sign in hostile)
    assert printable("覆盖\u3000率 é e\u0301 😀") == "覆盖\u3000率 é e\u0301 😀"


def test_a_long_sentence_is_cut_in_its_middle() -> None:
    """What was found may be of any length; what to do about it stands at the end."""
    assert len(sentence("甲" * 10_000)) == 2001
    assert sentence("file: " + "甲" * 10_000 + " rename it.").endswith("甲 rename it.")
    assert sentence("file:\nwrong") == "file: wrong"


def test_carets_stand_under_what_is_written_out() -> None:
    """The caret is as wide as what is shown, and stands where it does."""
    assert window("有\u202e效", Span(1, 2), 40) == Window("有[U+202E]效", 2, 8)
    assert window("\x1b[2J改善", Span(4, 6), 40) == Window("[U+001B][2J改善", 11, 4)


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


def test_common_signs_are_as_wide_as_unicode_says() -> None:
    """What is known without the tables is what the tables say."""
    known = set(filter(is_plain, map(chr, range(0x110000))))
    assert {sign for sign in known if wcwidth(sign) != display_width(sign)} == set()
    assert len(known) > 20_000


def test_common_signs_turn_nothing_round() -> None:
    """None of them is of a script that runs to the left, or says which way to read."""
    known = set(filter(is_plain, map(chr, range(0x110000))))
    ways = {bidirectional(sign) for sign in known}
    assert ways <= {"L", "EN", "ES", "ET", "CS", "WS", "ON"}
