"""How a line of the log looks in every process of the atlas: readable, or JSON for a collector (ATLAS_LOG=json).

Of an exception stands where and of which kind, not its message: that may quote what somebody typed or a file holds.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from typing import Any

READABLE, JSON = "text", "json"
FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"
UNKNOWN = "ATLAS_LOG: „{value}“ gibt es nicht. Möglich sind „text“ (lesbare Zeilen, die Vorgabe) und „json“."


class LogSettingError(Exception):
    """ATLAS_LOG names no form; the message is German and says which there are."""


class WithoutValues(logging.Filter):
    """Takes the messages out of exceptions."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line may pass."""
        if record.exc_info and record.exc_info[1]:
            record.exc_text = "\n".join(reversed(list(_course(record.exc_info[1]))))
            record.exc_info = None
        return True


class ReadableLine(logging.Formatter):
    """One line, with the name of the request it belongs to at its end, where there is one (`request_id`)."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (as logging calls it)
        """The line without what is written below it."""
        name = getattr(record, "request_id", "")
        return f"{super().formatMessage(record)} [{name}]" if name else super().formatMessage(record)


def form() -> str:
    """ATLAS_LOG, by default readable. Raises LogSettingError."""
    stated = os.environ.get("ATLAS_LOG", "").strip() or READABLE
    if stated not in (READABLE, JSON):
        raise LogSettingError(UNKNOWN.format(value=stated))
    return stated


def configuration() -> dict[str, Any]:
    """For logging.config.dictConfig and for gunicorn. Raises LogSettingError."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_values": {"()": "logs.WithoutValues"}},
        "formatters": {
            READABLE: {"()": "logs.ReadableLine", "fmt": "%(asctime)s %(levelname)s %(message)s"},
            JSON: {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": FIELDS,
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "course"},
                "json_ensure_ascii": False,
            },
        },
        "handlers": {
            "log": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": form(),
                "filters": ["without_values"],
            }
        },
        "root": {"level": "WARNING", "handlers": ["log"]},
        "loggers": {name: {"level": "INFO"} for name in ("dashboard", "pipelines")},
    }


def _course(error: BaseException | None) -> Iterator[str]:
    """Where an exception and those before it came from, the last one first."""
    while error is not None:
        places = "".join(traceback.format_tb(error.__traceback__))
        yield f"{places}{type(error).__module__}.{type(error).__qualname__}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
