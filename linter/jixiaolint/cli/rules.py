"""The commands about rules: what there are, what they say, whether they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiaolint.cli.completing import among
from jixiaolint.cli.completing import rules as rule_words
from jixiaolint.cli.configured import configured
from jixiaolint.cli.formats import format_option
from jixiaolint.cli.options import LANG, RULES, SELECT
from jixiaolint.errors import EXIT_CLEAN, EXIT_FINDINGS, one_of
from jixiaolint.output.console import show
from jixiaolint.rule.rule import Rule
from jixiaolint.said import Language, Said
from jixiaolint.settings.chosen import find

if TYPE_CHECKING:
    from jixiaolint.settings.file import Config

_FORMATS = ("text", "md", "json")
_SCHEMAS = "rule|profile|settings"


@click.command()
@click.argument("word", metavar="CODE|NAME", shell_complete=rule_words)
@RULES
@configured
@LANG
def explain(
    word: str, folders: tuple[Path, ...], config: Config, lang: Language | None
) -> int:
    """Print all that a rule says about itself, with examples, and what it uses.

    说明一条规则：原因、建议、依据、例子，以及选项和用到的条件、词库。
    """
    from jixiaolint.report import catalogue
    from jixiaolint.report.used import used
    from jixiaolint.rule_files.files import rule_paths
    from jixiaolint.rule_files.load import load_rules
    from jixiaolint.rule_files.uses import uses
    from jixiaolint.settings.load import load

    wanted = load(config, folders)
    language, paths = lang or wanted.lang, rule_paths(wanted.rules)
    for number, rule in enumerate(find(load_rules(wanted.rules), word)):
        show(["\n"] if number else [])
        show(catalogue.explain(rule, language))
        show(used(rule, uses(paths[rule.code]), paths[rule.code], language))
    return EXIT_CLEAN


@click.command()
@format_option(_FORMATS)
@click.option(
    "--authors",
    is_flag=True,
    help="Print the page for those who write rules instead. 写规则的说明。",
)
@click.option(
    "--plan",
    "word",
    metavar="CODE|NAME",
    shell_complete=rule_words,
    help="Print when a rule is asked at all. 说明一条规则在什么条件下才需要问。",
)
@RULES
@configured
@LANG
def rules(
    form: str,
    authors: bool,
    word: str | None,
    folders: tuple[Path, ...],
    config: Config,
    lang: Language | None,
) -> int:
    """List all rules, or print the plan of one.

    列出全部规则，或一条规则的执行计划。
    """
    from jixiaolint.report import catalogue
    from jixiaolint.rule_files.load import load_rules
    from jixiaolint.settings.load import load

    wanted = load(config, folders)
    language = lang or wanted.lang
    if authors:
        from jixiaolint.report.author_page import page

        show(page(language))
        return EXIT_CLEAN
    known = load_rules(wanted.rules)
    if word is not None:
        show(_plans(known, word, language))
    else:
        show(catalogue.render(form, known, language))
    return EXIT_CLEAN


def _plans(known: Sequence[Rule], word: str, language: Language) -> Iterator[str]:
    """Yield the plan of each rule that a word stands for."""
    from jixiaolint.engine.judge import Judge
    from jixiaolint.report import plan

    judge = Judge(known, language)
    for rule in find(known, word):
        yield from plan.render(judge, rule, language)


@click.command("test-rules")
@RULES
@click.option(
    "--fixtures",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with cases CODE.yaml besides DIR/tests; repeatable. 用例目录。",
)
@SELECT
@configured
@LANG
def test_rules(
    folders: tuple[Path, ...],
    fixtures: tuple[Path, ...],
    select: tuple[str, ...],
    config: Config,
    lang: Language | None,
) -> int:
    """Try every rule on its own examples and on its fixture.

    用规则自带的例子和用例检验规则。Exit code 0: all as expected; 1: some not; 2: a wrong
    file.
    """
    from jixiaolint.report import trial
    from jixiaolint.settings.load import load
    from jixiaolint.trial import try_all

    wanted = load(config, folders)
    outcomes = list(try_all(wanted.rules, fixtures, select))
    show(trial.render(outcomes, lang or wanted.lang))
    return EXIT_CLEAN if all(one.right for one in outcomes) else EXIT_FINDINGS


@click.command()
@click.argument(
    "name",
    metavar=_SCHEMAS,
    shell_complete=among(_SCHEMAS.split("|")),
)
@RULES
@configured
@LANG
def schema(
    name: str,
    folders: tuple[Path, ...],
    config: Config,
    lang: Language | None,  # noqa: ARG001  what is wrong is said in it
) -> int:
    """Print the JSON Schema of a kind of file, for editors to complete it.

    输出规则、体系或设置文件的 JSON Schema。
    """
    import json

    from jixiaolint import schemas
    from jixiaolint.output.json_text import escaped
    from jixiaolint.settings.load import load

    one_of(Said(" schema ", "schema"), name, schemas.NAMES)
    made = schemas.schema(name, load(config, folders).rules)
    show([escaped(json.dumps(made, ensure_ascii=False, indent=2)), "\n"])
    return EXIT_CLEAN
