"""The fixed words of reports in both languages; what rules say is in their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiaolint.engine.rule import Language
    from jixiaolint.findings import Finding
    from jixiaolint.place import Place

SEVERITY = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}

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

PROBLEM = {
    "placeholder": ("占位内容", "placeholder"),
    "missing": ("缺项", "missing part"),
    "notation": ("书写不规范", "notation"),
    "vague": ("指标值含糊", "vague value"),
    "restate": ("重复名称", "restates the name"),
    "name_is_goal": ("名称是目标口号", "name is a wish"),
    "dimension": ("维度不符", "wrong dimension"),
    "unit_missing": ("缺少单位", "unit missing"),
    "unit_mismatch": ("单位不符", "unit mismatch"),
    "direction": ("方向相反", "wrong direction"),
    "vacuous": ("必然达成", "always met"),
    "no_operator": ("缺少符号", "no operator"),
    "approximate": ("约数", "approximate"),
    "relative": ("参照不明", "relative"),
    "cycle_annual": ("周期与年度不一致", "cycle and annual differ"),
    "compound": ("多项合一", "compound"),
    "duty_or_input": ("职责或投入", "duty or input"),
    "formula": ("公式或解释有误", "formula"),
    "out_of_range": ("超出合理范围", "out of range"),
    "duplicate": ("重复指标", "duplicate"),
    "stale_year": ("年份不符", "stale year"),
    "generic_satisfaction": ("满意度对象不明", "generic satisfaction"),
    "missing_dimension": ("缺少必备维度", "missing dimension"),
    "sum_mismatch": ("金额不符", "sums disagree"),
    "copied_project": ("项目雷同", "copied project"),
    "goal_mismatch": ("目标与指标不符", "goal mismatch"),
    "placeholder_goal": ("目标是占位内容", "placeholder goal"),
    "placeholder_project": ("项目是占位内容", "placeholder project"),
    "empty_project": ("项目没有指标", "no indicators"),
    "long_name": ("名称过长", "long name"),
    "unread": ("未识别文字", "unread text"),
}

_HOUSE = ("本工具约定", "house rule")

_PLACE = {
    "sheet": ("{}", "{}"),
    "cell": ("{}", "{}"),
    "page": ("第{}页", "page {}"),
    "table": ("表{}", "table {}"),
    "row": ("第{}行", "row {}"),
    "paragraph": ("第{}段", "paragraph {}"),
    "line": ("第{}行", "line {}"),
    "column": ("第{}列", "column {}"),
}


def word(pairs: dict[str, tuple[str, str]], key: str, lang: Language) -> str:
    """Return the word for a key; the key itself where there is none."""
    return pairs[key][lang == "en"] if key in pairs else key


def basis(source: str, lang: Language) -> str:
    """Return what a rule rests on, as people read it."""
    return _HOUSE[lang == "en"] if source == "house" else source


def field(finding: Finding, lang: Language) -> str:
    """Return the name of the part that a finding marks, empty if it marks none."""
    key = finding.field or ""
    return word(FIELD if finding.seq else FIELD | _ABOVE, key, lang)


def place(spot: Place, lang: Language) -> str:
    """Return a place in words: ``第3行第18列``, ``line 3, column 18``."""
    parts = [
        word(_PLACE, key, lang).format(value) for key, value in spot.as_dict().items()
    ]
    return ", ".join(parts) if lang == "en" else "".join(parts)
