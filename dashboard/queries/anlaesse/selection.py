"""Which occasions are shown, under which thresholds, and how that is written into an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.queries.anlaesse.evidence import amount
from dashboard.queries.anlaesse.rules import Choices, Threshold

SEVERITIES = ("anlass", "hinweis")
VIEWS = ("liste", "kommunen")
SORTS = ("ort", "anlass", "schwere", "datum", "einwohner")
DIRECTIONS = ("auf", "ab")
LONGEST_TEXT = 80
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")
_NAMES = ("art", "schwere", "kreis", "ortsart", "ort", "gebiet", "ansicht", "sortierung", "richtung", "seite")


@dataclass(frozen=True)
class Notice:
    """Something an address asks for that does not exist; `message` is German and says the cure."""

    parameter: str
    message: str


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
        return sum(bool(each) for each in (self.kinds, self.severity, self.kreis, self.area_kinds, self.text, self.area))

    def on_page(self, page: int) -> Selection:
        """The same selection, another page of it."""
        return replace(self, page=page)

    def to_query(self) -> str:
        """The address part after "?", shortest form: what equals the default is left out."""
        plain = Selection()
        fields = {
            "art": ",".join(self.kinds), "schwere": self.severity, "kreis": self.kreis, "ortsart": ",".join(self.area_kinds),
            "ort": self.text, "gebiet": self.area,
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
    area = reader.one("gebiet", choices.areas, "Das Gebiet")
    selection = Selection(
        kinds=reader.several("art", [rule.kind for rule in choices.rules], "Die Art des Anlasses"),
        severity=reader.one("schwere", SEVERITIES, "Die Dringlichkeit"),
        kreis=reader.one("kreis", kreise, "Der Kreis"),
        area_kinds=reader.several("ortsart", [kind for kind, _ in choices.area_kinds], "Die Art der Kommune"),
        text=reader.text(),
        area=area,
        view=reader.one("ansicht", VIEWS, "Die Ansicht") or "liste",
        sort=reader.one("sortierung", SORTS, "Die Sortierung") or "schwere",
        direction=reader.one("richtung", DIRECTIONS, "Die Richtung der Sortierung") or "auf",
        page=reader.page(),
        thresholds=reader.thresholds(),
    )
    reader.unknown_names()
    return selection, tuple(reader.notices)


class _Reader:
    """Takes an address apart and remembers what it could not read."""

    def __init__(self, parameters: Mapping[str, str | list[str]], choices: Choices) -> None:
        joined = {name: given if isinstance(given, str) else ",".join(given) for name, given in parameters.items()}
        self.parameters = {name: text.strip() for name, text in joined.items() if text.strip()}
        self.choices = choices
        self.notices: list[Notice] = []

    def one(self, name: str, allowed: Collection[str], what: str) -> str:
        """One of the allowed words, or nothing."""
        value = self.parameters.get(name, "")
        if value and value not in allowed:
            self._note(name, f"{what} „{value}“ ist nicht bekannt und wird nicht berücksichtigt. Bitte unten neu wählen.")
            return ""
        return value

    def several(self, name: str, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """Words separated by commas, in the order of `allowed`. All of them is the same as none: not filtered."""
        wanted = [word for word in self.parameters.get(name, "").split(",") if word]
        for word in wanted:
            if word not in allowed:
                self._note(name, f"{what} „{word}“ ist nicht bekannt und wird nicht berücksichtigt. Bitte unten neu wählen.")
        known = tuple(word for word in allowed if word in wanted)
        return known if len(known) < len(allowed) else ()

    def text(self) -> str:
        """Part of a name; too long a text is refused, not cut."""
        text = self.parameters.get("ort", "")
        if len(text) > LONGEST_TEXT:
            self._note("ort", f"Der gesuchte Name ist länger als {LONGEST_TEXT} Zeichen. Bitte einen kürzeren Namen eingeben.")
            return ""
        return text

    def page(self) -> int:
        """A page number from 1."""
        text = self.parameters.get("seite", "1")
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:7]) == int(text)):
            self._note("seite", f"Die Seite „{text}“ gibt es nicht, gezeigt wird die erste.")
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
            self._note(name, f"Die Angabe „{name}“ in der Adresse ist nicht bekannt und bleibt ohne Wirkung.")

    def _number(self, threshold: Threshold) -> float | None:
        text = self.parameters[threshold.parameter]
        if not _NUMBER.fullmatch(text):
            self._refuse(threshold, f"„{text}“ ist keine Zahl")
            return None
        value = float(text.replace(",", "."))
        if not threshold.minimum <= value <= threshold.maximum:
            self._refuse(threshold, f"{text} liegt außerhalb des Bereichs")
            return None
        steps = (value - threshold.minimum) / threshold.step
        if abs(steps - round(steps)) > 1e-6:
            self._refuse(threshold, f"{text} passt nicht zur Schrittweite {amount(threshold.step)}")
            return None
        return value

    def _refuse(self, threshold: Threshold, reason: str) -> None:
        span = f"{amount(threshold.minimum)} bis {amount(threshold.maximum)} {threshold.unit}"
        self._note(threshold.parameter, f"Schwelle „{threshold.label}“ ({threshold.kind}): {reason}. Erlaubt sind {span}.")

    def _note(self, parameter: str, message: str) -> None:
        self.notices.append(Notice(parameter, message))
