"""Parts in, a zip archive out, in which those that were in one before look as they did."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zipped(
    parts: Mapping[str, bytes], infos: Mapping[str, ZipInfo], comment: bytes
) -> bytes:
    """Return an archive of parts, in their order; `infos` tell of those that were in one."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in parts.items():
            archive.writestr(_info(name, infos.get(name)), data)
    return out.getvalue()


def _info(name: str, old: ZipInfo | None) -> ZipInfo:
    """Return the entry for a part: as it was, or one without a date."""
    info = ZipInfo(name, old.date_time if old else (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED if old is None else old.compress_type
    info.external_attr = old.external_attr if old else 0o600 << 16
    return info
