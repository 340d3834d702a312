"""What the place of one Kommune hangs on: the share of the variants in each of the nine fields, and each single indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.need import words
from dashboard.need.places import NeedView
from dashboard.queries import need_sensitivity, need_structure
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts
from dashboard.web.links import Link
from dashboard.web.table import Column, Table, numbers

Row = Mapping[str, Any]
CLASSES = (1, 2, 3)


@dataclass(frozen=True)
class Field:
    """One of the nine: its colour, the share of the variants in it, the same with its name for who cannot see it, what it is marked as."""

    css: str
    share: str
    label: str
    mark: str = ""


@dataclass(frozen=True)
class OneKommune:
    """`fields` from the most structure to the least, each with its name; none for a Kommune without a place."""

    title: str
    profile: Link
    sentences: Sequence[str]
    fields_caption: str
    fields: Sequence[tuple[str, Sequence[Field]]]
    drivers_said: Sequence[str]
    drivers: Table | None


def one_kommune(view: NeedView, area_id: str) -> OneKommune:
    """The answer for one of the Kommunen of a view."""
    place = next(each for each in view.places if each["area_id"] == area_id)
    shares = need_sensitivity.shares().get(area_id, {})
    caption = texts.OWN_FIELDS_CAPTION if view.own else texts.FIELDS_CAPTION
    drivers = need_sensitivity.drivers(area_id)
    return OneKommune(
        texts.ONE_TITLE.format(name=place["label"]),
        Link(texts.PROFILE, f"/gebiet/{area_id}"),
        [*_sentences(view, place, shares), *(words.position(view, place, axis) for axis in words.AXES)],
        caption.format(variants=words.variants(view), name=place["label"]),
        _fields(place, shares, own=view.own) if shares else [],
        _turning(view, place, drivers),
        _drivers(view, place, drivers) if drivers else None,
    )


def _sentences(view: NeedView, place: Row, shares: Mapping[tuple[int, int], float]) -> list[str]:
    name, variants = place["label"], words.variants(view)
    if not shares:
        reason = place["default_reason"] if view.own else place["reason"]
        without = texts.NO_SHARES.format(name=name)
        if not view.own:
            return [texts.NO_PLACE.format(name=name, reason=reason), without]
        return [words.sentence(view, place), without]
    (first, share), *others = sorted(shares.items(), key=lambda each: -each[1])
    if not others:
        said = texts.ALWAYS_SAME.format(name=name, variants=variants, field=words.field_name(*first))
    else:
        second, second_share = others[0]
        said = texts.MOST_OFTEN.format(
            name=name,
            variants=variants,
            share=share_in_words(share),
            field=words.field_name(*first),
            second_share=share_in_words(second_share),
            second=words.field_name(*second),
        )
    return [words.sentence(view, place), said] if view.own else [said]


def share_in_words(share: float) -> str:
    """A share of the variants: what almost never occurs is not never, almost all is not all."""
    mille = round(1000 * share)
    return german.percent(mille / 10, 1 if 0 < mille < 10 or 990 < mille < 1000 else 0)


def _fields(place: Row, shares: Mapping[tuple[int, int], float], *, own: bool) -> list[tuple[str, list[Field]]]:
    usual = tuple(place[f"default_{axis}_class" if own else f"{axis}_class"] for axis in words.AXES)
    now = tuple(place[f"{axis}_class"] for axis in words.AXES) if own and place["status"] == "ok" else None
    thirds = words.WORDS["thirds"]["structure"]
    return [
        (thirds[structure - 1], [_field((need, structure), shares, usual, now) for need in CLASSES])
        for structure in reversed(CLASSES)
    ]


def _field(
    field: tuple[int, int], shares: Mapping[tuple[int, int], float], usual: tuple[Any, ...], now: tuple[Any, ...] | None
) -> Field:
    share = share_in_words(shares[field]) if field in shares else texts.FIELD_NEVER
    mark = {
        (True, True): texts.FIELD_BOTH,
        (True, False): texts.FIELD_USUAL,
        (False, True): texts.FIELD_OWN,
        (False, False): "",
    }[field == usual, field == now]
    label = f"{words.field_name(*field)}: {share}{f' ({mark})' if mark else ''}"
    return Field(f"b{field[0]}{field[1]}", share, label, mark.replace(texts.FIELD_USUAL, texts.FIELD_USUAL_HYPHENATED))


def _turning(view: NeedView, place: Row, drivers: Sequence[Row]) -> list[str]:
    """Whether one indicator alone decides, in sentences."""
    if not drivers:
        return [texts.DRIVERS_NONE]
    if place["certainty"] is None:
        gained = _labels(view, (each for each in drivers if each["status"] == "ok"))
        template = texts.TURNS_GAINED if gained else texts.TURNS_NO_PLACE
        return [template.format(name=place["label"], inputs=gained)]
    turning = _labels(view, (each for each in drivers if each["changes"]))
    lost = _labels(view, (each for each in drivers if each["status"] != "ok"))
    said = [(texts.TURNS if turning else texts.TURNS_NONE).format(name=place["label"], inputs=turning)]
    return [*said, texts.TURNS_LOST.format(name=place["label"], inputs=lost)] if lost else said


def _labels(view: NeedView, drivers: Iterable[Row]) -> str:
    labels = {each["indicator_id"]: each["label"] for each in view.inputs}
    return "; ".join(labels[each["indicator_id"]] for each in drivers)


def _drivers(view: NeedView, place: Row, drivers: Sequence[Row]) -> Table:
    """Before and after: the place with all inputs of the default, and without one after the other."""
    usual = _usual(place, own=view.own)
    labels = {each["indicator_id"]: each["label"] for each in view.inputs}
    columns = [
        Column(texts.HEAD_INPUT),
        Column(texts.HEAD_AXIS),
        *numbers(texts.HEAD_WITH, texts.HEAD_WITHOUT),
        Column(texts.HEAD_FIELD_WITHOUT),
    ]
    rows = [
        (
            labels[each["indicator_id"]],
            need_texts.AXES[each["axis"]],
            _rank(usual[f"{each['axis']}_percentile"]),
            _rank(each["percentile"]),
            words.field_without(each, usual),
        )
        for each in drivers
    ]
    return Table(texts.DRIVERS_CAPTION.format(name=place["label"]), columns, rows, css="stapelt")


def _usual(place: Row, *, own: bool) -> Row:
    """The place with the default weights."""
    if not own:
        return place
    return next(each for each in need_structure.places() if each["area_id"] == place["area_id"])


def _rank(percentile: float | None) -> str:
    return german.number(words.percent(percentile))
