"""Texts that grow, for the readers: each family is a file of n of something hostile.

What stands in the files need not make sense.
"""

from __future__ import annotations

from functools import partial

from making import Maker, joined, made, numbered, some

_TABLE = "<table><tr><td>一级指标<td>三级指标<td>指标值"
_ROW = '{"name": "覆盖村数", "annual": "≥\\t7个", "table": "表", "project": "甲"}'
_JSON = '{"name":"a","annual":"b",'
_MIME = "MIME-Version: 1.0\n"
_RELATED = f"{_MIME}Content-Type: multipart/related"
_PAGE = "Content-Type: text/html\n\n<p>指标值"
_EXCEL = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
_CELLS = "<Row><Cell><Data Type='String'>值</Data></Cell></Row>"
_SHEET = f"{_EXCEL}<Worksheet><Table>{_CELLS}"
_END = "</Table></Worksheet></Workbook>"

_EXTENSIONS = {
    "markdown": "md",
    "text": "txt",
    "head": "txt",
    "json": "jsonl",
    "mhtml": "mht",
    "xml2003": "xml",
}
"""Kind, the first word of a family's name -> extension, where it is another."""

_REPEATED: dict[str, tuple[str, ...]] = {
    "html comments never closed": (_TABLE, "<!-- "),
    "html declarations": (_TABLE, "<!x "),
    "html instructions": (_TABLE, "<?x "),
    "html CDATA never closed": (_TABLE, "<![CDATA["),
    "html tags never closed": (_TABLE, "<b "),
    "html end tags never closed": (_TABLE, "</b "),
    "html attributes never closed": (_TABLE, "<b c='"),
    "html quotes of two kinds": (_TABLE, "<b c='\" d>"),
    "html blanks in a tag": (_TABLE + "<b", " "),
    "html attributes in a tag": (_TABLE + "<b ", "a=b ", ">"),
    "html less-than signs": (_TABLE, "<"),
    "html ampersands": (_TABLE, "&"),
    "html numbers of characters": (_TABLE, "&#"),
    "html entities": (_TABLE, "&amp;"),
    "html digits of a character": (_TABLE + "&#", "9", ";"),
    "html tables in tables": ("", "<table><tr><td>指标"),
    "html bold in bold": (_TABLE, "<b>"),
    "html struck in struck": (_TABLE, "<s>"),
    "html struck words": (_TABLE, "<s>字</s>"),
    "html divisions in divisions": ("<p>指标值", "<div>"),
    "html scripts": (_TABLE, "<script>"),
    "html blocks in a cell": (_TABLE + "<td>字", "<br>"),
    "html lists in lists": (_TABLE, "<ul><li>字"),
    "html cells": (_TABLE, "<td>值"),
    "html rows": (_TABLE, "<tr><td>值"),
    "html empty rows": (_TABLE, "<tr>"),
    "html columns merged": (_TABLE, "<tr><td colspan=1000>值"),
    "html rows merged": (_TABLE, "<tr><td rowspan=65000>值"),
    "html cells in front of merged rows": (_TABLE, "<tr><td>值<td rowspan=9999>值"),
    "html pictures": (_TABLE, "<td><img>"),
    "html line feeds": (_TABLE, "\n"),
    "html scraps inside": (_TABLE, "&lt;s&gt;"),
    "html merged both ways": (_TABLE, "<tr><td colspan=1000 rowspan=65000>值"),
    "text line feeds": ("指标值", "\n", "值"),
    "text tabs": ("指标值", "\t", "值"),
    "text tabs and line feeds": ("指标值\t值\n", "\t\n", "值\t值"),
    "text zero-width characters": ("指标值", "\u200b", "值"),
    "text byte order marks": ("指标值", "\ufeff", "值"),
    "text combining characters": ("指标值", "\u0301", "值"),
    "text one line": ("", "指标", "值"),
    "text comments never closed": ("指标值", "<!--"),
    "text struck never closed": ("指标值", "<s>"),
    "text struck of two kinds": ("指标值", "<s><del>"),
    "text blanks in a tag": ("指标值<b", " "),
    "text blocks": ("指标值", "<p>"),
    "text blocks after a word": ("指标值", "<p></p>"),
    "text entities": ("指标值", "&lt;"),
    "text carriage returns": ("指标值", "\r", "值"),
    "markdown quotes in quotes": ("指标值\n", ">", "值"),
    "markdown quotes with blanks": ("指标值\n", "> ", "值"),
    "markdown lists in lists": ("指标值\n", "- ", "值"),
    "markdown pipes": ("|指标值|值|\n", "|", "\n"),
    "markdown dashes": ("|指标值|\n", "|-", "x"),
    "markdown blanks in a rule": ("|指标值|\n---", " ", "|x"),
    "markdown blanks before a rule": ("|指标值|\n", " ", "|x"),
    "markdown tables of one line": ("", "|指标值|值|\n\n"),
    "markdown rows of a table": ("", "|指标值|值|\n"),
    "markdown strikes": ("指标值", "~~a"),
    "markdown stars": ("指标值", "**a"),
    "markdown fences": ("指标值\n", "```\n"),
    "csv commas": ("指标值", ",", "值"),
    "csv quotes": ("指标值,", '"', "值"),
    "csv doubled quotes": ('指标值,"', '""', '"'),
    "csv cells never closed": ("指标值", ',"值'),
    "csv cells never closed in rows": ("指标值", '\n"值'),
    "csv formulas that quote": ("指标值", ',="a,b"'),
    "csv formulas that quote in part": ("指标值", ',="a,b"x'),
    "csv formulas never closed": ("指标值", ',="a'),
    "csv quotes of formulas": ("指标值", '="'),
    "csv rows": ("指标值,值\n", "值,值\n"),
    "csv lone carriage returns": ("指标值,值\n", "值,值\r", "\n"),
    "csv scraps": ("指标值,值\n", "<b>值</b>,<!--\n"),
    "csv struck never closed": ("指标值,", "<s>", "\n"),
    "json rows": ("", f"{_ROW}\n"),
    "json escapes": ('{"annual":"a","name":"', "\\u4e2d", '"}'),
    "json digits": (f'{_JSON}"seq":', "9", "}"),
    "json lists in lists": (f'{_JSON}"z":', "["),
    "json objects in objects": (f'{_JSON}"z":', '{"a":'),
    "json blanks": ('{"name":"a",', " ", '"annual":"b"}'),
    "json brackets": ("", "["),
    "xml2003 rows": (_SHEET, _CELLS, _END),
    "xml2003 hidden rows": (
        _SHEET,
        "<Row Index='1' Span='1000000' Hidden='1'/>",
        _END,
    ),
    "xml2003 sheets": (
        _EXCEL,
        f"<Worksheet><Table>{_CELLS}</Table></Worksheet>",
        "</Workbook>",
    ),
    "mhtml parts": (f'{_RELATED}; boundary="b"\n\n', f"--b\n{_PAGE}</p>\n", "--b--\n"),
    "mhtml parameters": (
        _RELATED,
        "; a=b",
        f'; boundary="b"\n\n--b\n{_PAGE}\n--b--',
    ),
    "mhtml headers": (_MIME, "X-A: b\n", _PAGE),
    "head comments before no page": ("", "<!-- -->", "指标值"),
    "head one binary zero": ("指标值", "\0"),
}
"""Name of a family -> how its files begin, what they repeat, how they end."""

_OTHERS = {
    "html wide and high": joined(
        some(f"{_TABLE}<tr>", "<td>值"), some("", "<tr><td>值")
    ),
    "text wide and high": joined(some("指标值", "\t", "值\n"), some("", "值\t值\n")),
    "markdown wide and high": joined(
        some("|指标值|", "值|", "\n"), some("", "|值|值|\n")
    ),
    "csv wide and high": joined(some("指标值", ",", "值\n"), some("", "值,值\n")),
    "json keys": numbered(_JSON, '"k{0}":"值",', '"z":1}'),
    "xml2003 elements in elements": joined(
        some(f"{_EXCEL}<Worksheet><Table><Row><Cell><Data>", "<B>", "值"),
        some("", "</B>", f"</Data></Cell></Row>{_END}"),
    ),
    "mhtml parts in parts": numbered(
        _MIME, 'Content-Type: multipart/mixed; boundary="b{0}"\n\n--b{0}\n', _PAGE
    ),
}
"""Name of a family -> what its files say."""


def _file(name: str) -> partial[Maker]:
    """Return what makes the files of a family of the texts that are said."""
    kind = name.partition(" ")[0]
    return partial(made, f"a.{_EXTENSIONS.get(kind, kind)}", str.encode)


FAMILIES: dict[str, Maker] = {
    **{name: _file(name)(some(*texts)) for name, texts in _REPEATED.items()},
    **{name: _file(name)(say) for name, say in _OTHERS.items()},
}
