"""What is stored of a filled registry workbook; see pipelines/registry/reduce.py."""

from pipelines.registry.reader import reduce_workbook as reduce

__all__ = ["reduce"]
