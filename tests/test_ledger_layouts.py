"""The same projects, laid out as PDF tools lay them out, always read the same."""

import random
from dataclasses import dataclass

import pytest

from jixiaolint.extract import extract
from jixiaolint.model import texts
from jixiaolint.read import read
from jixiaolint.source import unclaimed
from jixiaolint.width import display_width

HEAD = " 项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
UNIT = "云溪县交通运输局"
NAMES = (
    "县道日常养护经费",
    "城镇老旧小区改造配套及公共服务设施提升专项资金",
    "2024-2026年智慧公交（二期）建设项目",
    "上级财政提前下达2025年公路养护补助资金--云溪县",
)
GOALS = (
    "对全县县道进行日常养护，保持路况良好，保障群众出行安全。",
    "通过购置必要设备，为工作正常开展提供保障。\n通过开展宣传，提高知晓度；营造良好氛围。",
)
INDICATORS = (
    ("1", "产出指标", "11", "数量指标", "养护县道里程", "≥320公里"),
    ("1", "产出指标", "11", "数量指标", "办理咨询、代书；含2、3类案件", "≥400件"),
    ("1", "产出指标", "11", "数量指标", "保障人数", "4"),
    ("1", "产出指标", "12", "质量指标", "工程验收合格率（%）", "100%"),
    ("2", "效益指标", "23", "生态效益指标", "能耗下降率", "下降3.5%以上"),
    ("2", "效益指标", "22", "社会效益", "改善沿线环境", "环境改善；成效明显"),
    ("4", "成本指标", "41", "经济成本指标", "预算控制，不超预算", "不超年初预算"),
)


@dataclass(frozen=True)
class Manner:
    """How a list is laid out; widths are in columns."""

    width: int
    goal_width: int
    name_width: int
    colon: str
    dash: str
    run_on: bool
    blank_lines: float


def wrap(text: str, width: int) -> list[str]:
    """Return the paragraphs of a text broken into lines, no mark beginning a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for sign in paragraph:
            room = width if sign in "，。；、：" else width - 2
            if display_width(line + sign) > room:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def lay_out(seed: int) -> tuple[str, list[list[str]]]:
    """Return a list of projects laid out in some manner, and what it says."""
    rng = random.Random(seed)
    manner = Manner(
        width=rng.choice([30, 44, 62, 120]),
        goal_width=rng.choice([22, 50]),
        name_width=rng.choice([20, 28, 60]),
        colon=rng.choice([":", "："]),
        dash=rng.choice("-_.－"),
        run_on=rng.random() < 0.3,
        blank_lines=rng.choice([0, 0.15]),
    )
    names = rng.sample(NAMES, rng.randint(1, len(NAMES)))
    lines = ["项目支出绩效目标表", f"单位名称：{UNIT} 单位：万元", HEAD]
    said: list[list[str]] = []
    for place, name in enumerate(names, 1):
        goal = rng.choice(GOALS)
        chosen = rng.sample(INDICATORS, rng.randint(1, len(INDICATORS)))
        block = _project(rng, manner, place, name, goal, chosen)
        for line in block:
            lines += [line, ""] if rng.random() < manner.blank_lines else [line]
        said.append([str(place), name, goal.replace("\n", "")])
        said += [[str(seq), *row, row[-1]] for seq, row in enumerate(chosen, 1)]
    return "\n".join(lines) + "\n", said


def _project(
    rng: random.Random,
    manner: Manner,
    place: int,
    name: str,
    goal: str,
    chosen: list[tuple[str, ...]],
) -> list[str]:
    strings = [_string(manner, seq, row) for seq, row in enumerate(chosen, 1)]
    # Below a goal that follows the indicators, their last full stop may come last.
    below = rng.random() < 0.2
    stray = below and rng.random() < 0.5
    if stray:
        strings[-1] = strings[-1][:-1]
    pieces = ["".join(strings)] if manner.run_on else strings
    listed = [line for piece in pieces for line in wrap(piece, manner.width)]
    if rng.random() < 0.3:
        cut = rng.randint(0, len(listed) - 1)
        listed[cut:cut] = ["", f"- {place} -", HEAD]
    first, *more = wrap(name, manner.name_width)
    sums = f"{place * 1010.5:,.2f} {place * 1010.5:,.2f}"
    opening = [f"    {first}", *more, "", sums] if more else [f"    {first} {sums}"]
    aim = wrap(goal, manner.goal_width)
    body = (
        [*listed, "", *aim, "", *(["。"] if stray else [])] if below else aim + listed
    )
    return [*opening, *body, ""]


def _string(manner: Manner, seq: int, row: tuple[str, ...]) -> str:
    code1, level1, code2, level2, name, value = row
    levels = f"{code1}{manner.dash}{level1}；{code2}{manner.dash}{level2}"
    values = f"实施周期指标值{manner.colon}{value}；年度指标值{manner.colon}{value}"
    return f"{seq}、{levels}；{name}；{values}。"


@pytest.mark.parametrize("seed", range(60))
def test_every_layout_reads_the_same(seed: int) -> None:
    """Wraps, blank lines, page heads and the place of the goal change nothing."""
    text, said = lay_out(seed)
    source = read("list.txt", text.encode())
    found = extract(source)
    (table,) = found.tables
    rows: list[list[str]] = []
    for project in table.projects:
        rows.append([str(project.index), str(project.name), str(project.goal)])
        for row in project.indicators:
            levels = (row.level1_code, row.level1, row.level2_code, row.level2)
            parts = (row.seq, *levels, row.name, row.cycle, row.annual)
            rows.append([str(part) for part in parts])
    assert said == rows
    claimed = [span for value in texts(found.tables) for span in value.spans()]
    assert unclaimed(source, [*claimed, *found.read]) == []
