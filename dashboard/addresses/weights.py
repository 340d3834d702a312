"""Own weights of need and structure ⇄ their part of an address: "sitzungen:0,projekte:2", only what differs from the default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.texts import need as texts

Row = Mapping[str, Any]
AXES = ("need", "structure")
LONGEST = 40  # of what is repeated in a notice


def offered(default: float) -> list[float]:
    """The weights an input can be given: those with a name, and its default."""
    return sorted({*texts.WEIGHTS, default})


def weight_in_address(weight: float) -> str:
    """A weight as an address states it: 0, 0.5, 2."""
    return f"{weight:g}"


def parameter_value(own: Mapping[str, float], inputs: Sequence[Row]) -> str:
    """The part of the address, always in the order of the inputs: equal weights have one address."""
    changed = (each for each in inputs if own.get(each["indicator_id"], each["weight"]) != each["weight"])
    return ",".join(f"{each['indicator_id']}:{weight_in_address(own[each['indicator_id']])}" for each in changed)


def parsed(part: str) -> dict[str, float]:
    """What `parameter_value` has written, by indicator."""
    pairs = (each.split(":") for each in part.split(",") if each)
    return {indicator_id: float(weight) for indicator_id, weight in pairs}


def read(part: str, inputs: Sequence[Row], least: int) -> tuple[str, list[str]]:
    """The weights an address asks for, as `parameter_value` writes them, and a German sentence for each of its parts that cannot be had.

    Weights that leave fewer than `least` inputs of an axis are refused altogether.
    """
    by_id = {each["indicator_id"]: each for each in inputs}
    own: dict[str, float] = {}
    notices: list[str] = []
    for word in filter(None, part.split(",")):
        indicator_id, _, weight = word.partition(":")
        wrong = _wrong(word, by_id.get(indicator_id), weight, indicator_id in own)
        if wrong:
            notices.append(wrong)
        else:
            own[indicator_id] = float(weight)
    refused = refusal(own, inputs, least)
    return ("" if refused else parameter_value(own, inputs)), [*notices, *refused]


def _wrong(word: str, declared: Row | None, weight: str, again: bool) -> str:
    """Why one part of the address has no effect, "" where it has."""
    short = word if len(word) <= LONGEST else f"{word[:LONGEST]}…"
    if ":" not in word:
        return texts.WEIGHT_FORM.format(value=short)
    if declared is None:
        return texts.WEIGHT_UNKNOWN.format(value=short)
    possible = offered(declared["weight"])
    if weight not in map(weight_in_address, possible):
        return texts.WEIGHT_IMPOSSIBLE.format(
            value=short, label=declared["label"], possible="; ".join(map(_weight_in_notice, possible))
        )
    return texts.WEIGHT_TWICE.format(value=short, label=declared["label"]) if again else ""


def in_german(weight: float) -> str:
    """A weight as a sentence states it: 0, 0,5, 2."""
    return german.number(weight, 0 if weight.is_integer() else 1)


def _weight_in_notice(weight: float) -> str:
    """A weight for who types an address, where it may look different."""
    number, address = in_german(weight), weight_in_address(weight)
    return number if number == address else texts.WEIGHT_IN_ADDRESS.format(number=number, written=address)


def sentence(inputs: Sequence[Row]) -> str:
    """A sentence with the weights that differ from the default, of inputs as `in_force` gives them."""
    changed = (
        texts.WEIGHTS_FOOT_ONE.format(
            label=each["label"], weight=in_german(each["weight"]), usual=in_german(each["default"])
        )
        for each in inputs
        if each["weight"] != each["default"]
    )
    return texts.WEIGHTS_FOOT.format(changed="; ".join(changed))


def refusal(own: Mapping[str, float], inputs: Sequence[Row], least: int) -> list[str]:
    """A sentence for each axis of which too few inputs count, with the cure."""
    refusals = []
    for axis in AXES:
        weights = [own.get(each["indicator_id"], each["weight"]) for each in inputs if each["axis"] == axis]
        counted = sum(weight > 0 for weight in weights)
        if counted < least:
            refusals.append(
                texts.TOO_FEW_COUNT.format(axis=texts.AXES[axis], counted=counted, all=len(weights), least=least)
            )
    return refusals


def in_force(inputs: Sequence[Row], part: str) -> list[dict[str, Any]]:
    """The inputs with the weights in force as `weight`, and the default ones as `default`."""
    own = parsed(part)
    return [
        {**each, "weight": own.get(each["indicator_id"], each["weight"]), "default": each["weight"]} for each in inputs
    ]


def steps(inputs: Sequence[Row]) -> list[int]:
    """Where the weight in force of each input (see `in_force`) stands among those offered, from 0."""
    return [offered(each["default"]).index(each["weight"]) for each in inputs]


def of_steps(words: Sequence[str], inputs: Sequence[Row]) -> str | None:
    """The part of an address that says what `steps` says; None where it is no list of steps of these inputs. `inputs` as published."""
    if len(words) != len(inputs) or not all(word.isascii() and word.isdigit() and len(word) == 1 for word in words):
        return None
    own: dict[str, float] = {}
    for word, each in zip(words, inputs, strict=True):
        possible = offered(each["weight"])
        if int(word) >= len(possible):
            return None
        own[each["indicator_id"]] = possible[int(word)]
    return parameter_value(own, inputs)
