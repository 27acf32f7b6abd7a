"""The fixed words of the HTML report in both languages: Chinese, English."""

PAGE = {
    "title": ("绩效指标检查报告", "Performance indicator report"),
    "nameless": ("（未写名称）", "(no name)"),
    "files": ("文件", "Files"),
    "projects": ("项目", "Projects"),
    "indicators": ("指标", "Indicators"),
    "clean": ("未发现问题的指标", "Indicators without findings"),
    "clean_tile": ("指标未发现问题", "clean indicators"),
    "cut": (
        "问题太多，一页放不下：下面只列出前 {} 处，共 {} 处；--format jsonl 写出全部。",
        "Too many for one page: the first {} findings of {} are listed. --format jsonl gives all.",
    ),
    "legend": ("怎样读这份报告", "How to read this report"),
    "legend_what": (
        "本报告由程序逐条检查绩效指标后生成，供填报单位修改时参考。每一处问题都写明在哪里、为什么、怎样改；最终如何修改，由填报单位和审核人员决定。",
        "A program checked each performance indicator and lists here what should be looked at again: where it stands, why it is a problem, and how to mend it. The decision stays with the people who submit and review the table.",
    ),
    "legend_error": (
        "明显不符合要求，提交后多半会被退回，请先改。",
        "Plainly wrong; it would most likely be sent back. Mend these first.",
    ),
    "legend_warning": (
        "多半需要修改，请逐条核对。",
        "Probably needs mending; please look at each.",
    ),
    "legend_info": (
        "可以写得更好，改不改由填报单位决定。",
        "Could be better; mend it if you agree.",
    ),
    "legend_mark": (
        "带底色的文字就是有问题的地方，颜色表示级别。位置按原文件的行和列（或页、表、单元格）计数。",
        "Text with a coloured ground is what the finding is about; the colour gives the severity. Places count lines and columns (pages, cells) of the file.",
    ),
    "legend_code": (
        "每条问题末尾是规则的代码和名称，核对或反馈时引用它即可；依据写“本工具约定”的，没有直接的制度条文。",
        "Each finding ends with the code and name of its rule, for reference. Where the basis is 'house rule', no regulation says so word for word.",
    ),
    "problems": ("问题类型", "Problems"),
    "filter": ("筛选", "Filter"),
    "all_problems": ("全部问题类型", "All problems"),
    "shown": ("显示的问题数", "Findings shown"),
    "failures": ("未能检查的文件", "Files that could not be checked"),
    "failures_note": (
        "以下文件没有检查，不能视为合格。",
        "These were not checked and do not count as passed.",
    ),
    "nothing": ("没有发现问题。", "No problems found."),
    "whole_file": ("整个文件", "The file as a whole"),
    "whole_project": ("整个项目", "The project as a whole"),
    "project": ("项目", "Project"),
    "why": ("原因", "Why"),
    "suggestion": ("建议", "Suggestion"),
    "basis": ("依据", "Basis"),
    "empty": ("（空）", "(empty)"),
    "unread": ("未识别的文字", "Text that was not understood"),
    "unread_note": (
        "程序没有看懂下列文字，因此没有检查它们，请人工核对。",
        "The program did not understand these and did not check them.",
    ),
    "left_out": ("另有未列出的", "Not listed here"),
    "made_by": (
        "由 jixiaolint 生成，可离线阅读和打印，版本",
        "Made by jixiaolint, to be read offline or printed; version",
    ),
}
