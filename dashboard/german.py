"""Numbers and dates as Germans write them. assets/german.js writes the same in the browser; both pass the same test table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
MINUS = "\u2212"
UNKNOWN = "nicht bekannt"
GERMANY = ZoneInfo("Europe/Berlin")
_INNER_QUOTES = str.maketrans("„“", "‚‘")
FEWEST_FOR_PERCENT = 20  # of fewer, a single one would be more than five per cent
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "é": "e"})
_SORT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e"})


def number(value: float | None, decimals: int = 0) -> str:
    """1234.5 → "1.234,5"; what is not there is an en dash. Half is rounded away from zero, as in printed tables."""
    if value is None:
        return "–"
    scaled = int(abs(value) * 10**decimals + 0.5 + 1e-9)
    whole, fraction = divmod(scaled, 10**decimals) if decimals else (scaled, 0)
    text = str(whole) if whole < 1000 else f"{whole:,}".replace(",", ".")
    if decimals:
        text += f",{fraction:0{decimals}d}"
    return (MINUS if value < 0 and scaled else "") + text


def amount(value: float | None) -> str:
    """A number with the decimals it needs: none from 100 on, two where they say all there is (0,25), else at most one."""
    if value is None:
        return UNKNOWN
    if abs(value) >= 100:
        return number(value)
    decimals = 2 if abs(value - round(value, 2)) < 1e-9 else 1
    digits = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return number(float(digits), len(digits.partition(".")[2]))


def signed(value: float, decimals: int = 0) -> str:
    """A difference: 879 → "+879", -3.24 → "−3,2"; what rounds to nothing is "±0"."""
    text = number(value, decimals)
    return f"±{text}" if not text.strip("0,") else text if text.startswith(MINUS) else f"+{text}"


def percent(value: float | None, decimals: int = 1) -> str:
    """58.3 → "58,3 %" with a no-break space; the value is given in percent."""
    return "–" if value is None else f"{number(value, decimals)}{NBSP}%"


def share(part: float, whole: float, decimals: int = 1) -> str:
    """Part of a whole in percent; nothing of nothing is an en dash."""
    return "–" if not whole else percent(100 * part / whole, decimals)


def share_between(part: float, unknown: float, whole: float) -> str:
    """A share of which some of the whole is unknown: from the least to the most it can be; nothing known is "unbekannt"."""
    least, most = percent_between(part, unknown, whole)
    if least is None or not unknown:
        return percent(least)
    return UNKNOWN if unknown == whole else f"{number(least, 1)} bis {percent(most)}"


def percent_between(part: float, unknown: float, whole: float) -> tuple[float | None, float | None]:
    """The least and the most such a share can be, in percent; of nothing there is none."""
    return (100 * part / whole, 100 * (part + unknown) / whole) if whole else (None, None)


def counted_share(part: float, whole: float, decimals: int = 0) -> str:
    """A share of what can be counted: "4 von 7", from twenty on in per cent: "23 %". Never of weighted answers."""
    return f"{number(part)} von {number(whole)}" if 0 < whole < FEWEST_FOR_PERCENT else share(part, whole, decimals)


def counted_between(part: int, unknown: int, whole: int) -> str:
    """A share of what can be counted, of which some is unknown: "1 bis 3 von 7", from twenty on in per cent."""
    if not unknown:
        return counted_share(part, whole, 1)
    if unknown == whole or whole >= FEWEST_FOR_PERCENT:
        return share_between(part, unknown, whole)
    return f"{number(part)} bis {number(part + unknown)} von {number(whole)}"


def today() -> date:
    """The day it is here, whatever clock the machine goes by."""
    return datetime.now(GERMANY).date()


def day(value: date | None) -> str:
    """2026-11-22 → "22.11.2026"."""
    return "–" if value is None else f"{value:%d.%m.%Y}"


def local_time(at: str) -> str:
    """A time in UTC as it is stored (2026-11-22T20:15:00.000000Z), as the clock showed it here: "22.11.2026, 21:15 Uhr"."""
    return f"{datetime.fromisoformat(at).astimezone(GERMANY):%d.%m.%Y, %H:%M} Uhr"


def month(value: date | None) -> str:
    """2026-11-22 → "11/2026"."""
    return "–" if value is None else f"{value:%m/%Y}"


def date_as_known(text: str) -> str:
    """A date as precise as known: 2021 → "2021", 2021-04 → "04/2021", 2021-04-15 → "15.04.2021"."""
    parts = text.split("-")
    return {1: text, 2: "/".join(reversed(parts)), 3: ".".join(reversed(parts))}[len(parts)]


def period(text: str) -> str:
    """A span of years, or a date as precise as known: 2014-2020 → "2014–2020", 2021-04 → "04/2021"."""
    return text.replace("-", "–") if len(text) == len("2014-2020") else date_as_known(text)


def years(first: int, last: int) -> str:
    """2014, 2020 → "2014–2020"."""
    return str(first) if first == last else f"{first}–{last}"


def years_of(each: Iterable[int]) -> str:
    """Any years, in any order: 2014, 2016, 2015, 2020 → "2014–2016, 2020"."""
    runs: list[list[int]] = []
    for year in sorted(set(each)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(years(run[0], run[-1]) for run in runs)


def plural(count: int, one: str, many: str) -> str:
    """1 Kommune, 2 Kommunen; the count is written with separators."""
    return f"{number(count)} {one if count == 1 else many}"


def listing(words: list[str]) -> str:
    """a, b und c."""
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def quoted(names: Sequence[str]) -> str:
    """„a“, „b“ und „c“; quotes inside a name become single ones."""
    return listing([f"„{name.translate(_INNER_QUOTES)}“" for name in names])


def capital(text: str) -> str:
    """The first letter large, for a label that begins a line: kreisfreie Stadt → Kreisfreie Stadt."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)  # the names of areas, again and again
def genitive_of_kreis(label: str) -> str:
    """A Kreis without its article: "Landkreises Ahrweiler"; as it is where the label does not call it one."""
    return re.sub(r"kreis\b", r"\g<0>es", label, count=1, flags=re.IGNORECASE)


def spelt_out(text: str) -> str:
    """Without letters that names of files avoid: "Größe" → "Groesse"."""
    return text.translate(_SPELT_OUT)


def sort_key(text: str) -> str:
    """German order (DIN 5007-1): Ä with A, ß with ss, case ignored."""
    return text.lower().translate(_SORT)
