"""Which Kommunen and findings are listed, in which order, under which thresholds ⇄ the address of the work list. What it asks for in vain
is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.addresses import area_filter, chosen_kommunen
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.chosen_kommunen import AREAS, in_address
from dashboard.addresses.notices import Notice, short
from dashboard.addresses.occasion_choices import Choices, Threshold
from dashboard.addresses.parameters import AREA, VERSION, VIEW, Parameter, Reader, query
from dashboard.texts import occasions as texts

PATH = "/anlaesse"
SEVERITIES = ("anlass", "hinweis")
_OF_KOMMUNEN = ("platz", "ort", "stand", "einwohner", "kontakt", "bestaetigt", "anzahl")
# view → what it can be sorted by; the first is its own order, which an address need not name
SORTS = {
    "zuerst": _OF_KOMMUNEN,
    "staerken": _OF_KOMMUNEN,
    "liste": ("schwere", "ort", "anlass", "datum", "einwohner"),
    "kommunen": ("schwere", "ort", "stand", "einwohner", "anlass", "datum"),
}
VIEWS = tuple(SORTS)
FIRST, FORMERLY_FIRST = "zuerst", "liste"  # the view of the bare address, and of one that names anything but a view
DIRECTIONS = ("auf", "ab")
GROUPINGS = ("kreis", "pp")
EVERYWHERE = AreaFilter()
# the steps by which the view "zuerst" orders, in the default order: word of the address → name in the contract
STEPS = {"stand": "status", "bedarf": "need", "groesse": "size", "kontakt": "contact"}
LONGEST_TEXT = 80
LONGEST_PAGE = 7  # digits
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")

KINDS = Parameter("art", is_list=True, label=texts.PARAMETER_LABELS["art"])
SEVERITY = Parameter("schwere", label=texts.PARAMETER_LABELS["schwere"])
NAME = Parameter("ort")
OCCASION_VIEW = replace(VIEW, default=FIRST, label=texts.PARAMETER_LABELS["ansicht"])
SORT = Parameter("sortierung", label=texts.PARAMETER_LABELS["sortierung"])
DIRECTION = Parameter("richtung", "auf", label=texts.PARAMETER_LABELS["richtung"])
GROUPING = Parameter("gruppierung", label=texts.PARAMETER_LABELS["gruppierung"])
CONTACT_STEPS = Parameter("schritte", ",".join(STEPS), is_list=True, label=texts.PARAMETER_LABELS["schritte"])
PAGE = Parameter("seite", "1")
PARAMETERS = (
    OCCASION_VIEW,
    *area_filter.PARAMETERS,
    KINDS,
    SEVERITY,
    NAME,
    AREA,
    AREAS,
    SORT,
    DIRECTION,
    GROUPING,
    CONTACT_STEPS,
    PAGE,
    VERSION,
)


@dataclass(frozen=True)
class Selection:
    """Filters, order, page and thresholds in force. Empty means: not filtered, not grouped, in the view's own order. `chosen` are Kommunen
    named one by one; `thresholds` holds only what differs from the default; `steps` are all of STEPS in the order of the view "zuerst"."""

    view: str = FIRST
    where: AreaFilter = EVERYWHERE
    kinds: tuple[str, ...] = ()
    severity: str = ""
    text: str = ""
    area: str = ""
    chosen: tuple[str, ...] = ()
    sort: str = ""
    direction: str = "auf"
    grouping: str = ""
    steps: tuple[str, ...] = tuple(STEPS)
    page: int = 1
    thresholds: tuple[tuple[str, float], ...] = ()

    def value_of(self, threshold: Threshold) -> float:
        """The threshold in force."""
        return dict(self.thresholds).get(threshold.parameter, threshold.default)

    @property
    def sorted_by(self) -> str:
        """The sort in force."""
        return self.sort or SORTS[self.view][0]

    @property
    def of_findings(self) -> bool:
        """Whether filters name findings: then only Kommunen that have such a one are listed."""
        return bool(self.kinds or self.severity)

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return self.where.count + sum(
            bool(each) for each in (self.kinds, self.severity, self.text, self.area, self.chosen)
        )

    def on_page(self, page: int) -> Selection:
        """The same selection, another page of it."""
        return replace(self, page=page)

    def in_view(self, view: str) -> Selection:
        """The same filters, thresholds, groups and steps in another view, in its own order."""
        return replace(self, view=view, sort="", direction="auf", page=1)

    def unfiltered(self) -> Selection:
        """The same view in the same order, with nothing left out."""
        return replace(self, where=EVERYWHERE, kinds=(), severity="", text="", area="", chosen=(), page=1)

    def to_query(self) -> str:
        """The address part after "?": what equals the default is left out, the view only where nothing else is said."""
        fields = {
            KINDS: ",".join(self.kinds),
            SEVERITY: self.severity,
            NAME: self.text,
            AREA: self.area,
            AREAS: in_address(self.chosen),
            SORT: self.sort,
            DIRECTION: self.direction,
            GROUPING: self.grouping,
            CONTACT_STEPS: ",".join(self.steps),
            PAGE: str(self.page),
        }
        changed = {name: text for name, text in self.where.fields().items() if text}
        changed |= {each.name: text for each, text in fields.items() if text != each.default}
        changed |= {name: f"{value:.6g}" for name, value in self.thresholds}
        return query({OCCASION_VIEW.name: self.view, **changed}) if changed or self.view != FIRST else ""


def address(selection: Selection) -> str:
    """Path and query that bring a selection back."""
    query_string = selection.to_query()
    return f"{PATH}?{query_string}" if query_string else PATH


def read(parameters: Mapping[str, Any], choices: Choices) -> tuple[Selection, tuple[Notice, ...]]:
    """Selection of an address, and a notice for every part of it that is unknown; that part then stands at its default."""
    reader = _Reader(parameters, choices)
    view = reader.view()
    selection = Selection(
        view=view,
        where=area_filter.read(reader, choices.where),
        kinds=reader.filters(KINDS, [each.kind for each in choices.kinds]),
        severity=reader.one(SEVERITY, SEVERITIES),
        text=reader.name(),
        area=reader.area(choices.areas),
        chosen=chosen_kommunen.read(reader, choices.areas),
        sort=reader.sort(SORTS[view]),
        direction=reader.one(DIRECTION, DIRECTIONS),
        grouping=reader.one(GROUPING, GROUPINGS),
        steps=reader.steps(),
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
        self.former = {each: [Parameter(name) for name in each.former] for each in choices.thresholds}
        known = (*PARAMETERS, *self.by_threshold.values(), *(each for names in self.former.values() for each in names))
        super().__init__(parameters, known, texts.UNKNOWN_VALUE)

    def view(self) -> str:
        """The view that is named. The bare address is the first list; one that names anything else means the list it meant before there
        were several."""
        beside = {*self._known} - {OCCASION_VIEW.name, VERSION.name}
        return self.one(OCCASION_VIEW, VIEWS, FORMERLY_FIRST if beside & {*self._values} else FIRST)

    def sort(self, allowed: tuple[str, ...]) -> str:
        """What the view is sorted by, "" for its own order."""
        named = self.one(SORT, allowed)
        return "" if named == allowed[0] else named

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

    def steps(self) -> tuple[str, ...]:
        """The steps as they are named, each once; those that are not named follow as by default."""
        named = dict.fromkeys(self.words(CONTACT_STEPS))
        for word in named:
            if word not in STEPS:
                self.refuse(CONTACT_STEPS, word)
        return tuple(dict.fromkeys([*(word for word in named if word in STEPS), *STEPS]))

    def page(self) -> int:
        """A page number from 1."""
        text = self.text(PAGE)
        if not (text.isascii() and text.isdigit() and len(text) < LONGEST_PAGE and int(text)):
            self.note(texts.NO_PAGE.format(page=short(text)))
            return 1
        return int(text)

    def thresholds(self) -> tuple[tuple[str, float], ...]:
        """What differs from the defaults, in the order of the rules."""
        values = ((each, self._value(each, self._text_of(each))) for each in self.by_threshold)
        return tuple((each.parameter, value) for each, value in values if value != each.default)

    def _text_of(self, threshold: Threshold) -> str:
        """What the address says of a threshold, under its name of today or the first of its former ones."""
        names = (self.by_threshold[threshold], *self.former[threshold])
        return next((text for name in names if (text := self.text(name))), "")

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
