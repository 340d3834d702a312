"""The log of the web: as of every process, and each line names the request it belongs to. No line says who asked, or what they sent."""

from __future__ import annotations

import logging
from typing import Any

import logs
from dashboard.web import request_id


class OfRequest(logging.Filter):
    """Adds the name of the request (`request_id`, "" outside of one)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line may pass."""
        record.request_id = request_id.current()
        return True


def configuration() -> dict[str, Any]:
    """For logging.config.dictConfig and for gunicorn. Raises logs.LogSettingError."""
    shared = logs.configuration()
    shared["filters"]["of_request"] = {"()": "dashboard.web.log_lines.OfRequest"}
    shared["handlers"]["log"]["filters"].append("of_request")
    shared["loggers"]["gunicorn.error"] = {"level": "INFO", "propagate": True}
    return shared
