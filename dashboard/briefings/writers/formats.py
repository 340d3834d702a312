"""A briefing in a format, for the processes that write: each writer, with the libraries it needs, is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from dashboard.briefings.formats import FORMATS
from dashboard.briefings.model import Briefing


def write(name: str, briefing: Briefing) -> bytes:
    """The bytes of the file, the same for the same briefing; KeyError where there is no format of that name.

    What a writer cannot write it says with a ValueError in German.
    """
    content: bytes = import_module(FORMATS[name].writer).write(briefing)
    return content
