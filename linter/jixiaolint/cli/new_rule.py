"""The command that writes a rule to begin with, and its fixture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.configured import configured
from jixiaolint.cli.options import LANG
from jixiaolint.errors import EXIT_CLEAN, UsageError, shown
from jixiaolint.output.console import show
from jixiaolint.said import Language, Said

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config

_WRITTEN = Said(
    "写好了 {} 和用例 {}。改完以后检验：jixiaolint test-rules --rules {} --select {}\n",
    "Wrote {} and its fixture {}. When they are filled in: jixiaolint test-rules --rules {}"
    " --select {}\n",
)


@click.command("new-rule")
@click.argument("named", metavar="CODE-NAME")
@click.argument(
    "folder", metavar="[DIR]", default="rules", type=click.Path(path_type=Path)
)
@configured
@LANG
def new_rule(named: str, folder: Path, config: Config, lang: Language | None) -> int:
    """Write a rule and its fixture into a folder, rules by default, to be filled in.

    写出一条规则和它的用例，供修改；目录默认为 rules，已有的文件不会改动。
    """
    from jixiaolint.rule_files.authors import authors
    from jixiaolint.rule_files.files import FIXTURES
    from jixiaolint.settings.load import load

    language = lang or load(config).lang
    code, name = _parts(named)
    _check_free(code, folder)
    gaps = {"code": code, "name": name, "place": folder.as_posix()}
    rule = folder / f"{code}-{name}.yaml"
    fixture = folder / FIXTURES / f"{code}.yaml"
    told = authors()
    _write(
        {
            rule: told.rule.of(language).format(**gaps),
            fixture: told.fixture.of(language),
        }
    )
    show([_WRITTEN.of(language).format(rule, fixture, folder, code)])
    return EXIT_CLEAN


def _parts(named: str) -> tuple[str, str]:
    """Return code and name; raise UsageError for what is not both."""
    from jixiaolint.rule_files.files import CODE_NAME, NAME

    code, _, name = named.removesuffix(".yaml").partition("-")
    if CODE_NAME.fullmatch(code) and NAME.fullmatch(name):
        return code, name
    raise UsageError(
        Said(
            f"“{shown(named)}”应为“代码-名称”，如 OWN101-our-words：代码是 1 至 4 个大写字母加 3 至"
            " 4 个数字，名称是短横连接的小写词。",
            f"'{shown(named)}' must read CODE-name, such as OWN101-our-words: 1 to 4"
            " capital letters and 3 or 4 digits, then small words with dashes.",
        )
    )


def _check_free(code: str, folder: Path) -> None:
    """Raise UsageError for a code that one of our rules has, or one in the folder."""
    from jixiaolint.given.folders import is_folder
    from jixiaolint.rule_files.files import code_of, rule_files, rule_paths

    there = rule_files(folder) if is_folder(folder) else []
    taken = {**{code_of(path): path for path in there}, **rule_paths()}
    if code in taken:
        raise UsageError(
            Said(
                f"代码 {code} 已有规则 {taken[code].name} 在用，请换一个。",
                f"the rule {taken[code].name} has the code {code}; take another.",
            )
        )


def _write(files: Mapping[Path, str]) -> None:
    """Write new files, all or none; raise UsageError for one that is there."""
    for path in files:
        if path.exists() or path.is_symlink():
            raise UsageError(
                Said("已有这个文件，不作改动。", "it is there, and stays as it is.").at(
                    path
                )
            )
    made: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        reason = error.strerror or error
        raise UsageError(
            Said(f"写不进去：{reason}。", f"it cannot be written: {reason}.").at(path)
        ) from error
