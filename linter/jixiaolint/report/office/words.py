"""The fixed words of the office page in both languages: Chinese, English."""

KIND = {
    "figure": ("写了数", "a figure"),
    "date": ("写了时限", "a day"),
    "grade": ("等级或是否", "a grade or yes"),
    "words": ("只有文字", "words only"),
    "none": ("没写", "nothing"),
}

OFFICE = {
    "title": ("绩效目标审核总览", "Review of performance targets"),
    "counts": (
        "{units} 个单位 · {files} 个文件 · {projects} 个项目 · {indicators} 条指标",
        "{units} units · {files} files · {projects} projects · {indicators} indicators",
    ),
    "verdict": (
        "{indicators} 条指标里 {flawed} 条要改：{levels}。",
        "{flawed} of {indicators} indicators are to be changed; {levels}.",
    ),
    "verdict_clean": (
        "{indicators} 条指标都没有要改的。",
        "None of {indicators} indicators is to be mended.",
    ),
    "verdict_nothing": (
        "一条指标也没有查到，不能视为合格。",
        "No indicator was found, which does not mean that all is right.",
    ),
    "verdict_worst": (
        "要改的一半集中在 {few} 个单位。",
        "Half of what is to be mended lies with {few} units.",
    ),
    "verdict_change": (
        "比上次改好 {fixed} 个问题，新增 {new} 个。",
        "Since last time {fixed} findings are gone, {new} are new.",
    ),
    "joint": ("", " "),
    "clean": ("没有意见", "no remark"),
    "row_number": ("条", "row"),
    "name": ("指标", "Indicator"),
    "title_said": ("意见", "Remark"),
    "way": ("怎样改", "What to do"),
    "what": ("问题说明", "What was found"),
    "comma": ("，", ", "),
    "overview": ("总览", "Overview"),
    "pages": ("翻页", "Pages"),
    "skip": ("跳到意见清单", "Skip to the remarks"),
    "failures_note": (
        "以下 {} 个文件没有检查，不能视为合格：",
        "{} not checked, which does not mean that they are right:",
    ),
    "quantified": ("指标值写了数或时限", "Targets with a figure or a day"),
    "quantified_note": (
        "{} / {} 条；等级、是否和文字不算",
        "{} of {}; grades, yes or no and words do not count",
    ),
    "weight": ("指标按意见轻重", "Indicators by gravest remark"),
    "weight_note": ("{} 条没有意见，不用动", "{} need no change"),
    "change": ("与上次相比", "Since last time"),
    "change_note": ("个问题，上次：{}。", "findings; last time: {}."),
    "change_unseen": (
        "另有 {} 个在这次没查的文件里。",
        "{} more in files not checked this time",
    ),
    "fixed": ("改好", "fixed"),
    "new": ("新增", "new"),
    "remaining": ("仍有", "left"),
    "came": ("上次意见的答复", "Answers to earlier remarks"),
    "came_note": (
        "{} / {} 条已改好或说明理由",
        "{} of {} mended or given a reason",
    ),
    "more_answers": (
        "这里列出前 {} 条，共 {} 条；",
        "The first {} of {} are listed; ",
    ),
    "state": ("现状", "State"),
    "on": ("对哪条意见", "Remark on"),
    "said": ("说明", "What is said"),
    "found_in": ("答复写在", "Answer in"),
    "ranking": ("最需要帮助的 {} 个单位", "The {} units that need most"),
    "ranking_none": ("没有要改的单位", "No unit has anything to mend"),
    "ranking_note": (
        "分 = {must} × 3 + {should} × 1，{may}不计；同分的，指标少的在前",
        "points = 3 × “{must}” + 1 × “{should}”; of equals, the one with fewer indicators comes first",
    ),
    "points": ("分", "points"),
    "heat": ("单位 × 问题", "Unit × problem"),
    "heat_note": (
        "数字是涉及该问题的意见数；颜色越深，每百条指标里越多",
        "numbers count remarks with the problem; the darker, the more in a hundred indicators",
    ),
    "heat_all": ("所有单位的数字", "The numbers of all units"),
    "others": ("其余 {} 个单位", "{} other units"),
    "all": ("全部", "All"),
    "table": ("数据表", "Table"),
    "level": ("级别", "Level"),
    "unit": ("单位", "Unit"),
    "units": ("各单位", "Units"),
    "units_note": (
        "点列名排序，点单位看它的意见。",
        "Column heads sort; a unit's name opens its remarks.",
    ),
    "rank": ("名次", "Rank"),
    "projects": ("项目", "Projects"),
    "project": ("项目", "Project"),
    "share": ("量化率", "Quantified"),
    "most": ("最多的问题", "Commonest problem"),
    "remarks": ("意见", "Remarks"),
    "search": ("查找", "Search"),
    "search_hint": ("单位、项目、指标、文字", "unit, project, indicator, any text"),
    "problem": ("问题", "Problem"),
    "rule": ("规则", "Rule"),
    "any": ("全部", "all"),
    "only_new": ("只看新增", "new only"),
    "reset": ("清除筛选", "Clear"),
    "csv": ("下载 CSV", "Save CSV"),
    "shown": ("{n} 处意见，第 {from}–{to} 处", "{n} remarks, {from}–{to} shown"),
    "shown_none": ("没有符合条件的意见。", "No remark fits."),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "page": ("第 {page} / {pages} 页", "page {page} of {pages}"),
    "link": ("本条链接", "link to this"),
    "close": ("返回全部单位", "back to all units"),
    "row": ("第 {} 条", "row {}"),
    "place": ("位置", "Place"),
    "reason": ("理由", "Reason"),
    "more_projects": ("另有 {} 个项目没有意见", "{} projects without remarks"),
    "cut": (
        "意见太多，下面的清单只列出前 {} 处，共 {} 处；数字和图表是全部的，",
        "Too many for one page: the list holds the first {} of {} remarks; figures and charts count all; ",
    ),
    "no_script": (
        "浏览器没有运行脚本：结论、图和各单位的表可以看，意见清单看不到。",
        "Without script, the verdict, the charts and the table of units can be read, the remarks cannot.",
    ),
    "made_by": (
        "由 jixiaolint 生成，可离线阅读和打印，版本",
        "Made by jixiaolint, to be read offline or printed; version",
    ),
}

_SHARED = "file indicators nameless now rest rewrite verdict_level whole"
SHARED = frozenset(_SHARED.split())
"""What the letter says in the same words."""

_UNFOLDED = """
came clean close file indicators level link more_projects name nameless new now page place
points problem project projects quantified rank reason remarks rest rewrite row
row_number rule shown shown_none title_said unit units way what whole
"""
UNFOLDED = frozenset(_UNFOLDED.split())
"""The words that the script of the page says."""
