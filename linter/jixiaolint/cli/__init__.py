"""The command line: options in, exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from jixiaolint import __version__
from jixiaolint.cli.check import check
from jixiaolint.cli.commands import Commands
from jixiaolint.cli.completing import COMPLETING
from jixiaolint.cli.completion import completion
from jixiaolint.cli.ignore import ignore
from jixiaolint.cli.init import init
from jixiaolint.cli.language import language, of_click
from jixiaolint.cli.new_rule import new_rule
from jixiaolint.cli.parse import parse
from jixiaolint.cli.rules import explain, rules, schema, test_rules
from jixiaolint.errors import (
    EXIT_CLEAN,
    EXIT_TROUBLE,
    JixiaolintError,
    debugging,
    fault,
)
from jixiaolint.output.console import complain, refusal, use_utf8
from jixiaolint.said import Said


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; never with a traceback.

    Without `arguments`, those of the process count.
    """
    use_utf8()
    if os.environ.get(COMPLETING, "").startswith("powershell"):
        import jixiaolint.cli.shells  # noqa: F401  Click knows it from then on
    try:
        code = cli.main(arguments, prog_name="jixiaolint", standalone_mode=False)
    except click.Abort:
        code = _trouble(Said("已中断。", "Interrupted."), arguments)
    except click.ClickException as error:
        code = _trouble(of_click(error), arguments)
    except JixiaolintError as error:
        code = _trouble(error.said, arguments)
    except SystemExit:
        code = EXIT_CLEAN  # Click goes where nobody reads its help any more.
    except MemoryError:
        from jixiaolint.bounds.beyond import starved

        code = _trouble(starved(), arguments)
    except Exception as error:
        # Only a stream has no name.
        if isinstance(error, OSError) and error.filename is None:
            sys.exit(_trouble(refusal(error), arguments))
        if debugging():
            raise
        code = _trouble(_internal(error), arguments)
    sys.exit(code or EXIT_CLEAN)


def _trouble(said: Said, arguments: Sequence[str] | None) -> int:
    """Say what is wrong in the language that the arguments ask for."""
    asked = language(sys.argv[1:] if arguments is None else arguments)
    complain(said.of(asked))
    return EXIT_TROUBLE


def _internal(error: Exception) -> Said:
    return Said(
        f"内部错误（{fault(error)}）；设 JIXIAOLINT_DEBUG=1 可看到出错的地方。",
        f"Internal error ({fault(error)}); JIXIAOLINT_DEBUG=1 shows where.",
    )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="jixiaolint %(version)s")
def cli() -> None:
    """Check budget performance indicators before they are submitted.

    预算绩效指标检查工具：提交之前找出指标中的问题。
    """


_ON_RULES = (explain, rules, new_rule, test_rules, schema)

for command in (check, parse, *_ON_RULES, ignore, init, completion):
    cli.add_command(command)
