"""Reads a filled registry workbook; see pipelines/registry.py."""

from pipelines.registry.reader import read_workbook as read

__all__ = ["read"]
