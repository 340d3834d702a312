"""Which findings are shown, under which thresholds ⇄ the address of the work list. What it asks for in vain is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.addresses.areas import Areas
from dashboard.addresses.notices import GONE, Notice, short
from dashboard.addresses.parameters import AREA, VERSION, VIEW, Parameter, Reader, query
from dashboard.texts import occasions as texts

PATH = "/anlaesse"
SEVERITIES = ("anlass", "hinweis")
VIEWS = ("liste", "kommunen")
SORTS = ("ort", "anlass", "schwere", "datum", "einwohner")
DIRECTIONS = ("auf", "ab")
LONGEST_TEXT = 80
LONGEST_PAGE = 7  # digits
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")

KINDS = Parameter("art", is_list=True, label=texts.PARAMETER_LABELS["art"])
SEVERITY = Parameter("schwere", label=texts.PARAMETER_LABELS["schwere"])
KREIS = Parameter("kreis", label=texts.PARAMETER_LABELS["kreis"], status=GONE)
AREA_KINDS = Parameter("ortsart", is_list=True, label=texts.PARAMETER_LABELS["ortsart"])
NAME = Parameter("ort")
OCCASION_VIEW = replace(VIEW, default="liste", label=texts.PARAMETER_LABELS["ansicht"])
SORT = Parameter("sortierung", "schwere", label=texts.PARAMETER_LABELS["sortierung"])
DIRECTION = Parameter("richtung", "auf", label=texts.PARAMETER_LABELS["richtung"])
PAGE = Parameter("seite", "1")
PARAMETERS = (KINDS, SEVERITY, KREIS, AREA_KINDS, NAME, AREA, OCCASION_VIEW, SORT, DIRECTION, PAGE, VERSION)


@dataclass(frozen=True)
class Threshold:
    """A named parameter of one kind. `parameter` is its name in the address of the page."""

    kind: str
    name: str
    label: str
    default: float
    minimum: float
    maximum: float
    step: float
    unit: str

    @property
    def parameter(self) -> str:
        """Unique over all kinds: the same name may occur in several of them."""
        return f"{self.kind.lower()}_{self.name}"


@dataclass(frozen=True)
class FindingKind:
    """One kind of finding: the question behind it, its basis, and the rule in words with places for its thresholds."""

    kind: str
    position: int
    title: str
    question: str
    basis: str
    rule: str
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True)
class Choices:
    """Everything an address may name. Kreise and kinds of area are pairs of id and label, in the order of display; `version` of the data."""

    kinds: tuple[FindingKind, ...]
    kreise: tuple[tuple[str, str], ...]
    area_kinds: tuple[tuple[str, str], ...]
    areas: Areas
    version: str = ""

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Of all kinds, in order."""
        return tuple(threshold for kind in self.kinds for threshold in kind.thresholds)


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
        fields = {
            KINDS: ",".join(self.kinds),
            SEVERITY: self.severity,
            KREIS: self.kreis,
            AREA_KINDS: ",".join(self.area_kinds),
            NAME: self.text,
            AREA: self.area,
            OCCASION_VIEW: self.view,
            SORT: self.sort,
            DIRECTION: self.direction,
            PAGE: str(self.page),
        }
        changed = {each.name: text for each, text in fields.items() if text != each.default}
        return query(changed | {name: f"{value:.6g}" for name, value in self.thresholds})


def address(selection: Selection) -> str:
    """Path and query that bring a selection back."""
    query_string = selection.to_query()
    return f"{PATH}?{query_string}" if query_string else PATH


def read(parameters: Mapping[str, Any], choices: Choices) -> tuple[Selection, tuple[Notice, ...]]:
    """Selection of an address, and a notice for every part of it that is unknown; that part then stands at its default."""
    reader = _Reader(parameters, choices)
    selection = Selection(
        kinds=reader.filters(KINDS, [each.kind for each in choices.kinds]),
        severity=reader.one(SEVERITY, SEVERITIES),
        kreis=reader.one(KREIS, [kreis for kreis, _ in choices.kreise]),
        area_kinds=reader.filters(AREA_KINDS, [kind for kind, _ in choices.area_kinds]),
        text=reader.name(),
        area=reader.area(choices.areas),
        view=reader.one(OCCASION_VIEW, VIEWS),
        sort=reader.one(SORT, SORTS),
        direction=reader.one(DIRECTION, DIRECTIONS),
        page=reader.page(),
        thresholds=reader.thresholds(),
    )
    reader.version(choices.version)
    reader.check_names()
    return selection, tuple(reader.notices)


class _Reader(Reader):
    """Reads the parameters only the work list has: one for each threshold."""

    def __init__(self, parameters: Mapping[str, Any], choices: Choices) -> None:
        self.by_threshold = {each: Parameter(each.parameter) for each in choices.thresholds}
        super().__init__(parameters, (*PARAMETERS, *self.by_threshold.values()), texts.UNKNOWN_VALUE)

    def filters(self, parameter: Parameter, allowed: list[str]) -> tuple[str, ...]:
        """What is named of a list. All of it is the same as nothing: not filtered."""
        named = self.several(parameter, allowed)
        return named if len(named) < len(allowed) else ()

    def name(self) -> str:
        """Part of a name; too long a text is refused, not cut."""
        text = self.text(NAME)
        if len(text) > LONGEST_TEXT:
            self.note(texts.NAME_TOO_LONG.format(most=LONGEST_TEXT))
            return ""
        return text

    def page(self) -> int:
        """A page number from 1."""
        text = self.text(PAGE)
        if not (text.isascii() and text.isdigit() and len(text) < LONGEST_PAGE and int(text)):
            self.note(texts.NO_PAGE.format(page=short(text)))
            return 1
        return int(text)

    def thresholds(self) -> tuple[tuple[str, float], ...]:
        """What differs from the defaults, in the order of the rules."""
        values = ((each, self._value(each, self.text(name))) for each, name in self.by_threshold.items())
        return tuple((each.parameter, value) for each, value in values if value != each.default)

    def _value(self, threshold: Threshold, text: str) -> float:
        reason = _wrong(threshold, text) if text else ""
        if not reason:
            return float(text.replace(",", ".")) if text else threshold.default
        self.note(
            texts.BAD_THRESHOLD.format(
                label=threshold.label,
                kind=threshold.kind,
                reason=reason,
                unit=threshold.unit,
                minimum=german.amount(threshold.minimum),
                maximum=german.amount(threshold.maximum),
            )
        )
        return threshold.default


def _wrong(threshold: Threshold, text: str) -> str:
    """Why a text is no value of a threshold, "" where it is one."""
    if not _NUMBER.fullmatch(text):
        return texts.NO_NUMBER.format(text=short(text))
    value = float(text.replace(",", "."))
    if not threshold.minimum <= value <= threshold.maximum:
        return texts.OUT_OF_RANGE.format(text=text)
    steps = (value - threshold.minimum) / threshold.step
    is_step = abs(steps - round(steps)) <= 1e-6
    return "" if is_step else texts.OFF_STEP.format(text=text, step=german.amount(threshold.step))
