"""What the words of a Word file are: as shown and printed, all changes accepted."""

import pytest

from jixiaolint.read import read
from jixiaolint.read.word.numerals import numeral
from word_file import document, p, r, tbl, tc, tr


def text(*content: str, **others: str) -> str:
    """Return the words of paragraphs, a line for each."""
    body = "".join(one if one.startswith("<w:p") else p(one) for one in content)
    return read("a.docx", document(body, **others)).text.removesuffix("\n")


def test_tracked_changes_are_accepted() -> None:
    """What was put in stays, what was struck out or moved away goes."""
    assert (
        text(
            p(
                "修建村道",
                f"<w:del>{r('五').replace('w:t', 'w:delText')}</w:del>",
                f"<w:ins>{r('六')}</w:ins>",
                f"<w:moveFrom>{r('公里')}</w:moveFrom>",
                f"<w:moveTo>{r('千米')}</w:moveTo>",
            )
        )
        == "修建村道六千米"
    )


def test_a_struck_out_end_joins_paragraphs() -> None:
    """Where the end of a paragraph was struck out the next one goes on."""
    gone = "<w:rPr><w:del/></w:rPr>"
    assert text(p("修建", marks=gone), p("村道"), p("完")) == "修建村道\n完"


def test_struck_out_rows_and_cells() -> None:
    """Rows and cells that were struck out are not there; rows keep their numbers."""
    body = tbl(
        tr("甲", "乙"),
        tr("丙", "丁", marks="<w:del/>"),
        tr("戊", tc("己", marks="<w:cellDel/>"), "庚", marks="<w:ins/>"),
    )
    source = read("a.docx", document(body))

    assert source.text == "甲\n乙\n戊\n庚\n"
    assert source.place(source.text.index("庚")).as_dict() == {
        "table": 1,
        "row": 3,
        "cell": "C3",
    }


def test_hidden_text_is_left_out_and_told() -> None:
    """Hidden text is neither shown nor printed; a notice says that it is there."""
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Hint"><w:basedOn w:val="Base"/></w:style>'
    )
    shown = '<w:vanish w:val="0"/>'
    body = (
        p("甲", r("填写提示", "<w:vanish/>"), r("乙", shown))
        + p(r("丙", '<w:rStyle w:val="Hint"/>'), "丁")
        + p("戊", r("己", shown), style="Hint")
        + tbl(tr(tc(p(r("庚", "<w:vanish/>"))), "辛"))
    )
    source = read("a.docx", document(body, styles=styles))

    assert source.text == "甲乙\n丁\n己\n\n辛\n"
    assert tuple(map(str, source.notices)) == (
        "有隐藏文字，未作检查：第1段、第2段、第3段、表1A1。",
    )


def test_struck_out_text_is_left_out_and_told() -> None:
    """Struck-out words, once or doubly, by the run or by its style, do not count."""
    styles = '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    kept = '<w:strike w:val="0"/>'
    body = (
        p("甲", r("旧", "<w:strike/>"), r("乙", kept))
        + tbl(tr(tc(p(r("≥20次", "<w:dstrike/>"), "≥12次")), "丙"))
        + p(r("丁", '<w:rStyle w:val="Gone"/>'), r("戊", kept))
    )
    source = read("a.docx", document(body, styles=styles))
    assert source.text == "甲乙\n≥12次\n丙\n戊\n"
    assert tuple(map(str, source.notices)) == (
        ("有带删除线的文字，未作检查：第1段、表1A1、第2段。"),
    )


def test_a_picture_as_all_that_a_cell_holds() -> None:
    """A picture alone in a cell is told; one beside words, or outside tables, is not."""
    picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
    body = p(picture) + tbl(tr(tc(p(picture)), tc(p("甲", picture)), "乙"))
    source = read("a.docx", document(body))
    assert tuple(map(str, source.notices)) == ("单元格里是图片，按空格处理：表1A1。",)


def test_breaks_and_special_characters() -> None:
    """Tabs, breaks, hyphens and signs of symbol fonts are the characters they show."""
    run = "<w:r>{}</w:r>".format
    sign = '<w:sym w:font="{}" w:char="{}"/>'.format
    assert (
        text(
            p(
                "甲",
                run("<w:tab/>"),
                "乙",
                run("<w:br/>"),
                "丙",
                run("<w:noBreakHyphen/><w:softHyphen/>"),
                run(sign("Symbol", "F0B3")),
                "95%",
                run(sign("Wingdings", "00FE")),
                run(sign("Wingdings 2", "F0A3")),
                run(sign("宋体", "2265")),
                r("\uf0a3", '<w:rFonts w:ascii="Symbol"/>'),
                run(sign("Webdings", "F0FF")),
                run(sign("Symbol", "xyz")),
            )
        )
        == "甲\t乙\n丙-≥95%☑□≥≤\ufffd"
    )


def test_fields_show_their_results() -> None:
    """Of a field the result counts, not the instruction, one inside another neither."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    told = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert (
        text(
            p(
                "第",
                *(mark("begin"), told, mark("begin"), told, mark("separate"), "嵌"),
                *(mark("end"), mark("separate"), "3", mark("end")),
                f'<w:fldSimple w:instr="DATE">{r("页")}</w:fldSimple>',
                f"<w:hyperlink><w:smartTag>{r('甲')}</w:smartTag></w:hyperlink>",
                *(mark("end"), "乙", mark("begin"), told),
            ),
            p("丙"),
        )
        == "第3页甲乙\n丙"
    )


def test_old_form_fields() -> None:
    """Check boxes and lists of choices show what was picked."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    ).format
    box = "<w:checkBox><w:default/>{}</w:checkBox>".format
    listed = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("定性", "定量"))
    assert (
        text(
            p(
                field(box("")),
                field(box('<w:checked w:val="0"/>')),
                field(f'<w:ddList><w:result w:val="1"/>{listed}</w:ddList>'),
                field('<w:ddList><w:result w:val="7"/></w:ddList>'),
            )
        )
        == "☑□定量"
    )


def test_ruby_shows_its_base() -> None:
    """What stands above characters to say how they sound is no text."""
    ruby = (
        f"<w:r><w:ruby><w:rt>{r('xún')}</w:rt>"
        f"<w:rubyBase>{r('巡')}</w:rubyBase></w:ruby></w:r>"
    )
    assert text(p(ruby, "河")) == "巡河"


def test_formulas() -> None:
    """A formula is one line; a fraction has a slash, and brackets around its sums."""

    def run(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    above = f"<m:num>{run('完好数-停用数')}</m:num><m:den>{run('总数')}</m:den>"
    bracket = f"<m:d><m:dPr/><m:e>{run('甲+乙')}</m:e></m:d>"
    fraction = f"<m:oMathPara><m:oMath><m:f>{above}</m:f>{run('×')}{bracket}</m:oMath></m:oMathPara>"

    assert text(p("完好率=", fraction)) == "完好率=(完好数-停用数)/总数×(甲+乙)"


LISTS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def test_numbers_that_word_counts() -> None:
    """The numbers of lists are text as they are shown, by their levels, anew on demand."""

    def item(number: int, level: int, words: str = "甲") -> str:
        marks = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        return p(words, marks=f"<w:numPr>{marks}</w:numPr>")

    styles = (
        '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    assert text(
        *(item(1, 0), item(1, 1), item(1, 1), item(1, 2), item(1, 0, ""), item(1, 1)),
        p("乙", style="Item"),
        p("丙", style="Item", marks='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        *(item(2, 0), item(2, 0), item(9, 0)),
        numbering=LISTS,
        styles=styles,
    ).split("\n") == [
        *("一、甲", "一.3 甲", "一.4 甲", "甲", "二、", "二.3 甲"),
        *("三、乙", "丙", "一、甲", "二、甲", "甲"),
    ]


@pytest.mark.parametrize(
    ("form", "numerals"),
    [
        ("decimal", "1 10 14 101"),
        ("decimalZero", "01 10 14 101"),
        ("decimalFullWidth", "１ １０ １４ １０１"),
        ("decimalEnclosedCircle", "① ⑩ ⑭ 101"),
        ("chineseCounting", "一 十 十四 一百零一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾肆 壹佰零壹"),
        ("ideographDigital", "一 一〇 一四 一〇一"),
        ("ideographTraditional", "甲 癸 丁 甲"),
        ("lowerLetter", "a j n wwww"),
        ("upperRoman", "I X XIV CI"),
        ("unheardOf", "1 10 14 101"),
    ],
)
def test_numerals(form: str, numerals: str) -> None:
    """Numbers are written as each form of list has them."""
    assert [numeral(number, form) for number in (1, 10, 14, 101)] == numerals.split()
