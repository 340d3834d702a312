"""The empty workbook for `python -m pipelines template gremien`."""

from pipelines.registry.template import write_template

__all__ = ["write_template"]
