"""Numbers and dates as Germans write them. assets/german.js writes the same in the browser; both pass the same test table."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

NBSP = "\u00a0"
MINUS = "\u2212"
UNKNOWN = "nicht bekannt"
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
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


def percent(value: float | None, decimals: int = 1) -> str:
    """58.3 → "58,3 %" with a no-break space; the value is given in percent."""
    return "–" if value is None else f"{number(value, decimals)}{NBSP}%"


def share(part: float, whole: float, decimals: int = 1) -> str:
    """Part of a whole in percent; nothing of nothing is an en dash."""
    return "–" if not whole else percent(100 * part / whole, decimals)


def day(value: date | None) -> str:
    """2026-11-22 → "22.11.2026"."""
    return "–" if value is None else f"{value:%d.%m.%Y}"


def month(value: date | None) -> str:
    """2026-11-22 → "11/2026"."""
    return "–" if value is None else f"{value:%m/%Y}"


def month_in_words(value: date) -> str:
    """2026-11-22 → "November 2026"."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def years(first: int, last: int) -> str:
    """2014, 2020 → "2014–2020"."""
    return str(first) if first == last else f"{first}–{last}"


def plural(count: int, one: str, many: str) -> str:
    """1 Kommune, 2 Kommunen; the count is written with separators."""
    return f"{number(count)} {one if count == 1 else many}"


def listing(words: list[str]) -> str:
    """a, b und c."""
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def capital(text: str) -> str:
    """The first letter large, for a label that begins a line: kreisfreie Stadt → Kreisfreie Stadt."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)  # the names of areas, again and again
def sort_key(text: str) -> str:
    """German order (DIN 5007-1): Ä with A, ß with ss, case ignored."""
    return text.lower().translate(_SORT)
