"""XML in, calls for its elements out: parsed as a stream, no entity ever expanded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from jixiaolint.bounds.beyond import too_deep
from jixiaolint.bounds.limits import limit
from jixiaolint.errors import UnreadableError
from jixiaolint.read.archive import damaged
from jixiaolint.said import Said

DEEP = 4
"""So many elements a level of nesting takes: a table, its row, the cell, and one over."""

Start = Callable[[str, dict[str, str]], object]
Named = Callable[[str], object]


class _Bare(dict[str, str]):
    """Names of elements and attributes without the prefix of their namespace."""

    def __missing__(self, name: str) -> str:
        self[name] = bare = name.rpartition(":")[2]
        return bare


def scan(
    path: str,
    data: bytes,
    start: Start,
    end: Named | None = None,
    words: Named | None = None,
) -> None:
    """Parse `data`; call `start`, `end` and `words` with elements and text as they come.

    Where the root bears a prefix, elements come without theirs; under a root without one
    they come as they are, for most files are such, and one call less an element is much.
    Attributes keep their prefix. Raises UnreadableError as `parse` does.
    """
    parser = expat.ParserCreate()
    bare = _Bare()

    def root(name: str, attributes: dict[str, str]) -> None:
        """Take the root, whose name says whether prefixes are to go."""
        if ":" in name:
            parser.StartElementHandler = lambda name, found: start(bare[name], found)
            parser.EndElementHandler = end and (lambda name: end(bare[name]))
        else:
            parser.StartElementHandler, parser.EndElementHandler = start, end
        start(bare[name], attributes)

    parser.StartElementHandler = root
    parser.CharacterDataHandler = words
    parse(path, parser, data)


def parse(path: str, parser: expat.XMLParserType, data: bytes) -> None:
    """Have a parser read `data` whole; words come in one piece where nothing parts them.

    Raises UnreadableError for XML that is broken or declares entities, and if what it
    calls raises ValueError or LookupError; nothing outside is ever fetched.
    """
    parser.buffer_text = True
    parser.EntityDeclHandler = partial(_refuse, path)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, OverflowError, LookupError) as error:
        raise damaged(path, error) from error


def _refuse(path: str, *_: object) -> None:
    """Refuse a file that declares entities."""
    raise UnreadableError(
        Said(
            "文件里的 XML 定义了实体，可能有害，不读取。",
            "the XML in the file declares entities, which may do harm; it is not read.",
        ).at(path)
    )


def tree(path: str, data: bytes) -> Element:
    """Return the root of `data`, all names without prefix.

    Raises UnreadableError as `scan` does, and for elements too deep inside one another.
    """
    builder, bare = TreeBuilder(), _Bare()
    most, depth = limit("nesting") * DEEP, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        nonlocal depth
        depth += 1
        if depth > most:
            raise too_deep(path)
        builder.start(bare[name], {bare[key]: attributes[key] for key in attributes})

    def end(name: str) -> None:
        """Take the end of an element."""
        nonlocal depth
        depth -= 1
        builder.end(bare[name])

    scan(path, data, start, end, builder.data)
    return builder.close()


def check_depth(path: str, root: Element) -> None:
    """Raise UnreadableError if elements stand inside one another beyond the limit."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limit("nesting") * DEEP:
            _take_apart(level)
            raise too_deep(path)
        level = [child for one in level for child in one]


def _take_apart(level: list[Element]) -> None:
    """Let elements go, the innermost first.

    Whoever lets go the outermost goes down by recursion, for which a browser has little room.
    """
    levels: list[list[Element]] = []
    while level:
        levels.append(level)
        level = [child for one in level for child in one]
    for one in chain.from_iterable(reversed(levels)):
        one.clear()


def number(element: Element, name: str, most: int, least: int = 0) -> int:
    """Return a whole number that an attribute states, within bounds; else the least."""
    written = element.get(name, "")
    stated = written.isdecimal() and len(written) < _LONGEST
    return max(least, min(int(written), most)) if stated else least


_LONGEST = 10
"""So many digits no format has a number of; int() refuses thousands of them."""
