"""The fixed words of reports in both languages; what rules say is in their files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jixiaolint.findings import Finding
from jixiaolint.place import Place, position
from jixiaolint.remarks.remark import LEVELS, Level
from jixiaolint.resources import folder
from jixiaolint.rule.rule import Severity
from jixiaolint.said import Language
from jixiaolint.settings.level_names import LevelNames

LEVEL = {
    "must": ("必须改", "must be changed"),
    "should": ("应当改", "should be changed"),
    "may": ("可改可不改", "may be changed"),
}
"""What the levels of remarks are called."""

COLOUR: Mapping[Level, str] = {"must": "red", "should": "yellow", "may": "cyan"}
"""How a terminal shows them."""

FIELD = {
    "level1_code": ("一级指标代码", "level 1 code"),
    "level1": ("一级指标", "level 1"),
    "level2_code": ("二级指标代码", "level 2 code"),
    "level2": ("二级指标", "level 2"),
    "name": ("指标名称", "name"),
    "description": ("指标解释", "explanation"),
    "cycle": ("实施周期指标值", "cycle value"),
    "annual": ("年度指标值", "annual value"),
    "measure_unit": ("计量单位", "unit"),
    "score": ("分值", "score"),
    "nature": ("指标性质", "nature"),
    "rating": ("评分标准", "rating"),
    "goal": ("绩效目标", "goal"),
    "cycle_goal": ("实施周期绩效目标", "cycle goal"),
    "content": ("项目内容", "content"),
    "unit": ("单位", "unit"),
    "title": ("表名", "title"),
    "amounts": ("金额", "amounts"),
}

# The same key names another thing where a finding is not on an indicator.
_ABOVE = {
    "name": ("项目名称", "project name"),
    "unit": ("填报单位", "submitting body"),
    "totals": ("合计", "totals"),
}

LAYOUT = {
    "coded": ("编码式", "coded"),
    "numbered": ("编号式", "numbered"),
    "grid": ("表格式", "grid"),
    "flattened": ("展平表格", "flattened"),
}

_HOUSE = ("本工具约定", "house rule")

_PLACE = {
    "sheet": ("{}", "{}"),
    "page": ("第{}页", "page {}"),
    "table": ("表{}", "table {}"),
    "row": ("第{}行", "row {}"),
    "cell": ("第{}格", "cell {}"),
    "paragraph": ("第{}段", "paragraph {}"),
    "line": ("第{}行", "line {}"),
    "column": ("第{}列", "column {}"),
    "key": ("“{}”", "'{}'"),
}


def word(pairs: dict[str, tuple[str, str]], key: str, lang: Language) -> str:
    """Return the word for a key; the key itself where there is none."""
    return pairs[key][lang == "en"] if key in pairs else key


def run_on(*sentences: str) -> str:
    """Return those of the sentences that say something, one behind the other."""
    said = ""
    for sentence in filter(None, sentences):
        # A Chinese full stop is as wide as one with a blank.
        blank = " " if said and said[-1].isascii() else ""
        said += blank + sentence
    return said


@cache
def problems() -> dict[str, tuple[str, str]]:
    """Return what problems are called, from ``rules/problems.yaml``."""
    from jixiaolint.rule_files import load

    named = load.problems(folder("rules") / "problems.yaml")
    return {name: (words.zh, words.en) for name, words in named.items()}


def level_word(level: Level, names: LevelNames, lang: Language) -> str:
    """Return what a level is called, by the office if it has a name for it."""
    return names.of(level) or word(LEVEL, level, lang)


def severity(grave: Severity, lang: Language) -> str:
    """Return what the level is called that a severity stands for."""
    return word(LEVEL, LEVELS[grave], lang)


def basis(source: str, lang: Language) -> str:
    """Return what a rule rests on, as people read it."""
    return _HOUSE[lang == "en"] if source == "house" else source


def field(finding: Finding, lang: Language) -> str:
    """Return the name of the part that a finding marks, empty if it marks none."""
    return label(finding.field, finding.seq, lang)


def label(key: str | None, seq: int | None, lang: Language) -> str:
    """Return the name of a field of a row, or of what is above the rows."""
    return word(FIELD if seq else FIELD | _ABOVE, key or "", lang)


def place(spot: Place, lang: Language) -> str:
    """Return a place in words: ``第3行第18列``, ``表1!C5``, ``表1第3行第2格``."""
    known = spot.as_dict()
    if spot.sheet and spot.cell:
        del known["cell"]
        known["sheet"] = f"{spot.sheet}!{spot.cell}"
    elif spot.row and (at := position(spot.cell)):
        # The cell of a table in Word, whose cells have no names that a person sees.
        known["cell"] = at[1]
    elif spot.key:
        # A program knows its columns by name.
        del known["column"]
    keys = sorted(known, key=list(_PLACE).index)
    parts = [word(_PLACE, key, lang).format(known[key]) for key in keys]
    return ", ".join(parts) if lang == "en" else "".join(parts)
