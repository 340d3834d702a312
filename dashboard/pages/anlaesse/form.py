"""The form above the work list: filters and thresholds as a selection sets them. It works without any script, see form.html.j2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.chosen_kommunen import in_address
from dashboard.addresses.occasion_selection import GROUPINGS, LONGEST_TEXT, PATH, address
from dashboard.queries.occasions import SEVERITIES, Choices, Selection, Threshold, choices
from dashboard.texts import occasions as texts
from dashboard.web.choice import Choice

FILTERS = ("ort", *AreaFilter().fields(), "schwere", "art", "gebiet", "gebiete")  # parameters that leave something out


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
    """The thresholds of one kind of finding, or of the Stand."""

    legend: str
    fields: Sequence[ThresholdField]


@dataclass(frozen=True)
class Form:
    """Every control with the value it holds. `hidden` are parameters that links change, as (name, value)."""

    action: str
    text: str
    longest_text: int
    choices: FilterChoices
    where: AreaFilter
    severity: Choice
    grouping: Choice
    kinds: Checks
    thresholds: Sequence[ThresholdGroup]
    thresholds_open: bool
    hidden: Sequence[tuple[str, str]]
    reset_thresholds: StateLink


def form(selection: Selection, offered: Choices) -> Form:
    """The form for a selection."""
    severities = [(each, texts.SEVERITY_PLURAL[each]) for each in SEVERITIES]
    kinds = [(kind.kind, f"{kind.kind} {kind.title}") for kind in offered.kinds]
    unchanged = address(selection.on_page(1))
    groupings = [(each, texts.GROUPINGS[each]) for each in GROUPINGS]
    return Form(
        action=PATH,
        text=selection.text,
        longest_text=LONGEST_TEXT,
        choices=offered.where,
        where=selection.where,
        severity=Choice(
            "schwere", texts.SEVERITY_LABEL, selection.severity, [("", [("", texts.ALL_SEVERITIES), *severities])]
        ),
        grouping=Choice(
            "gruppierung", texts.GROUPING_LABEL, selection.grouping, [("", [("", texts.NO_GROUPING), *groupings])]
        ),
        kinds=Checks("art", texts.KINDS, _options(kinds, *selection.kinds)),
        thresholds=_groups(offered, selection, unchanged),
        thresholds_open=bool(selection.thresholds),
        hidden=[
            ("ansicht", selection.view),
            ("gebiet", selection.area),
            ("gebiete", in_address(selection.chosen)),
            ("sortierung", selection.sort),
            ("richtung", selection.direction),
            ("schritte", "" if selection.steps == Selection().steps else ",".join(selection.steps)),
        ],
        reset_thresholds=reset_thresholds(selection, "anlaesse-schwellen-vorgabe"),
    )


def reset_filters(selection: Selection, name: str) -> StateLink:
    """The way to the same list with nothing left out, for the form and for an empty list; `name` is its id."""
    return StateLink(texts.RESET, address(selection.unfiltered()), " ".join(FILTERS), name)


def reset_thresholds(selection: Selection, name: str) -> StateLink:
    """The way to the same list under the default thresholds; `name` is its id."""
    return StateLink(
        texts.THRESHOLDS_RESET,
        address(replace(selection, thresholds=(), page=1)),
        " ".join(each.parameter for each in choices().thresholds),
        name,
    )


def _options(pairs: Iterable[tuple[str, str]], *selected: str) -> list[Option]:
    return [Option(value, text, value in selected) for value, text in pairs]


def _groups(offered: Choices, selection: Selection, unchanged: str) -> list[ThresholdGroup]:
    """Those of the Stand once for all kinds, then what each kind has of its own."""
    named = [(texts.STATUS_THRESHOLDS, [each for each in offered.thresholds if each.shared])]
    named += [
        (f"{kind.kind} {kind.title}", [each for each in kind.thresholds if not each.shared]) for kind in offered.kinds
    ]
    return [
        ThresholdGroup(legend, [_field(each, selection, unchanged) for each in thresholds])
        for legend, thresholds in named
        if thresholds
    ]


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
