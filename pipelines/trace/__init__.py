"""From a published value back to the row of the file it was read from: `python -m pipelines trace`."""

from pipelines.trace.follow import follow
from pipelines.trace.report import as_json, as_text

__all__ = ["as_json", "as_text", "follow"]
