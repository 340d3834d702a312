"""What is said of a file when it is added: period, day of publication, address. Checked before anything is read or written."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pipelines.problems import BuildError

PERIOD_FORM = "JJJJ, JJJJ-MM oder JJJJ-JJJJ"
PUBLISHED_FORM = "JJJJ, JJJJ-MM oder JJJJ-MM-TT"
# No source reaches further back, and none is about the year after the next.
FIRST_YEAR = 1900
YEARS_AHEAD = 1
LONGEST_URL = 2_000

_PERIOD = re.compile(r"(\d{4})(?:-(\d{4})|-(\d{2}))?", re.ASCII)
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_PART = re.compile(r"[0-9a-z-]+", re.ASCII)


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both included: what a year, a month, or a range of years stands for."""

    first: date
    last: date


def period_span(text: str) -> Span:
    """The days of a period JJJJ, JJJJ-MM or JJJJ-JJJJ. Raises ValueError with a German reason where it is none."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"hat nicht die Form {PERIOD_FORM}")
    year, last_year, month = (int(part) if part else None for part in match.groups())
    span = _month_span(year or 0, month) if month is not None else Span(_day(year or 0, 1, 1), _day(year or 0, 12, 31))
    if last_year is not None:
        if last_year <= span.first.year:
            raise ValueError("endet nicht nach dem ersten Jahr")
        span = Span(span.first, _day(last_year, 12, 31))
    return span


def published_span(text: str) -> Span:
    """The days on which something published JJJJ, JJJJ-MM or JJJJ-MM-TT may have come out. Raises ValueError with a German reason."""
    match = _PUBLISHED.fullmatch(text)
    if match is None:
        raise ValueError(f"hat nicht die Form {PUBLISHED_FORM}")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None:
        return Span(_day(year or 0, 1, 1), _day(year or 0, 12, 31))
    if day is None:
        return _month_span(year or 0, month)
    exact = _day(year or 0, month, day)
    return Span(exact, exact)


def address_fault(url: str) -> str | None:
    """Why this is no address of a file on the web (German), or None."""
    if not url.isprintable() or " " in url:
        return "enthält Leerzeichen oder Steuerzeichen"
    if len(url) > LONGEST_URL:
        return f"ist länger als {LONGEST_URL} Zeichen"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "ist keine gültige Adresse"
    if parts.scheme not in {"http", "https"}:
        return "beginnt nicht mit http:// oder https://"
    if not host:
        return "nennt keinen Rechner"
    if parts.username is not None or parts.password is not None:
        return "enthält Zugangsdaten"
    return None


def require_options(
    period: str | None, published: str, url: str | None, part: str | None = None, today: date | None = None
) -> None:
    """Raise BuildError (German, names the option) unless all of them can be right. `today` also refuses periods far ahead.

    `period` is None while it is not known: a survey's stands in its mapping.
    """
    if period is not None:
        _require_period(period, today)
    try:
        published_span(published)
    except ValueError as error:
        raise BuildError(f"--published „{published}“ {error}.") from error
    if url is not None and (fault := address_fault(url)):
        raise BuildError(f"--url „{url[:80]}“ {fault}.")
    if part is not None and not _PART.fullmatch(part):
        raise BuildError(f"--part „{part}“ hat nicht die Form von Ziffern, Kleinbuchstaben und Bindestrichen.")


def _require_period(period: str, today: date | None) -> None:
    try:
        span = period_span(period)
    except ValueError as error:
        raise BuildError(f"--period „{period}“ {error}.") from error
    if today is not None and span.last.year > today.year + YEARS_AHEAD:
        raise BuildError(f"--period „{period}“ liegt in der Zukunft (heute ist der {_german(today)}).")


def doubts_of_dates(period: str, published: str, today: date, *, whole_period: bool) -> list[str]:
    """What is so unusual about the dates that somebody has to say yes (German sentences).

    `whole_period`: the table tells of all of its period and cannot be known before it has ended; else it is a state within it.
    """
    about, out = period_span(period), published_span(published)
    doubts = []
    if out.first > today:
        doubts.append(f"--published {published} liegt in der Zukunft (heute ist der {_german(today)}).")
    if whole_period and out.last < about.last:
        doubts.append(
            f"--published {published} liegt vor dem Ende des Zeitraums {period} ({_german(about.last)}), von dem die Tabelle handelt."
        )
    elif not whole_period and out.last < about.first:
        doubts.append(f"--published {published} liegt vor dem Beginn des Zeitraums {period} ({_german(about.first)}).")
    return doubts


def _day(year: int, month: int, day: int) -> date:
    if year < FIRST_YEAR:
        raise ValueError(f"liegt vor dem Jahr {FIRST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("gibt es im Kalender nicht") from None


def _month_span(year: int, month: int) -> Span:
    first = _day(year, month, 1)
    return Span(first, first.replace(day=monthrange(year, month)[1]))


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"
