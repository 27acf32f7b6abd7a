"""The styles of a workbook: new formats derived from those that are there."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element

from jixiaolint.remarks.remark import Level
from jixiaolint.report.returned.xml import child, children, drop, ensure, make, new
from jixiaolint.report.returned.xml_in import root_of

MARKS: dict[Level, str] = {
    "must": "FFFFC8CD",
    "should": "FFFFEA9B",
    "may": "FFDCEBF8",
}
"""The fill of a marked cell; shades that nobody picks by hand, so that we know ours."""

_GREY = "FFBFBFBF"

_BEFORE = {
    "fonts": ("numFmts",),
    "fills": ("numFmts", "fonts"),
    "borders": ("numFmts", "fonts", "fills"),
    "cellXfs": ("numFmts", "fonts", "fills", "borders", "cellStyleXfs"),
}
_EMPTY = """<styleSheet xmlns="{main}"><fonts><font><sz val="11"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders>
<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf xfId="0"/></cellXfs>
<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def empty(main: str) -> Element:
    """Return the styles of a workbook that has none, in the namespace `main`."""
    return root_of(_EMPTY.format(main=main))


class Styles:
    """The formats of cells by number, added to and never changed."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._marked: dict[tuple[int, Level], int] = {}
        self._unmarked: dict[int, int] = {}
        self._members: dict[str, dict[object, int]] = {}

    def marked(self, base: int, level: Level) -> int:
        """Return the format that is `base` with the fill of a level."""
        key = (base, level)
        if key not in self._marked:
            # A mark remembers the shade under it.
            fill = self._solid({"rgb": MARKS[level]}, self._shade(base))
            self._marked[key] = self.derive(base, fill=fill)
        return self._marked[key]

    def unmarked(self, style: int) -> int:
        """Return the format that a cell had before we marked it, else the same."""
        if style not in self._unmarked:
            self._unmarked[style] = self._before(style)
        return self._unmarked[style]

    def derive(
        self,
        base: int | None = None,
        *,
        font: int | None = None,
        fill: int | None = None,
        border: int | None = None,
        alignment: dict[str, str] | None = None,
        **flags: str,
    ) -> int:
        """Return a new format: that of number `base` (a plain one), but for what is given."""
        group = self._group("cellXfs")
        formats = children(group, "xf")
        known = formats[base : base + 1] if base is not None else []
        xf = deepcopy(known[0]) if known else new(group, "xf")
        for name, value in (("font", font), ("fill", fill), ("border", border)):
            if value is not None:
                xf.set(f"{name}Id", str(value))
                xf.set(f"apply{name.capitalize()}", "1")
        for name, text in flags.items():
            xf.set(name, text)
        if alignment is not None:
            drop(xf, "alignment")
            xf.insert(0, new(xf, "alignment", alignment))
            xf.set("applyAlignment", "1")
        return self._append(group, xf)

    def font(self, **changes: dict[str, str] | None) -> int:
        """Return a new font: the workbook's own but for children given as attributes."""
        fonts = self._group("fonts")
        first = child(fonts, "font")
        font = new(fonts, "font")
        kept = ("sz", "name", "family", "charset", "scheme")
        for name in ("b", "u", "sz", "color", "name", "family", "charset", "scheme"):
            if name in changes:
                make(font, name, changes[name])
            elif first is not None and name in kept:
                font.extend(deepcopy(one) for one in children(first, name))
        return self._append(fonts, font)

    def letters(self) -> dict[str, str]:
        """Return size and name of the workbook's own font, as runs of text have them."""
        first = child(self._group("fonts"), "font")
        return {
            run: one.get("val", "")
            for name, run in (("sz", "sz"), ("name", "rFont"))
            for one in ([] if first is None else children(first, name))
        }

    def solid(self, colour: str) -> int:
        """Return a new fill of one colour, ``FFRRGGBB``."""
        return self._solid({"rgb": colour}, {"indexed": "64"})

    def border(self) -> int:
        """Return a new thin grey border on all sides."""
        borders = self._group("borders")
        border = new(borders, "border")
        for side in ("left", "right", "top", "bottom"):
            make(make(border, side, {"style": "thin"}), "color", {"rgb": _GREY})
        make(border, "diagonal")
        return self._append(borders, border)

    def _solid(self, front: dict[str, str], back: dict[str, str]) -> int:
        fills = self._group("fills")
        fill = new(fills, "fill")
        pattern = make(fill, "patternFill", {"patternType": "solid"})
        make(pattern, "fgColor", front)
        make(pattern, "bgColor", back)
        return self._append(fills, fill)

    def _shade(self, style: int) -> dict[str, str]:
        """Return the colour of a solid fill, else the colour that stands for none.

        The back colour of a solid fill is never seen, so that a mark can keep there
        what it covers.
        """
        pattern = self._pattern(style)
        if pattern is not None and pattern.get("patternType") == "solid":
            colour = child(pattern, "fgColor")
            if colour is not None:
                return dict(colour.attrib)
        return {"indexed": "64"}

    def _before(self, style: int) -> int:
        pattern = self._pattern(style)
        front = None if pattern is None else child(pattern, "fgColor")
        if pattern is None or front is None or front.get("rgb") not in MARKS.values():
            return style
        back = child(pattern, "bgColor")
        under = {} if back is None else dict(back.attrib)
        if not under or under.get("indexed") == "64":
            return self.derive(style, fill=0)
        return self.derive(style, fill=self._solid(under, {"indexed": "64"}))

    def _pattern(self, style: int) -> Element | None:
        """Return the pattern of a format's fill."""
        formats = children(self._group("cellXfs"), "xf")
        fills = children(self._group("fills"), "fill")
        if style >= len(formats):
            return None
        number = int(formats[style].get("fillId", "0"))
        return child(fills[number], "patternFill") if number < len(fills) else None

    def _group(self, name: str) -> Element:
        return ensure(self.root, name, _BEFORE[name])

    def _append(self, group: Element, one: Element) -> int:
        """Append to a counted list, unless such a member is there; return its number."""
        if group.tag not in self._members:
            old = group.findall(one.tag)
            members = {_like(old[at]): at for at in reversed(range(len(old)))}
            self._members[group.tag] = members
        group.append(one)
        last = len(group.findall(one.tag)) - 1
        at = self._members[group.tag].setdefault(_like(one), last)
        if at < last:
            group.remove(one)
        else:
            group.set("count", str(last + 1))
        return at


def _like(one: Element) -> object:
    """Return what equal members of a list have in common."""
    return (
        one.tag,
        *one.items(),
        one.text,
        *((_like(below), below.tail) for below in one),
    )
