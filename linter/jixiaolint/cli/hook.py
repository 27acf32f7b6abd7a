"""The option of hooks, which name files without knowing what is in them."""

from __future__ import annotations

import click

PASS_BY = click.option(
    "--pass-by",
    is_flag=True,
    help="Say nothing of named files that hold no table, as a hook names them; what cannot"
    " be read still fails. 直接写出的文件没有指标就略过，供提交钩子使用。",
)
