"""An address that names no area of today: what it named once or what is wrong with it, and the areas it may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from dashboard import german
from dashboard.addresses.areas import federal_key
from dashboard.pages.gebiet.head import address
from dashboard.texts import former_areas as former_texts
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.web.markup import Markup, el

Row = Mapping[str, Any]
KEY_LENGTHS = (2, 5, 9, 12)
SUGGESTED, LONGEST, ALIKE = 6, 60, 0.6


def is_key(asked: str) -> bool:
    """Whether a text has the form of an ARS."""
    return asked.isascii() and asked.isdigit() and len(asked) in KEY_LENGTHS


def page(asked: str, names: Sequence[Row]) -> Markup:
    """The page; `names` are the rows of `queries.gebiet.names`."""
    if is_key(asked):
        if gemeinden := moved(asked, names):
            return _moved_page(asked, gemeinden[0], names)
        if parts := former(asked, names):
            return _former_page(asked, parts)
    template = texts.NO_KEY if not asked else texts.UNKNOWN_KEY if is_key(asked) else texts.MALFORMED
    title = texts.MALFORMED_TITLE if asked and not is_key(asked) else texts.UNKNOWN_TITLE
    links = [_link(row, _about(row)) for row in nearest(asked, names)]
    listed = [el("p", texts.NEAREST), el("ul", links)] if links else [el("p", texts.NO_NEAREST)]
    return _page(title, template.format(asked=_short(asked)), listed if asked else [], "fehler")


def moved(digits: str, names: Sequence[Row]) -> list[Row]:
    """The Gemeinde of today whose Kreis and number a key holds."""
    ags = federal_key(digits)
    return [row for row in _current(names) if ags and row["ags"] == ags and len(row["area_id"]) == 12]


def former(digits: str, names: Sequence[Row]) -> list[Row]:
    """What became of the Kommune that had this key, or in whose key this one lies; each part a row, in German order."""
    found = [row for row in names if row["former_id"] and digits.startswith(row["former_id"])]
    return sorted(found, key=lambda row: german.sort_key(row["label"]))


def _moved_page(asked: str, gemeinde: Row, names: Sequence[Row]) -> Markup:
    to = gemeinde["verbandsgemeinde"]
    now = former_texts.MOVED_TO.format(name=to) if to else former_texts.MOVED_ALONE
    said = former_texts.MOVED.format(asked=asked, label=gemeinde["label"], now=now)
    kommune = [row for row in _current(names) if to and row["area_id"] == gemeinde["area_id"][:9]]
    listed = el("ul", [_link(row, _described(row)) for row in (gemeinde, *kommune)])
    return _page(former_texts.MOVED_TITLE, said, [el("p", former_texts.TODAY), listed])


def _former_page(asked: str, parts: Sequence[Row]) -> Markup:
    row = parts[0]
    whole = asked in (row["former_id"], row["former_id"].ljust(12, "0"))
    said = (former_texts.GONE if whole else former_texts.GONE_AROUND).format(
        asked=asked,
        name=row["name"],
        day=german.day(row["changed_on"]),
        doubt="" if all(each["verified"] for each in parts) else former_texts.DOUBT,
    )
    listed = el(
        "ul", [_link(each, _described(each) + (former_texts.PART if each["part_only"] else "")) for each in parts]
    )
    return _page(
        former_texts.GONE_TITLE,
        said,
        [el("p", former_texts.TODAY_PARTS if len(parts) > 1 else former_texts.TODAY), listed],
    )


def file_page(asked: str, rest: str, names: Sequence[Row]) -> Markup:
    """The page for a file of an area that is not there: what `asked` names today or may mean, each with its profile and its file.

    `rest` is how the address went on: of a file of the whole profile the others have the same, of a figure perhaps not.
    """
    whole = rest if rest in (f"{file_texts.MACHINE}.csv", ".csv") else ".csv"
    found = (moved(asked, names) or former(asked, names)) if is_key(asked) else []
    said = (
        former_texts.FILE_FORMER if found else file_texts.FILE_UNKNOWN if is_key(asked) else file_texts.FILE_MALFORMED
    )
    links = [_file_link(row, whole) for row in found or nearest(asked, names)]
    listed = (
        [el("p", former_texts.TODAY if found else texts.NEAREST), el("ul", links)]
        if links
        else [el("p", texts.NO_NEAREST)]
    )
    return _page(file_texts.FILE_TITLE, said.format(asked=_short(asked)), listed, "fehler")


def _file_link(row: Row, whole: str) -> Markup:
    file = el("a", file_texts.FILE_OF, download=True, href=f"/gebiet/{row['area_id']}{whole}")
    return el("li", el("a", row["label"], href=address(row["area_id"])), f" ({_about(row)}): ", file)


def _short(asked: str) -> str:
    return asked if len(asked) <= LONGEST else f"{asked[:LONGEST]} …"


def _page(title: str, said: str, listed: Sequence[Markup], tone: str = "hinweis") -> Markup:
    return el(
        "div",
        el("div", el("h1", title), class_="seitenkopf"),
        el("div", el("p", said), class_=f"meldung meldung-{tone}"),
        el("div", listed, el("p", el("a", texts.SEARCH_HINT, href="/")), class_="flaeche"),
        class_="seite",
    )


def _link(row: Row, about: str) -> Markup:
    return el("li", el("a", row["label"], href=address(row["area_id"])), f" ({about})")


def nearest(asked: str, names: Sequence[Row]) -> list[Row]:
    """Areas that are most likely meant, each once: the same federal key, keys with the same beginning, or similar names, old ones too."""
    digits = re.sub(r"[\s./-]", "", asked)
    matching = by_key(digits, names) if digits.isdigit() else by_name(asked[:LONGEST], names)
    return list({row["area_id"]: row for row in reversed(matching)}.values())[::-1][:SUGGESTED]


def by_key(digits: str, names: Sequence[Row]) -> list[Row]:
    """With the leading zero that spreadsheet programs drop, or as the federal key of eight digits; else what begins alike."""
    current = _current(names)
    candidates = {digits, f"0{digits}"}
    same = [row for row in current if row["area_id"] in candidates or row["ags"] in candidates]
    same += [row for key in candidates for row in moved(key, names) or former(key, names)]
    if same:
        return same
    for length in (9, 5):
        begins = tuple({each[:length] for each in candidates if len(each) >= length})
        found = [row for row in current if row["area_id"] in begins]
        if found:
            return found
    return []


def _current(names: Sequence[Row]) -> list[Row]:
    return [row for row in names if row["changed_on"] is None]


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
    return _described(row)


def _described(row: Row) -> str:
    parts = [german.capital(row["kind"]), row["kreis"] if row["kreis"] != row["label"] else "", row["area_id"]]
    return ", ".join(part for part in parts if part)
