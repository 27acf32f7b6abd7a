"""Lint budget performance indicators (预算绩效指标) before they are submitted."""

__version__ = "0.1.0"
