"""A part of a package comes out as it went in, but for what was changed in it."""

from __future__ import annotations

from copy import deepcopy

import pytest

from jixiaolint.bounds.limits import settle, within
from jixiaolint.errors import UnreadableError
from jixiaolint.report.returned.xml import make
from jixiaolint.report.returned.xml_in import Name, root_of, tree
from jixiaolint.report.returned.xml_out import written

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
MAIN = 'xmlns="urn:main"'


def back(text: str) -> str:
    """Return XML as it is written back, without what declares it such."""
    made = written(tree("表.xlsx", text.encode())).decode()
    assert made.startswith(HEAD)
    return made.removeprefix(HEAD)


@pytest.mark.parametrize(
    "text",
    [
        f"<a {MAIN}><b/><c>  两  端  </c>\n\t<d/>尾</a>",
        '<x:a xmlns:x="urn:main" xmlns:y="urn:other" y:q="1" b="2" a="3"><y:b x:z=""/></x:a>',
        f'<a {MAIN} xmlns:x="urn:main"><x:b/><b x:c="1"/></a>',
        f'<a {MAIN}><x:b xmlns:x="urn:main"><c/><x:c/></x:b><c xmlns=""><d/></c></a>',
        '<a xmlns:x="urn:1"><x:b/><b xmlns:x="urn:2"><x:b/></b><x:b/></a>',
        '<a xmlns:mc="urn:mc" xmlns:x14="urn:x14" xml:space="preserve" mc:Ignorable="x14"/>',
        '<a><!-- <不动> --><?program do="this"?>后<b/><!----></a>',
        '<a b="&lt;&gt;&amp;&quot;\'&#10;&#13;&#9;">&lt;&gt;&amp;"\'&#13;\n\t</a>',
        "<a>\U00020000\u200b\u2028\ue000</a>",
    ],
)
def test_all_is_kept(text: str) -> None:
    """Prefixes, unused ones too, the order of attributes, comments, blanks, odd characters."""
    assert back(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a><b></b></a>", "<a><b/></a>"),
        ("<a b='\"'/>", '<a b="&quot;"/>'),
        ('<a b="1" xmlns="urn:main"/>', '<a xmlns="urn:main" b="1"/>'),
        ("<a><![CDATA[<]]>\r\n</a>", "<a>&lt;\n</a>"),
        ("\ufeff<?xml version='1.0'?><!-- 前 --><a/>\n", "<a/>"),
    ],
)
def test_one_way_of_writing(text: str, expected: str) -> None:
    """Of several ways to write the same there is one; what stands outside the root goes."""
    assert back(text) == expected


def test_another_encoding() -> None:
    """A part in UTF-16 is written in UTF-8."""
    text = '<?xml version="1.0" encoding="UTF-16"?><a>绩效</a>'

    assert written(tree("", text.encode("utf-16"))) == f"{HEAD}<a>绩效</a>".encode()


def test_what_is_made_is_of_the_namespace_around_it() -> None:
    """A new element has the prefix of its parent, and empty words are still words."""
    root = root_of('<x:a xmlns:x="urn:main" xmlns:y="urn:main"/>')
    make(make(root, "b", {"c": "1"}), "d", text="\x07 ")
    make(root, "e", text="")

    assert written(root).decode() == (
        f'{HEAD}<x:a xmlns:x="urn:main" xmlns:y="urn:main"><x:b c="1">'
        '<x:d xml:space="preserve">\ufffd </x:d></x:b>'
        '<x:e xml:space="preserve"></x:e></x:a>'
    )


def test_a_namespace_that_nothing_stands_for_is_declared() -> None:
    """It gets the prefix that it asks for, if that is free, and else a number."""
    root = root_of(f'<a {MAIN} xmlns:s="urn:taken"/>')
    for prefix in ("r", "s", None):
        make(root, "b").set(Name("{urn:new}id", prefix), "1")
    make(root, "c").set("{urn:main}d", "2")

    assert written(root).decode() == (
        f'{HEAD}<a {MAIN} xmlns:s="urn:taken"><b xmlns:r="urn:new" r:id="1"/>'
        '<b xmlns:ns0="urn:new" ns0:id="1"/><b xmlns:ns0="urn:new" ns0:id="1"/>'
        '<c xmlns:ns0="urn:main" ns0:d="2"/></a>'
    )


def test_an_element_that_is_moved_stays_what_it_is() -> None:
    """Out of the reach of the declaration of its prefix it gets another."""
    root = root_of(
        '<a xmlns="urn:1"><b xmlns:x="urn:2"><x:c x:d="1"/></b><b xmlns:y="urn:2"/></a>'
    )
    moved = root[0][0]
    root[0].remove(moved)

    root[1].append(moved)
    root.append(deepcopy(moved))
    assert written(root).decode() == (
        f'{HEAD}<a xmlns="urn:1"><b xmlns:x="urn:2"/><b xmlns:y="urn:2"><y:c y:d="1"/></b>'
        '<x:c xmlns:x="urn:2" x:d="1"/></a>'
    )


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "哈哈"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LAUGHS, "文件里的 XML 定义了实体，可能有害，不读取。"),
        (OUTSIDE, "文件里的 XML 定义了实体，可能有害，不读取。"),
        ("<a>" * 99_999, "文件已损坏"),
        ("<a><b></a>", "文件已损坏"),
        ("<x:a/>", "文件已损坏"),
        ("<a>&b;</a>", "文件已损坏"),
        ("<a>\x00</a>", "文件已损坏"),
        ("<?xml version='1.0' encoding='none'?><a/>", "文件已损坏"),
        ("", "文件已损坏"),
        ("<a>" * 201 + "</a>" * 201, "表格嵌套过深，超过上限 50"),
    ],
)
def test_hostile_parts(text: str, expected: str) -> None:
    """What is broken, swells or goes too deep is a sentence that names the file."""
    with pytest.raises(UnreadableError) as caught:
        back(text)

    assert str(caught.value).startswith(f"表.xlsx: {expected}")


def test_deep_parts() -> None:
    """However deep a part is, within the limit, it is written without trouble."""
    text = "<a>" * 9_999 + "<a/>" + "</a>" * 9_999
    with within(settle({"nesting": 2_500})):
        assert back(text) == text
