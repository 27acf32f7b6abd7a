"""Check samples as the page would; what is kept for the next run goes to /work/cache."""

import shutil
from pathlib import Path

from session import opened

SAMPLES, KEPT, SHOWN = Path("/work/samples"), Path("/work/cache"), Path("/work/shown")


def _silent(_: object) -> None:
    """Hear nothing."""


files = [
    {"path": path.relative_to(SAMPLES).as_posix(), "bytes": path.read_bytes()}
    for path in sorted(SAMPLES.rglob("*"))
    if path.is_file()
]
opened.ready()
checked = opened.answer({"do": "check", "files": files}, _silent)
office = opened.answer({"do": "make", "what": "office"}, _silent)
made = opened.answer({"do": "make", "what": "letter"}, _silent)
opened.close()
for answer in (checked, office, made):
    if answer["say"] == "failed":
        raise SystemExit(answer["said"]["en"])
SHOWN.mkdir(exist_ok=True)
(SHOWN / "letter.html").write_text(checked["letter"], encoding="utf-8")
(SHOWN / "office.html").write_bytes(office["bytes"])
shutil.copytree("/cache", KEPT, dirs_exist_ok=True)
