"""Reads one delivery of a survey; see pipelines/surveys."""

from pipelines.surveys.delivery import read_delivery as read

__all__ = ["read"]
