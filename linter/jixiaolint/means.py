"""What people are told to do, in the words of the place where they are: options here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from jixiaolint.said import Said

OF_COMMANDS: Mapping[str, Said] = MappingProxyType(
    {
        "limit": Said(
            " --limit {name}=N、环境变量 {variable} 或设置 limits ",
            "--limit {name}=N, the variable {variable} or limits in the settings",
        ),
        "memory": Said(
            "请用 --limit memory-mb=N、环境变量 JIXIAOLINT_LIMIT_MEMORY_MB 或设置 limits 放宽。",
            "raise it by --limit memory-mb=N, the variable JIXIAOLINT_LIMIT_MEMORY_MB or limits"
            " in the settings.",
        ),
        "all": Said("--format json 写出全部。", "--format json gives all."),
        "letters": Said(
            "用 --output letter:目录/ 给每个单位写一份。",
            "--output letter:DIR/ writes one for each unit.",
        ),
        "compare": Said(
            "下次检查时加上 --compare 本次保存的 JSON，这里就显示改好、新增和仍有的问题。",
            "Give --compare and the JSON of this run next time: what is fixed, new and left"
            " stands here then.",
        ),
        "compared": Said("--compare {path}", "--compare {path}"),
        "result": Said(
            "应为 check --format json 保存的结果。",
            "expected what check --format json wrote.",
        ),
        "answers": Said(
            "要读回里面的答复，请给出修改后的表，并加上 --answers {path}。",
            "to read the answers in it, give the table and --answers {path}.",
        ),
        "profile": Said(
            "自己的体系放在规则目录的 profiles/ 里，用 --rules 指明该目录。",
            " A profile of your own lies in profiles/ of a folder of rules, named with --rules.",
        ),
    }
)
"""What there is to do -> how it is done, by the options of the command line."""

_MEANS: ContextVar[Mapping[str, Said]] = ContextVar("means", default=OF_COMMANDS)


def means(key: str, **gaps: object) -> Said:
    """Return how something is done where this runs, with its gaps filled."""
    said = _MEANS.get()[key]
    return Said(said.zh.format(**gaps), said.en.format(**gaps))


@contextmanager
def told_by(words: Mapping[str, Said]) -> Iterator[None]:
    """Let people be told by these words inside, each with the keys of `OF_COMMANDS`."""
    before = _MEANS.set(words)
    try:
        yield
    finally:
        _MEANS.reset(before)
