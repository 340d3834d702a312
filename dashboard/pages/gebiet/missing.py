"""An address that names no area of today: what is wrong with it, and the areas it may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from dashboard import german
from dashboard.markup import Markup, el
from dashboard.pages.gebiet.head import address
from dashboard.texts import gebiet as texts

Row = Mapping[str, Any]
KEY_LENGTHS = (2, 5, 9, 12)
SUGGESTED, LONGEST, ALIKE = 6, 60, 0.6


def is_key(asked: str) -> bool:
    """Whether a text has the form of an ARS."""
    return asked.isascii() and asked.isdigit() and len(asked) in KEY_LENGTHS


def page(asked: str, names: Sequence[Row]) -> Markup:
    """The page; `names` are the rows of `queries.gebiet.names`."""
    shown = asked if len(asked) <= LONGEST else f"{asked[:LONGEST]} …"
    template = texts.NO_KEY if not asked else texts.UNKNOWN_KEY if is_key(asked) else texts.MALFORMED
    said = template.format(asked=shown)
    found = nearest(asked, names)
    links = [el("li", el("a", row["label"], href=address(row["area_id"])), f" ({_about(row)})") for row in found]
    listed = [el("p", texts.NEAREST), el("ul", links)] if links else el("p", texts.NO_NEAREST)
    title = texts.MALFORMED_TITLE if asked and not is_key(asked) else texts.UNKNOWN_TITLE
    return el("div", el("div", el("h1", title), class_="seitenkopf"), el("div", el("p", said), class_="meldung meldung-fehler"),
              el("div", listed if asked else None, el("p", el("a", texts.SEARCH_HINT, href="/")), class_="flaeche"), class_="seite")


def nearest(asked: str, names: Sequence[Row]) -> list[Row]:
    """Areas that are most likely meant, each once: the same federal key, keys with the same beginning, or similar names, old ones too."""
    digits = re.sub(r"[\s./-]", "", asked)
    matching = by_key(digits, names) if digits.isdigit() else by_name(asked[:LONGEST], names)
    return list({row["area_id"]: row for row in reversed(matching)}.values())[::-1][:SUGGESTED]


def by_key(digits: str, names: Sequence[Row]) -> list[Row]:
    """With the leading zero that spreadsheet programs drop, or as the federal key of eight digits; else what begins alike."""
    current = [row for row in names if row["changed_on"] is None]
    candidates = {digits, f"0{digits}"}
    same = [row for row in current if row["area_id"] in candidates or row["ags"] in candidates]
    if same:
        return same
    for length in (9, 5):
        begins = tuple({each[:length] for each in candidates if len(each) >= length})
        found = [row for row in current if row["area_id"] in begins]
        if found:
            return found
    return []


def by_name(asked: str, names: Sequence[Row]) -> list[Row]:
    """The whole name first, then names that hold it, then names spelled alike; large areas before small ones."""
    wanted = german.sort_key(asked.replace("-", " ").replace("_", " ").strip())
    if not wanted:
        return []
    scored = [(_alike(wanted, german.sort_key(row["name"].replace("-", " "))), row) for row in names]
    good = [(score, row) for score, row in scored if score >= ALIKE]
    good.sort(key=lambda pair: (-pair[0], len(pair[1]["area_id"]) not in (5, 9), -pair[1]["inhabitants"]))
    return [row for _, row in good]


def _alike(wanted: str, name: str) -> float:
    if wanted == name:
        return 2.0
    if len(wanted) >= 3 and wanted in name:
        return 1.0 + len(wanted) / len(name) / 2
    matcher = SequenceMatcher(None, wanted, name, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _about(row: Row) -> str:
    if row["changed_on"] is not None:
        return texts.FORMER_NAME.format(name=row["name"], day=german.day(row["changed_on"]), label=row["label"])
    parts = [german.capital(row["kind"]), row["kreis"] if row["kreis"] != row["label"] else "", row["area_id"]]
    return ", ".join(part for part in parts if part)
