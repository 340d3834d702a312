"""The day by which whatever is built, stored or published is dated and judged; the pages go by the same (dashboard/german.py)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

_GERMANY = ZoneInfo("Europe/Berlin")


def today() -> date:
    """The day it is here, whatever clock the machine goes by."""
    return datetime.now(_GERMANY).date()
