"""Whether a file is a workbook or Word file that can carry remarks, by its content."""

from __future__ import annotations

from jixiaolint.report.returned.package import Package

_ZIP = b"PK\x03\x04"
_KINDS = (
    ("spreadsheetml", "workbook"),
    ("ms-excel", "workbook"),
    ("wordprocessingml", "document"),
    ("ms-word", "document"),
)


def open_package(path: str, data: bytes) -> tuple[Package | None, str, str]:
    """Return the package, its kind and its main part; no package for other files.

    An .xlsb file, whose parts are no XML, counts as another file.
    """
    nothing = (None, "", "")
    if not data.startswith(_ZIP):
        return nothing
    package = Package(path, data)
    if not package.has("[Content_Types].xml") or not package.has("_rels/.rels"):
        return nothing
    for one in package.relations(""):
        if one.kind == "officeDocument" and package.has(one.target):
            content = package.content_type(one.target)
            kinds = (kind for word, kind in _KINDS if word in content)
            kind = next(kinds, "")
            xml = content.endswith("main+xml")
            return (package, kind, one.target) if kind and xml else nothing
    return nothing
