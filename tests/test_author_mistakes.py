"""What authors of rules get wrong, and the sentence that each mistake is answered with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from command import Run

TABLE = yaml.safe_load(
    Path(__file__).with_name("author_mistakes.yaml").read_text("utf-8")
)
MISTAKES: list[dict[str, Any]] = TABLE["mistakes"]


def write(mistake: dict[str, Any]) -> None:
    """Write a folder of rules in which one thing is wrong."""
    text: str = TABLE["rule"]
    for right, wrong in mistake.get("change", {}).items():
        assert right in text
        text = text.replace(right, wrong)
    files = {
        "lexicons/our-words.txt": "我局\n",
        mistake.get("file", "OWN101-own-rule.yaml"): text,
        **mistake.get("beside", {}),
    }
    for name, written in files.items():
        path = Path("rules", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        encoding = "gbk" if name == mistake.get("gbk") else "utf-8"
        path.write_bytes(written.encode(encoding))


def test_the_rule_itself_is_right(run: Run) -> None:
    """The rule in which the mistakes are made has none; its English texts are left out."""
    write({})

    assert run("test-rules", "--rules", "rules", "--select", "OWN101") == (
        0,
        "1 条规则、2 个例子全部符合。\n",
        "",
    )


def test_there_are_at_least_42() -> None:
    """Each mistake is another one, and has another answer."""
    assert len({one["it"] for one in MISTAKES}) == len(MISTAKES) >= 42
    assert len({one["en"] for one in MISTAKES}) > 42


@pytest.mark.parametrize("mistake", MISTAKES, ids=[one["it"] for one in MISTAKES])
def test_each_is_one_sentence(run: Run, mistake: dict[str, Any]) -> None:
    """A mistake is answered with file, line and nearest word, in the language asked for."""
    write(mistake)
    command = mistake.get("command", ["test-rules"])
    rules = () if "--rules" in command else ("--rules", "rules")

    for lang in ("zh", "en"):
        assert run(*command, *rules, "--lang", lang) == (
            2,
            "",
            f"jixiaolint: {mistake[lang]}\n",
        )
