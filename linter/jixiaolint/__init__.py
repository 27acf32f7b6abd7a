"""Lint budget performance indicators (预算绩效指标) before they are submitted.

`check` reads files, `check_rows` what a program has in hand; both give a `Result`.
`parse` only says what the indicators are. Nothing is loaded before it is asked for.
"""

TYPE_CHECKING = (
    False  # What `typing` says too, which takes longer to load than all this.
)
if TYPE_CHECKING:
    from jixiaolint.api import check, check_rows, parse
    from jixiaolint.api.contract import Indicator, Target
    from jixiaolint.api.options import Options
    from jixiaolint.errors import JixiaolintError, UnreadableError, UsageError
    from jixiaolint.findings import Finding
    from jixiaolint.results.result import Result

__version__ = "0.1.0"

__all__ = (
    "Finding",
    "Indicator",
    "JixiaolintError",
    "Options",
    "Result",
    "Target",
    "UnreadableError",
    "UsageError",
    "__version__",
    "check",
    "check_rows",
    "parse",
)

_HOMES = {
    "Finding": "findings",
    "Indicator": "api.contract",
    "JixiaolintError": "errors",
    "Options": "api.options",
    "Result": "results.result",
    "Target": "api.contract",
    "UnreadableError": "errors",
    "UsageError": "errors",
    "check": "api",
    "check_rows": "api",
    "parse": "api",
}
"""The modules from which the names come."""


if not TYPE_CHECKING:  # Or no name would be wrong.

    def __getattr__(name: str) -> object:
        """Return what is asked for by name, its module loaded then."""
        if name not in _HOMES:
            raise AttributeError(f"module 'jixiaolint' has no attribute '{name}'")
        from importlib import import_module

        found: object = getattr(import_module(f"jixiaolint.{_HOMES[name]}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """Return the names there are, loaded or not."""
    return sorted({*globals(), *__all__})
