"""Which occasions are shown, under which thresholds, and how that is written into an address. What it asks for in vain is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard import german
from dashboard.addresses.notices import GONE, WRONG, Notice, of_version, short
from dashboard.queries.occasions.finding_kinds import Choices, Threshold
from dashboard.texts import occasions as texts

SEVERITIES = ("anlass", "hinweis")
VIEWS = ("liste", "kommunen")
SORTS = ("ort", "anlass", "schwere", "datum", "einwohner")
DIRECTIONS = ("auf", "ab")
LONGEST_TEXT = 80
LONGEST_PAGE = 7  # digits
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")
_NAMES = ("art", "schwere", "kreis", "ortsart", "ort", "gebiet", "ansicht", "sortierung", "richtung", "seite", "v")


@dataclass(frozen=True)
class Selection:
    """Filters, order, page and thresholds in force. Empty means: not filtered. `thresholds` holds only what differs from the default."""

    kinds: tuple[str, ...] = ()
    severity: str = ""
    kreis: str = ""
    area_kinds: tuple[str, ...] = ()
    text: str = ""
    area: str = ""
    view: str = "liste"
    sort: str = "schwere"
    direction: str = "auf"
    page: int = 1
    thresholds: tuple[tuple[str, float], ...] = ()

    def value_of(self, threshold: Threshold) -> float:
        """The threshold in force."""
        return dict(self.thresholds).get(threshold.parameter, threshold.default)

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return sum(
            bool(each) for each in (self.kinds, self.severity, self.kreis, self.area_kinds, self.text, self.area)
        )

    def on_page(self, page: int) -> Selection:
        """The same selection, another page of it."""
        return replace(self, page=page)

    def to_query(self) -> str:
        """The address part after "?", shortest form: what equals the default is left out."""
        plain = Selection()
        fields = {
            "art": ",".join(self.kinds),
            "schwere": self.severity,
            "kreis": self.kreis,
            "ortsart": ",".join(self.area_kinds),
            "ort": self.text,
            "gebiet": self.area,
            "ansicht": self.view if self.view != plain.view else "",
            "sortierung": self.sort if self.sort != plain.sort else "",
            "richtung": self.direction if self.direction != plain.direction else "",
            "seite": str(self.page) if self.page != 1 else "",
        }
        fields |= {name: f"{value:.6g}" for name, value in self.thresholds}
        return urlencode({name: text for name, text in fields.items() if text}, safe=",")


def read(parameters: Mapping[str, str | list[str]], choices: Choices) -> tuple[Selection, tuple[Notice, ...]]:
    """Selection of an address, and a notice for every part of it that is unknown; that part then stands at its default."""
    reader = _Reader(parameters, choices)
    kreise = [kreis for kreis, _ in choices.kreise]
    selection = Selection(
        kinds=reader.several("art", [rule.kind for rule in choices.kinds]),
        severity=reader.one("schwere", SEVERITIES),
        kreis=reader.one("kreis", kreise, GONE),
        area_kinds=reader.several("ortsart", [kind for kind, _ in choices.area_kinds]),
        text=reader.text(),
        area=reader.area(),
        view=reader.one("ansicht", VIEWS) or "liste",
        sort=reader.one("sortierung", SORTS) or "schwere",
        direction=reader.one("richtung", DIRECTIONS) or "auf",
        page=reader.page(),
        thresholds=reader.thresholds(),
    )
    reader.version()
    reader.unknown_names()
    return selection, tuple(reader.notices)


class _Reader:
    """Takes an address apart and remembers what it could not read."""

    def __init__(self, parameters: Mapping[str, str | list[str]], choices: Choices) -> None:
        joined = {name: given if isinstance(given, str) else ",".join(given) for name, given in parameters.items()}
        self.parameters = {name: text.strip() for name, text in joined.items() if text.strip()}
        self.choices = choices
        self.notices: list[Notice] = []

    def one(self, name: str, allowed: Collection[str], status: int = WRONG) -> str:
        """One of the allowed words, or nothing."""
        value = self.parameters.get(name, "")
        if value and value not in allowed:
            self._unknown(name, value, status)
            return ""
        return value

    def area(self) -> str:
        """The area the list is of, or none."""
        value = self.parameters.get("gebiet", "")
        if not value or value in self.choices.areas:
            return value
        self.notices.append(self.choices.unknown_area(value))
        return ""

    def several(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Words separated by commas, in the order of `allowed`. All of them is the same as none: not filtered."""
        wanted = [word for word in self.parameters.get(name, "").split(",") if word]
        for word in wanted:
            if word not in allowed:
                self._unknown(name, word)
        known = tuple(word for word in allowed if word in wanted)
        return known if len(known) < len(allowed) else ()

    def text(self) -> str:
        """Part of a name; too long a text is refused, not cut."""
        text = self.parameters.get("ort", "")
        if len(text) > LONGEST_TEXT:
            self._note(texts.NAME_TOO_LONG.format(most=LONGEST_TEXT))
            return ""
        return text

    def page(self) -> int:
        """A page number from 1."""
        text = self.parameters.get("seite", "1")
        if not (text.isascii() and text.isdigit() and len(text) < LONGEST_PAGE and int(text)):
            self._note(texts.NO_PAGE.format(page=short(text)))
            return 1
        return int(text)

    def thresholds(self) -> tuple[tuple[str, float], ...]:
        """What differs from the defaults, in the order of the rules."""
        given = ((each, self._number(each)) for each in self.choices.thresholds if each.parameter in self.parameters)
        return tuple((each.parameter, value) for each, value in given if value is not None and value != each.default)

    def unknown_names(self) -> None:
        """Note every name an address of this page does not have."""
        known = {*_NAMES, *(each.parameter for each in self.choices.thresholds)}
        for name in sorted(set(self.parameters) - known):
            self._note(texts.UNKNOWN_NAME.format(name=short(name)))

    def version(self) -> None:
        """Note an address made of other data."""
        current = self.choices.version
        self.notices += of_version(self.parameters.get("v", current), current)

    def _number(self, threshold: Threshold) -> float | None:
        text = self.parameters[threshold.parameter]
        if not _NUMBER.fullmatch(text):
            self._refuse(threshold, texts.NO_NUMBER.format(text=short(text)))
            return None
        value = float(text.replace(",", "."))
        if not threshold.minimum <= value <= threshold.maximum:
            self._refuse(threshold, texts.OUT_OF_RANGE.format(text=text))
            return None
        steps = (value - threshold.minimum) / threshold.step
        if abs(steps - round(steps)) > 1e-6:
            self._refuse(threshold, texts.OFF_STEP.format(text=text, step=german.amount(threshold.step)))
            return None
        return value

    def _refuse(self, threshold: Threshold, reason: str) -> None:
        self._note(
            texts.BAD_THRESHOLD.format(
                label=threshold.label,
                kind=threshold.kind,
                reason=reason,
                unit=threshold.unit,
                minimum=german.amount(threshold.minimum),
                maximum=german.amount(threshold.maximum),
            )
        )

    def _unknown(self, name: str, value: str, status: int = WRONG) -> None:
        self._note(texts.UNKNOWN_VALUE.format(what=texts.ASKED[name], value=short(value)), status)

    def _note(self, message: str, status: int = WRONG) -> None:
        self.notices.append(Notice(message, status))
