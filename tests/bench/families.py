"""Inputs that grow: each family makes a file of n of something, as hostile as it likes.

A family is its name and what makes the file of size n: its name and its bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

Family = tuple[str, Callable[[int], tuple[str, bytes]]]

_HEAD = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标解释",
    "cycle": "实施周期指标值",
    "annual": "年度指标值",
    "unit": "计量单位",
    "score": "分值",
}
_ROW = {
    "level1": "产出指标",
    "level2": "数量指标",
    "name": "培训人次",
    "description": "全年参加培训的人次",
    "cycle": "≥50人次",
    "annual": "≥50人次",
    "unit": "人次",
    "score": "10",
}
_FORM = (
    "项目支出绩效目标表\n\n项目名称 数字阅读平台运维\n主管部门 泉亭市图书馆\n\n总体绩效目标\n\n"
    "全年平台正常运行。\n\n一级指标 二级指标 三级指标 指标值\n\n"
)
_LIST = (
    "2025年项目支出绩效目标表\n\n单位名称：湖西县融媒体中心 单位：万元\n\n"
    "项目名称（资金使用单位） 总计 财政拨款 其他资金 绩效目标 绩效指标\n\n"
    "合计 171.00 171.00\n\n湖西县融媒体中心 171.00 171.00\n\n"
    "    新闻采编设备更新 130.00 130.00\n更新摄像机12台。\n\n"
)
_PLACES = "东南西北前后左右上下中内外高低远近大小长"


def _csv(rows: Iterable[Sequence[str]]) -> tuple[str, bytes]:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return "table.csv", file.getvalue().encode()


def _text(text: str) -> tuple[str, bytes]:
    return "form.txt", text.encode()


def _place(number: int) -> str:
    """Return a word of Chinese characters that no other number has."""
    digits = []
    while number:
        number, digit = divmod(number, len(_PLACES))
        digits.append(_PLACES[digit])
    return "".join(digits) or "甲"


def _grid(
    rows: Iterable[dict[str, str]], project: str = "城区道路养护", goal: str = ""
) -> tuple[str, bytes]:
    """Return one form with these rows, what they leave out being as usual."""
    above = [["项目支出绩效目标表"], ["项目名称", project]]
    above += [["年度绩效目标", goal]] if goal else []
    body = ([*{**_ROW, **row}.values()] for row in rows)
    return _csv([*above, [*_HEAD.values()], *body])


def _field(name: str, make: Callable[[int], str]) -> Callable[[int], tuple[str, bytes]]:
    """Return what makes a table of one row, one field of which is long."""
    return lambda n: _grid([{name: make(n)}])


def _repeated(text: str) -> Callable[[int], str]:
    return lambda n: text * n


def _nested(opening: str, core: str, closing: str) -> Callable[[int], str]:
    return lambda n: opening * n + core + closing * n


def _joined(joint: str, make: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: joint.join(map(make, range(n)))


_LONG: dict[str, Callable[[int], str]] = {
    "Chinese": _repeated("道路养护里程培训"),
    "one character": _repeated("路"),
    "words of the grammar": _repeated("不低于提升率以上"),
    "Latin": _repeated("abc def "),
    "digits": _repeated("12345678"),
    "figures": _joined("、", "{}人".format),
    "numerals": _repeated("三千五百万零二"),
    "bounds": _repeated("≥"),
    "bounded": _repeated("≥5"),
    "operators": _repeated("≥≤<>=~"),
    "units": _repeated("人次"),
    "dates": _repeated("2025年12月31日"),
    "fractions": _repeated("1/"),
    "dotted": _repeated("1."),
    "brackets": _repeated("（人次）"),
    "nested brackets": _nested("（", "人次", "）"),
    "opening brackets": _repeated("（"),
    "closing brackets": _repeated(")"),
    "titles": _repeated("《办法》"),
    "quotes": _repeated("“"),
    "stops": _repeated("。；、"),
    "commas": _repeated("，"),
    "colons": _repeated("指标："),
    "blanks": _repeated("路 \u3000"),
    "wraps": _repeated("路\n"),
    "underlines": _repeated("_"),
    "crosses": _repeated("x"),
    "percents": _repeated("%"),
    "grades": _repeated("优良中差"),
    "questions": _repeated("是否"),
    "nots": _repeated("不"),
}
_ALSO = (
    "Chinese",
    "figures",
    "bounded",
    "nested brackets",
    "opening brackets",
    "stops",
)
"""What values and explanations are tried with besides."""

FIELDS: list[Family] = [
    (f"long {field}: {kind}", _field(field, make))
    for field in ("name", "annual", "description")
    for kind, make in _LONG.items()
    if field == "name" or kind in _ALSO
]

PARTS: list[Family] = [
    (
        "formula of n terms",
        _field("description", _joined("+", lambda i: f"已养护里程{i}÷应养护里程×100%")),
    ),
    (
        "formula n deep",
        _field("description", _nested("(", "已养护里程÷应养护里程", "+1)×100%")),
    ),
    ("formula n deep, open", _field("description", _repeated("(甲÷"))),
    ("scale of n steps", _field("description", _joined("；", "完成{}%得1分".format))),
    (
        "value and name long",
        lambda n: _grid([{"name": "里程" * n, "annual": "里程" * n}]),
    ),
    ("all fields long", lambda n: _grid([dict.fromkeys(_ROW, "里程" * n)])),
    ("long level label", _field("level2", _repeated("数量指标"))),
    ("long level codes", _field("level1", _joined("-", "{}产出指标".format))),
    ("long unit", _field("unit", _repeated("人次"))),
    ("long score", _field("score", _repeated("10"))),
    ("long project name", lambda n: _grid([{}], project="城区道路养护" * n)),
    ("goal of n sentences", lambda n: _grid([{}], goal="改造老旧小区12个。" * n)),
    (
        "goal of n figures",
        lambda n: _grid(
            [{}], goal="、".join(f"培训{_place(i)}{i}人次" for i in range(n))
        ),
    ),
    ("goal of n clauses", lambda n: _grid([{}], goal="提升能力，" * n)),
    (
        "goal of n figures, n rows",
        lambda n: _grid(
            [{"name": f"{_place(i)}路养护里程"} for i in range(n)],
            goal="。".join(f"{_place(i)}路养护里程{i}公里" for i in range(n)),
        ),
    ),
]

ROWS: list[Family] = [
    (
        "n rows, all distinct",
        lambda n: _grid(
            {"name": f"{_place(i)}路养护里程", "annual": f"≥{i}公里"} for i in range(n)
        ),
    ),
    ("one row n times", lambda n: _grid([{}] * n)),
    ("n rows of one name", lambda n: _grid({"annual": f"≥{i}人次"} for i in range(n))),
    (
        "n rows, vague",
        lambda n: _grid([{"annual": "明显提高", "cycle": "逐步提高"}] * n),
    ),
    ("n rows without value", lambda n: _grid([{"annual": "", "cycle": ""}] * n)),
    (
        "n rows that explain one another",
        lambda n: _grid(
            {"name": f"{_place(i)}路里程", "description": f"{_place(i + 1)}路里程"}
            for i in range(n)
        ),
    ),
    (
        "n blank rows",
        lambda n: _csv([*_lines({}), *[[""] * len(_ROW)] * n, [*_ROW.values()]]),
    ),
    (
        "n levels left unused",
        lambda n: _grid([{}, *[{**_BLANK, "level2": "数量指标"}] * n]),
    ),
    (
        "n rows of merged levels",
        lambda n: _grid([{}, *[{"level1": "", "level2": ""}] * n]),
    ),
    (
        "n distinct levels",
        lambda n: _grid({"level1": f"{_place(i)}指标", "level2": ""} for i in range(n)),
    ),
    ("n notes", lambda n: _csv([*_lines({}), *[["注：本表由单位填写。"]] * n])),
    (
        "n rows of prose",
        lambda n: _csv([*_lines({}), *[["其他应当说明的事情很多"]] * n]),
    ),
    ("n unread columns' cells", lambda n: _csv(_beside(n))),
    ("n heads repeated", lambda n: _csv([[*_HEAD.values()]] * n + [[*_ROW.values()]])),
    (
        "n heads repeated, rows between",
        lambda n: _csv([[*_HEAD.values()], [*_ROW.values()]] * n),
    ),
    (
        "n broken rows",
        lambda n: _csv([*_lines({}), *[["道路", "", "里程", *[""] * 5]] * n]),
    ),
    ("n facts", lambda n: _csv([["预算金额（万元）", "1800"]] * n + _lines({}))),
    ("n titles", lambda n: _csv([["项目支出绩效目标表"]] * n + _lines({}))),
]

COLUMNS: list[Family] = [
    ("n columns unknown", lambda n: _wide(n, "其他列{}".format)),
    ("n columns of one head", lambda n: _wide(n, "其他".format)),
    ("n columns of names", lambda n: _wide(n, "三级指标".format)),
    ("n columns of values", lambda n: _wide(n, "年度指标值".format)),
    ("n columns of years", lambda n: _wide(n, "{}年指标值".format)),
    ("n columns of amounts", lambda n: _wide(n, "预算金额（万元）".format)),
    ("n columns of levels", lambda n: _wide(n, "二级指标".format)),
    ("n columns blank", lambda n: _wide(n, "".format)),
    (
        "n tables side by side",
        lambda n: _csv([[*_HEAD.values()] * n, [*_ROW.values()] * n]),
    ),
]

TABLES: list[Family] = [
    (
        "n projects of one row",
        lambda n: _csv(
            row
            for i in range(n)
            for row in [
                ["项目支出绩效目标表"],
                ["项目名称", f"{_place(i)}路养护"],
                *_lines({}),
                [],
            ]
        ),
    ),
    (
        "one project n times",
        lambda n: _csv(
            [["项目支出绩效目标表"], ["项目名称", "城区道路养护"], *_lines({}), []] * n
        ),
    ),
    (
        "n projects in a column",
        lambda n: _csv(
            [
                ["项目名称", *_HEAD.values()],
                *([f"{_place(i)}路养护", *_ROW.values()] for i in range(n)),
            ]
        ),
    ),
    ("n tables of HTML", lambda n: ("t.html", (_html(_lines({})) * n).encode())),
    (
        "n captions",
        lambda n: (
            "t.html",
            ("<p>表1 绩效目标表</p>" * n + _html(_lines({}))).encode(),
        ),
    ),
    (
        "n tables of Markdown",
        lambda n: (
            "t.md",
            ("## 绩效目标表\n\n" + _markdown(_lines({})) + "\n\n").encode() * n,
        ),
    ),
    (
        "n merged level cells",
        lambda n: _tall(["产出指标", "数量指标"], ["培训人次", "≥5", "≥5"], n),
    ),
    (
        "one merged level of n characters over n rows",
        lambda n: _tall(["产出指标", "数量指标" * n], ["培训人次", "≥5", "≥5"], n),
    ),
    (
        "n lone cells",
        lambda n: (
            "t.html",
            ("<table><tr><td>说明</table>" * n + _html(_lines({}))).encode(),
        ),
    ),
]

CODED: list[Family] = [
    (
        "coded: n items in a cell",
        lambda n: _listed("".join(map(_coded, range(1, n + 1)))),
    ),
    (
        "coded: n items on lines",
        lambda n: _text(_LIST + "\n".join(map(_coded, range(1, n + 1)))),
    ),
    ("coded: item of n characters", lambda n: _listed(_coded(1, "养护里程" * n))),
    (
        "coded: value of n characters",
        lambda n: _listed(_coded(1, value="养护里程" * n)),
    ),
    (
        "coded: n codes without values",
        lambda n: _listed("1、1-产出指标；11-数量指标；" * n),
    ),
    ("coded: n codes alone", lambda n: _listed("11-" * n)),
    ("coded: n numbers", lambda n: _listed(_coded(1) + "1、" * n)),
    ("coded: n digits", lambda n: _listed(_coded(1) + "1" * n + "、1-产出指标")),
    ("coded: n labels", lambda n: _listed(_coded(1) + "年度指标值:" * n)),
    ("coded: n pieces", lambda n: _listed(_coded(1) + "里程；" * n)),
    ("coded: n broken lines", lambda n: _text(_LIST + _coded(1, "养护\n里程" * n))),
    (
        "coded: restarts n times",
        lambda n: _text(_LIST + f"{_coded(1)}\n{_coded(2)}\n" * n),
    ),
    (
        "coded: starts over at each level",
        lambda n: _listed(
            "".join(_coded(1 + i % 2) for i in range(n)).replace("2、1-", "1、2-")
        ),
    ),
    ("coded: n tails", lambda n: _text(_LIST + f"{_coded(1)}\n\n其他项目 3.00\n" * n)),
    (
        "coded: goes on n times",
        lambda n: _csv(
            [["指标"], [_coded(1)], *([_coded(i)] for i in range(2, n + 2))]
        ),
    ),
    (
        "coded: last cell goes on in n lines",
        lambda n: (
            "t.html",
            (
                _html([["绩效指标"], [_coded(1)]])
                + "".join(f"<p>{_coded(i)}</p>" for i in range(2, n + 2))
            ).encode(),
        ),
    ),
    (
        "coded: broken row goes on n times",
        lambda n: _csv(
            [
                ["项目名称", "绩效指标", "备注"],
                ["养护", _coded(1), ""],
                *([_coded(i), "", ""] for i in range(2, n + 2)),
            ]
        ),
    ),
    (
        "coded: n projects",
        lambda n: _text(
            _LIST
            + "".join(
                f"    {_place(i)}项目 1.00 1.00\n更新{i}台。\n\n{_coded(1)}\n\n"
                for i in range(n)
            )
        ),
    ),
    (
        "numbered: n items",
        lambda n: _listed(
            "".join(
                f"{i}、养护里程{_place(i)}：(养护的里程)≥{i}公里 "
                for i in range(1, n + 1)
            )
        ),
    ),
    ("numbered: n numbers", lambda n: _listed("1、" * n)),
    (
        "numbered: item of n characters",
        lambda n: _listed("1、养护率：" + "(养护里程)" * n + "95%"),
    ),
    (
        "numbered: n deep",
        lambda n: _listed("1、养护率：" + "(" * n + "里程" + ")" * n + "95%"),
    ),
    ("numbered: n open brackets", lambda n: _listed("1、养护率：" + "(" * n + "95%")),
    ("numbered: n colons", lambda n: _listed("1、养护率" + "：" * n + "95%")),
]

FLATTENED: list[Family] = [
    (
        "flat: n rows",
        lambda n: _text(
            _FORM
            + "".join(
                f"产出指标 数量指标 {_place(i)}里程 ≥{i}公里\n\n" for i in range(n)
            )
        ),
    ),
    (
        "flat: one row n times",
        lambda n: _text(_FORM + "产出指标 数量指标 养护里程 ≥5公里\n\n" * n),
    ),
    ("flat: one word n times on lines", lambda n: _text(_FORM + "里程\n" * n)),
    ("flat: one word n times on a line", lambda n: _text(_FORM + "里程 " * n)),
    ("flat: n label lines", lambda n: _text(_FORM + "数量指标\n" * n)),
    ("flat: n labels on a line", lambda n: _text(_FORM + "数量指标 " * n)),
    ("flat: n heads on a line", lambda n: _text(_FORM + "三级指标 指标值 " * n)),
    (
        "flat: n head lines",
        lambda n: _text(_FORM + "一级指标 二级指标 三级指标 指标值\n" * n),
    ),
    ("flat: n values on lines", lambda n: _text(_FORM + "≥5公里\n" * n)),
    (
        "flat: n values on a line",
        lambda n: _text(_FORM + "产出指标 数量指标 里程 " + "≥5公里 " * n),
    ),
    (
        "flat: n names, then n values",
        lambda n: _text(_FORM + "养护里程\n" * n + "≥5公里\n" * n),
    ),
    (
        "flat: line of n characters",
        lambda n: _text(_FORM + "产出指标 数量指标 " + "里程" * n + " ≥5公里"),
    ),
    (
        "flat: n forms",
        lambda n: _text((_FORM + "产出指标 数量指标 养护里程 ≥5公里\n\n") * n),
    ),
    (
        "flat: n titles",
        lambda n: _text(
            "项目支出绩效目标表\n" * n + _FORM + "产出指标 数量指标 养护里程 ≥5公里\n"
        ),
    ),
    (
        "flat: n facts",
        lambda n: _text(
            "项目支出绩效目标表\n"
            + "预算金额 总金额 280,000.00\n" * n
            + _FORM
            + "产出指标 数量指标 养护里程 ≥5公里\n"
        ),
    ),
    (
        "flat: goal of n lines",
        lambda n: _text(
            _FORM.replace("全年平台正常运行。", "全年平台正常运行。\n" * n)
            + "产出指标 数量指标 养护里程 ≥5公里\n"
        ),
    ),
    (
        "flat: n blanks on a line",
        lambda n: _text(_FORM + "产出指标" + " " * n + "数量指标 里程 ≥5公里\n"),
    ),
    (
        "flat: n stars on a line",
        lambda n: _text(_FORM + "* " * n + "数量指标 里程 ≥5公里\n"),
    ),
    (
        "flat: n labels glued",
        lambda n: _text(_FORM + "产出指标数量指标" * n + "里程 ≥5公里\n"),
    ),
    (
        "flat: n labels below rows",
        lambda n: _text(
            _FORM
            + "".join(
                f"{_place(i)}里程 ≥{i}公里\n数量指标\n{_place(i)}率 ≥5%\n"
                for i in range(n)
            )
        ),
    ),
    (
        "flat: two labels amid n rows",
        lambda n: _text(
            _FORM
            + ("".join(f"{_place(i)}里程 ≥{i}公里\n" for i in range(n)) + "数量指标\n")
            * 2
            + "养护率 ≥5%\n"
        ),
    ),
    (
        "flat: n blank lines",
        lambda n: _text(_FORM + "\n" * n + "产出指标 数量指标 养护里程 ≥5公里\n"),
    ),
    (
        "flat: n page marks",
        lambda n: _text(_FORM + "产出指标 数量指标 养护里程 ≥5公里\n\n第 3 页\n\n" * n),
    ),
    (
        "flat: n unread lines",
        lambda n: _text(
            _FORM
            + "产出指标 数量指标 养护里程 ≥5公里\n\n"
            + "其他应当说明的事情很多\n\n" * n
        ),
    ),
    (
        "flat: n opening brackets on lines",
        lambda n: _text(_FORM + "产出指标 数量指标 里程 ≥5\n" + "（\n" * n),
    ),
    (
        "ledger: n money lines",
        lambda n: _text(_LIST + "    养护 1.00 1.00\n" * n + _coded(1)),
    ),
    (
        "ledger: n amounts on a line",
        lambda n: _text(_LIST + "    养护 " + "1.00 " * n + "\n" + _coded(1)),
    ),
    (
        "ledger: goal of n lines",
        lambda n: _text(_LIST + "更新摄像机12台。\n" * n + _coded(1)),
    ),
]

FAMILIES = [*FIELDS, *PARTS, *ROWS, *COLUMNS, *TABLES, *CODED, *FLATTENED]
"""All of them, in the order of the table."""

_BLANK = dict.fromkeys(_ROW, "")


def _lines(row: dict[str, str]) -> list[list[str]]:
    return [[*_HEAD.values()], [*{**_ROW, **row}.values()]]


def _beside(n: int) -> Iterable[list[str]]:
    yield [*_HEAD.values(), "办公地点"]
    yield from ([*_ROW.values(), f"某楼{i}室"] for i in range(n))


def _wide(n: int, head: Callable[[int], str]) -> tuple[str, bytes]:
    columns = range(n)
    heads, row = _lines({})
    return _csv([[*heads, *map(head, columns)], [*row, *(f"内容{i}" for i in columns)]])


def _html(rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in rows)
    return f"<table>{body}</table>"


def _tall(merged: Sequence[str], row: Sequence[str], n: int) -> tuple[str, bytes]:
    """Return a table of n rows, some cells before them merged over all of them."""
    heads = "".join(
        f"<th>{_HEAD[key]}" for key in ("level1", "level2", "name", "cycle", "annual")
    )
    levels = "".join(f"<td rowspan={n}>{level}" for level in merged)
    cells = "".join(f"<td>{cell}" for cell in row)
    body = f"<tr>{cells}" * (n - 1)
    return "t.html", f"<table><tr>{heads}<tr>{levels}{cells}{body}</table>".encode()


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body])


def _coded(number: int, name: str = "养护里程", value: str = "≥5公里") -> str:
    return f"{number}、1-产出指标；11-数量指标；{name}；实施周期指标值:{value}；年度指标值:{value}。"


def _listed(text: str) -> tuple[str, bytes]:
    return _csv(
        [["项目名称", "项目绩效目标", "项目主要绩效指标"], ["养护", "养护道路", text]]
    )
