"""The form above the work list: filters and thresholds as a selection sets them. It works without any script, see form.html.j2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.occasion_selection import LONGEST_TEXT, PATH, address
from dashboard.queries.occasions import SEVERITIES, VIEWS, Choices, FindingKind, Selection, Threshold
from dashboard.texts import occasions as texts
from dashboard.web.choice import Choice

FILTERS = ("ort", "kreis", "schwere", "art", "ortsart", "gebiet")  # parameters that leave something out


@dataclass(frozen=True)
class StateLink:
    """A link to another state of the list; without `href` it leads nowhere now, but keeps its place and the focus.

    `sets` names the parameters in which that state differs (for assets/occasions.js); `label` says what the text alone does not.
    """

    text: str
    href: str
    sets: str = ""
    id: str = ""
    label: str = ""


@dataclass(frozen=True)
class Option:
    """One of several values of a control."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class Checks:
    """A folded group of checkboxes of one parameter."""

    name: str
    legend: str
    options: Sequence[Option]


@dataclass(frozen=True)
class ThresholdField:
    """The field of one threshold; `span` says what it may hold, `default` what it holds at first."""

    name: str
    label: str
    span: str
    value: str
    default: str
    unit: str
    reset: StateLink


@dataclass(frozen=True)
class ThresholdGroup:
    """The thresholds of one kind of finding."""

    legend: str
    fields: Sequence[ThresholdField]


@dataclass(frozen=True)
class Form:
    """Every control with the value it holds. `hidden` are parameters that links change, as (name, value)."""

    action: str
    text: str
    longest_text: int
    kreis: Choice
    severity: Choice
    views: Sequence[Option]
    kinds: Checks
    area_kinds: Checks
    thresholds: Sequence[ThresholdGroup]
    thresholds_open: bool
    hidden: Sequence[tuple[str, str]]
    reset_filters: StateLink
    reset_thresholds: StateLink


def form(selection: Selection, choices: Choices) -> Form:
    """The form for a selection."""
    severities = [(each, texts.SEVERITY_PLURAL[each]) for each in SEVERITIES]
    kinds = [(kind.kind, f"{kind.kind} {kind.title}") for kind in choices.kinds]
    unchanged = address(selection.on_page(1))
    unfiltered = replace(selection, kinds=(), severity="", kreis="", area_kinds=(), text="", area="", page=1)
    return Form(
        action=PATH,
        text=selection.text,
        longest_text=LONGEST_TEXT,
        kreis=Choice("kreis", texts.KREIS, selection.kreis, [("", [("", texts.ALL_KREISE), *choices.kreise])]),
        severity=Choice(
            "schwere", texts.SEVERITY_LABEL, selection.severity, [("", [("", texts.ALL_SEVERITIES), *severities])]
        ),
        views=_options([(each, texts.VIEW[each]) for each in VIEWS], selection.view),
        kinds=Checks("art", texts.KINDS, _options(kinds, *selection.kinds)),
        area_kinds=Checks("ortsart", texts.AREA_KINDS, _options(choices.area_kinds, *selection.area_kinds)),
        thresholds=[_group(kind, selection, unchanged) for kind in choices.kinds if kind.thresholds],
        thresholds_open=bool(selection.thresholds),
        hidden=[("gebiet", selection.area), ("sortierung", selection.sort), ("richtung", selection.direction)],
        reset_filters=StateLink(texts.RESET, address(unfiltered), " ".join(FILTERS), "anlaesse-ohne-filter"),
        reset_thresholds=StateLink(
            texts.THRESHOLDS_RESET,
            address(replace(selection, thresholds=(), page=1)),
            " ".join(each.parameter for each in choices.thresholds),
            "anlaesse-schwellen-vorgabe",
        ),
    )


def _options(pairs: Iterable[tuple[str, str]], *selected: str) -> list[Option]:
    return [Option(value, text, value in selected) for value, text in pairs]


def _group(kind: FindingKind, selection: Selection, unchanged: str) -> ThresholdGroup:
    return ThresholdGroup(f"{kind.kind} {kind.title}", [_field(each, selection, unchanged) for each in kind.thresholds])


def _without(threshold: Threshold, selection: Selection, unchanged: str) -> str:
    """Address of the selection with this threshold at its default; `unchanged` where it is there already."""
    thresholds = tuple(each for each in selection.thresholds if each[0] != threshold.parameter)
    return (
        unchanged if thresholds == selection.thresholds else address(replace(selection, thresholds=thresholds, page=1))
    )


def _field(threshold: Threshold, selection: Selection, unchanged: str) -> ThresholdField:
    default = german.amount(threshold.default)
    return ThresholdField(
        name=threshold.parameter,
        label=threshold.label,
        span=texts.THRESHOLD_RANGE.format(
            unit=threshold.unit,
            minimum=german.amount(threshold.minimum),
            maximum=german.amount(threshold.maximum),
            default=default,
        ),
        value=german.amount(selection.value_of(threshold)),
        default=default,
        unit=threshold.unit,
        reset=StateLink(
            texts.THRESHOLD_RESET,
            _without(threshold, selection, unchanged),
            threshold.parameter,
            f"anlaesse-{threshold.parameter}-vorgabe",
            texts.THRESHOLD_RESET_OF.format(default=default, label=threshold.label, kind=threshold.kind),
        ),
    )
