"""Which calls of callbacks reach Dash: those of the page asked, in the shape in which our pages send them, and no others.

Dash takes what a visitor sends for granted: names nobody declared, missing parts or deep nesting end in tracebacks. So everything is
compared with what the page declares before Dash sees it. Ids with wildcards (ALL, MATCH) are not let through; no page has any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from math import isfinite
from typing import Any

from flask import abort, request

PARTS = {"output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds"}
LONGEST_TEXT = 10_000  # letters
LONGEST_LIST = 500
Types = tuple[type, ...]
TEXT: Types = (str, type(None))
# Types of the values of an input or a state by "id.property"; TEXT where it says nothing. `list` means a list of plain values.
Accepts = Mapping[str, Types]


@dataclass(frozen=True)
class Signature:
    """What a page declares of a callback: its outputs as the browser names them, and "id.property" of its inputs and states."""

    outputs: Any
    inputs: tuple[str, ...]
    state: tuple[str, ...]


def signatures(declared: Iterable[Mapping[str, Any]]) -> dict[str, Signature]:
    """The callbacks that the server answers, by output; `declared` is a callback list of Dash."""
    return {
        each["output"]: Signature(_outputs(each["output"]), _names(each["inputs"]), _names(each["state"]))
        for each in declared
        if each["clientside_function"] is None
    }


def _outputs(output: str) -> Any:
    """ "a.children" → one output; "..a.children...b.children.." → a list of them."""
    if output.startswith("..") and output.endswith(".."):
        return [_output(name) for name in output[2:-2].split("...")]
    return _output(output)


def _output(name: str) -> dict[str, str]:
    identity, _, prop = name.rpartition(".")
    return {"id": identity, "property": prop}


def _names(dependencies: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(f"{each['id']}.{each['property']}" for each in dependencies)


def refuse_foreign(known: Mapping[str, Signature], accepts: Accepts) -> None:
    """Answer 400 unless the request being answered calls one of these callbacks as a page of ours would."""
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        abort(HTTPStatus.BAD_REQUEST)
    if request.query_string or not request.is_json or not is_ours(body, known, accepts):
        abort(HTTPStatus.BAD_REQUEST)


def is_ours(body: object, known: Mapping[str, Signature], accepts: Accepts) -> bool:
    """Whether a body calls one of these callbacks: its parts, names, order and types are the declared ones."""
    if not isinstance(body, dict) or not set(body) <= PARTS or not isinstance(body.get("output"), str):
        return False
    signature = known.get(body["output"])
    return (
        signature is not None
        and body.get("outputs") == signature.outputs
        and _are_values(body.get("inputs"), signature.inputs, accepts)
        and _are_values(body.get("state", []), signature.state, accepts)
        and _are_changed(body.get("changedPropIds", []), signature.inputs)
        and _are_changed(body.get("parsedChangedPropsIds", []), signature.inputs)
    )


def _are_values(values: object, names: tuple[str, ...], accepts: Accepts) -> bool:
    return (
        isinstance(values, list)
        and len(values) == len(names)
        and all(
            isinstance(each, dict)
            and set(each) <= {"id", "property", "value"}
            and isinstance(each.get("id"), str)
            and isinstance(each.get("property"), str)
            and f"{each['id']}.{each['property']}" == name
            and _is_value(each.get("value"), accepts.get(name, TEXT))
            for each, name in zip(values, names, strict=True)
        )
    )


def _are_changed(changed: object, names: tuple[str, ...]) -> bool:
    return isinstance(changed, list) and len(changed) <= len(names) and all(each in names for each in changed)


def _is_value(value: object, types: Types) -> bool:
    if type(value) not in types:
        return False
    if isinstance(value, list):
        return len(value) <= LONGEST_LIST and all(_is_value(each, (str, int, float, bool)) for each in value)
    if isinstance(value, str):
        return (
            len(value) <= LONGEST_TEXT
            and "\0" not in value
            and not any("\ud800" <= letter <= "\udfff" for letter in value)
        )
    return not isinstance(value, float) or isfinite(value)
