"""What people are told to do in the page, where there are no options."""

from jixiaolint.said import Said

OF_THE_PAGE = {
    "limit": Said("设置文件里的 limits ", "limits in a settings file"),
    "memory": Said(
        "请关掉别的网页再试，或把文件拆小、分几次检查。",
        "close other pages, or split the file or check fewer at once.",
    ),
    "all": Said("“保存结果”里有全部。", "“Save result” gives all."),
    "letters": Said(
        "用“保存意见书”给每个单位存一份。",
        "“Save letter” writes one for each unit.",
    ),
    "compare": Said(
        "用“保存结果”存下这次的结果，下次和表一起拖进来，这里就显示改好、新增和仍有的问题。",
        "Save this result, and drop it with the tables next time: what is fixed, new and"
        " left stands here then.",
    ),
    "compared": Said("{path.name}", "{path.name}"),
    "result": Said(
        "应为“保存结果”存下的 结果.json。", "expected what “Save result” has saved."
    ),
    "answers": Said(
        "网页读不回里面的答复，请把修改后的表拖进来。",
        "the page does not read the answers in it; drop the table that was mended.",
    ),
    "profile": Said(
        "自己的体系放在规则目录的 profiles/ 里，把该目录拖进来。",
        " A profile of your own lies in profiles/ of a folder of rules, to be dropped too.",
    ),
}
"""What there is to do -> how it is done, as `jixiaolint.means` has it for commands."""
