"""What publishing a check would change, as tables: each row leads to the same page as published and in the preview."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.maintenance.addresses import preview_address
from dashboard.texts import maintenance as texts
from dashboard.texts.occasions import SEVERITY
from dashboard.web.table import Column, Table

Rows = Sequence[Mapping[str, Any]]
LONGEST_NAMES = 40  # names of bodies in a line
MOST_OPEN = 25  # rows of a table that is not folded


def tables(difference: Mapping[str, Any], check: str) -> list[Table]:
    """The tables of a difference (docs/jobs.md), those that have rows. `check`: whose preview their last column leads into, "" for none."""
    counts = difference.get("counts", {})
    parts: tuple[tuple[str, str, Sequence[str], Callable[..., list[Any]]], ...] = (
        ("status", texts.STATUS_CHANGES, texts.STATUS_HEADS, _status),
        ("occasions", texts.OCCASION_CHANGES, texts.OCCASION_HEADS, _occasion),
        ("jumps", texts.JUMPS, texts.VALUE_HEADS, _value),
        ("values", texts.VALUE_CHANGES, texts.VALUE_HEADS, _value),
    )
    made = []
    for name, title, heads, cells in parts:
        rows: Rows = difference.get(name, ())
        if rows:
            made.append(_table(title, heads, [cells(row, check) for row in rows], counts.get(name, len(rows))))
    bodies = _bodies(difference.get("bodies", {}))
    return [*made, _table(texts.BODY_CHANGES, texts.BODY_HEADS, bodies, len(bodies))] if bodies else made


def rows_sentence(difference: Mapping[str, Any]) -> str:
    """How many rows of the list are new, changed, gone; "" where nobody counted."""
    return _counted(difference.get("rows", {}), texts.ROWS_SENTENCE)


def judged_sentence(difference: Mapping[str, Any]) -> str:
    """Between which days the Stand moves, which alone changes values; "" where it does not, or nobody said."""
    days = difference.get("as_of") or {}
    before, after = days.get("before"), days.get("after")
    if before == after:
        return ""
    return texts.JUDGED.format(**{side: german.day(date.fromisoformat(days[side])) for side in ("before", "after")})


def occasions_sentence(difference: Mapping[str, Any]) -> str:
    """How many occasions are new, settled, of another urgency, counted as the page „Neues“ does; "" where nobody counted."""
    return _counted(difference.get("occasion_changes", {}), texts.OCCASIONS_SENTENCE)


def _counted(counted: Mapping[str, int], sentence: str) -> str:
    names = ("new", "changed", "gone")
    if not counted.keys() >= set(names):
        return ""
    return sentence.format(**{name: german.number(counted[name]) for name in names})


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], all_of_them: int) -> Table:
    """A long one is folded: its caption is what opens it."""
    shown = texts.SHOWN_OF.format(shown=german.number(len(rows)), all=german.number(all_of_them))
    caption = f"{title} ({shown if all_of_them > len(rows) else german.number(len(rows))})"
    is_folded = len(rows) > MOST_OPEN
    return Table(caption, [Column(head) for head in heads], rows, css="stapelt", label=title, hidden_caption=is_folded)


def _status(row: Mapping[str, Any], check: str) -> list[Any]:
    name = str(row.get("name", ""))
    before, after = (row.get(side) or texts.LEVEL_STATUS[None] for side in ("before", "after"))
    return [name, before, after, _pages(row, name, check)]


def _occasion(row: Mapping[str, Any], check: str) -> list[Any]:
    name, change = str(row.get("name", "")), texts.OCCASION_WORDS.get(str(row.get("change")), "")
    urgency = (SEVERITY.get(str(row.get(side)), "") for side in ("before", "after"))
    return [name, row.get("title", ""), change, " → ".join(filter(None, urgency)), _pages(row, name, check)]


def _value(row: Mapping[str, Any], check: str) -> list[Any]:
    name = str(row.get("name", ""))
    sides = [_number(row, side) for side in ("before", "after")]
    return [name, row.get("title", ""), row.get("period", ""), *sides, _pages(row, name, check)]


def _number(row: Mapping[str, Any], side: str) -> str:
    value = row.get(side)
    if isinstance(value, int | float) and not isinstance(value, bool):
        unit = str((row.get("unit_one") if abs(value) == 1 else None) or row.get("unit") or "")
        number = german.number(value, 0 if float(value).is_integer() else 1)
        return f"{number}{german.NBSP}{unit}" if unit else number
    return texts.WITHHELD if row.get("suppressed") else str(value or texts.NO_VALUE)


def _pages(row: Mapping[str, Any], name: str, check: str) -> Markup:
    path = f"/gebiet/{row.get('area', '')}"
    if not check:
        old = Markup('<a href="{}" aria-label="{}">{}</a>')
        return old.format(path, texts.OLD_PAGE_OF.format(name=name), texts.OLD_PAGE)
    both = Markup('<span><a href="{}" aria-label="{}">{}</a> | <a href="{}" aria-label="{}">{}</a></span>')
    return both.format(
        path,
        texts.OLD_PAGE_OF.format(name=name),
        texts.OLD_PAGE,
        preview_address(check, path),
        texts.NEW_PAGE_OF.format(name=name),
        texts.NEW_PAGE,
    )


def _bodies(named: Mapping[str, Sequence[str]]) -> list[list[str]]:
    return [
        [word, ", ".join(names[:LONGEST_NAMES]) + (" …" if len(names) > LONGEST_NAMES else "")]
        for name, word in texts.BODY_WORDS.items()
        if (names := named.get(name))
    ]
