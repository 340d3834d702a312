"""What is said of the place of a Kommune in need and structure: its field, how certain it is, where it stands on both axes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import german
from dashboard.addresses.weights import in_german
from dashboard.need.places import NeedView
from dashboard.texts import need as texts
from dashboard.texts.need_sensitivity import NO_FIELD, SAME_FIELD

Row = Mapping[str, Any]
AXES = ("need", "structure")
ENDS = ("percentile", "low", "high")
WORDS = texts.SCRIPT


def title(view: NeedView, as_of: date) -> str:
    """What, where, when, and whose weights."""
    return (texts.OWN_TITLE if view.own else texts.TITLE).format(day=german.day(as_of))


def field(place: Row) -> str | None:
    """The field of the 3 × 3, None where there is no place."""
    return field_name(place["need_class"], place["structure_class"]) if place["status"] == "ok" else None


def field_name(need: int, structure: int) -> str:
    """One of the nine fields by its two thirds."""
    return texts.FIELD.format(need=WORDS["needs"][need - 1], structure=WORDS["structures"][structure - 1])


def field_without(driver: Row, usual: Row) -> str:
    """The field without one indicator: unchanged, another one, or in few words why there is none. `usual`: the place with all of them."""
    if driver["status"] != "ok":
        return NO_FIELD.format(absence=absence(driver))
    if driver["changes"] is False:
        return SAME_FIELD
    classes = {axis: driver["class"] if axis == driver["axis"] else usual[f"{axis}_class"] for axis in AXES}
    return field_name(classes["need"], classes["structure"])


def default_field(place: Row) -> str:
    """The field with the default weights, or why there is none."""
    return str(place["default_reason"] or _default_field(place))


def status(place: Row) -> str:
    """Assigned, not clearly assigned, or why there is no place."""
    if place["reason"]:
        return str(place["reason"])
    return texts.ASSIGNED if place["assigned"] else str(WORDS["needUnsure"])


def short_status(place: Row) -> str:
    """The same in few words."""
    if place["status"] != "ok":
        return absence(place)
    return str(WORDS["needAssigned"] if place["assigned"] else WORDS["needUnsure"])


def absence(place: Row) -> str:
    """In few words why there is no place."""
    return str(WORDS["needFew" if place["status"] == "too_few_indicators" else "needSmall"])


def head(place: Row) -> str:
    """The field, or in few words why there is none."""
    return field(place) or absence(place)


def sentence(view: NeedView, place: Row) -> str:
    """The field and how certain it is; under own weights, that with the default ones beside it."""
    if view.own:
        return _both_fields(view, place)
    if place["status"] != "ok":
        return str(place["reason"])
    certain = WORDS["needSentence"].format(share=share(place), variants=variants(view), field=field(place))
    return certain if place["assigned"] else f"{certain} {WORDS['needUnsureSentence']}"


def _both_fields(view: NeedView, place: Row) -> str:
    """The field under own weights, that with the default ones and how many variants agree with it; certain is only what both say."""
    is_placed, why = place["status"] == "ok", place["default_reason"]
    now = WORDS["ownField"].format(field=field(place)) if is_placed else f"{place['reason']}."
    same = is_placed and not why and field(place) == _default_field(place)
    before = WORDS["ownWithout" if why else "ownSame" if same else "ownOther"].format(
        share=share(place), variants=variants(view), field="" if why else _default_field(place), why=why
    )
    unsure = "" if not is_placed or place["assigned"] else WORDS["ownUnsure" if why else "needUnsureSentence"]
    return " ".join(each for each in (now, before, unsure) if each)


def share(place: Row) -> str:
    """The share of the variants that agree; almost all is not all."""
    if place["certainty"] is None:
        return "–"
    mille = round(1000 * place["certainty"])
    return german.percent(mille / 10, 1 if 990 < mille < 1000 else 0)


def variants(view: NeedView) -> str:
    """How many variants were tried."""
    return german.number(max((place["variants"] for place in view.places), default=0))


def percent(part: float | None) -> int | None:
    """A percentile or its end as a whole number."""
    return None if part is None else int(100 * part + 0.5)


def ends(place: Row, axis: str) -> tuple[int | None, int | None, int | None]:
    """Percentile of a place on an axis, and between what 90 % of the variants put it."""
    value, low, high = (percent(place.get(f"{axis}_{end}")) for end in ENDS)
    return value, low, high


def counted(view: NeedView, axis: str) -> int:
    """How many inputs of an axis count."""
    return sum(each["axis"] == axis and each["weight"] > 0 for each in view.inputs)


def position(view: NeedView, place: Row, axis: str) -> str:
    """Where a Kommune stands on an axis, and how much is known of it."""
    value, low, high = ends(place, axis)
    names = ("ownOnly", "needOnly") if value is None else ("ownSpan", "needSpan")
    known = place[f"{axis}_present"]
    return str(
        WORDS[names[0 if view.own else 1]].format(
            axis=texts.AXES[axis], value=value, low=low, high=high, known=known, all=counted(view, axis)
        )
    )


def span(place: Row, axis: str) -> str:
    """The same for a cell of a table: 90 (80–90)."""
    value, low, high = ends(place, axis)
    if value is None:
        return "–"
    return str(value) if low is None else str(WORDS["needRange"].format(value=value, low=low, high=high))


def known(view: NeedView, place: Row) -> str:
    """How many inputs are known, of how many that count."""
    return str(
        WORDS["needKnown"].format(
            need=place["need_present"],
            needs=counted(view, "need"),
            structure=place["structure_present"],
            structures=counted(view, "structure"),
        )
    )


def weight(declared: Row) -> str:
    """How much an input counts, and how much it usually does."""
    now, usual = declared["weight"], declared["default"]
    if not usual:
        return str(WORDS["ownAddedWeight"].format(weight=in_german(now)) if now else WORDS["needNoWeight"])
    if now == usual:
        return f"{WORDS['needWeight']} {in_german(now)}"
    return str(
        WORDS["ownWeight" if now > 0 else "ownWithoutWeight"].format(weight=in_german(now), usual=in_german(usual))
    )


def _default_field(place: Row) -> str:
    return field_name(place["default_need_class"], place["default_structure_class"])
