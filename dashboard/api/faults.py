"""What is wrong with the values of an address, one fault for each, with what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from marshmallow import fields, validate

from dashboard.addresses.areas import former, nearest
from dashboard.addresses.notices import short
from dashboard.api.fields import Field
from dashboard.api.parameters import AREA_PATTERN, VERSION_PATTERN, QueryParameter
from dashboard.api.problems import Fault
from dashboard.queries.areas import areas
from dashboard.texts import api as texts

LONGEST_NUMBER = 9  # digits
FORMS = {AREA_PATTERN: texts.FORM_OF_AREA, VERSION_PATTERN: texts.FORM_OF_VERSION}


def unknown_area(parameter: str, value: str) -> Fault:
    """There is no such area (any more)."""
    known = areas()
    meant = former(value, known) or nearest(value, known)
    near = meant.area_id if meant else ""
    return Fault(parameter, "unknown_area", texts.UNKNOWN_AREA.filled(value=short(value)), near, (), 404)


def of_values(asked: QueryParameter, of: Field, given: Any, messages: Any) -> Iterable[Fault]:
    """One for each value that is wrong; marshmallow names those of a list by their place."""
    inner, words = (of.inner, given) if isinstance(of, fields.List) else (of, [given])
    places = [place for place in messages if isinstance(place, int)] if isinstance(messages, dict) else []
    if isinstance(of, fields.List) and not places:
        length = next((each for each in of.validators if isinstance(each, validate.Length)), None)
        if given and length and length.max:
            message = texts.TOO_MANY_VALUES.filled(name=asked.name, most=length.max)
            yield Fault(asked.name, "too_many", message)
            return
    for word in [words[place] for place in places] or words:
        yield _fault(asked, inner, str(word))


def _fault(asked: QueryParameter, of: Field, word: str) -> Fault:
    name, value = asked.name, short(word)
    if not word:
        return Fault(name, "required", texts.REQUIRED.filled(name=name))
    for check in of.validators:
        if isinstance(check, validate.OneOf):
            allowed = [str(each) for each in check.choices]
            near = _near(word, allowed)
            message, status = texts.UNKNOWN_VALUE.filled(name=name, value=value), asked.parameter.status
            return Fault(name, "unknown_value", message, near[0] if near else "", allowed, status)
        if isinstance(check, validate.Range) and word.lstrip("-").isdigit():
            message = texts.OUT_OF_RANGE.filled(name=name, least=check.min, most=check.max)
            return Fault(name, "out_of_range", message)
        if isinstance(check, validate.Regexp):
            return Fault(name, "wrong_form", FORMS[str(check.regex.pattern)].filled(name=name, value=value))
    return Fault(name, "no_integer", texts.NO_INTEGER.filled(name=name, value=value))


def _near(word: str, allowed: Sequence[str]) -> list[str]:
    """What may have been meant: of years and sizes the nearest, of words the most similar. A key of an area is near to no other one: 07339 has
    nothing of 07999 but digits."""
    if not (word.isdigit() and all(each.isdigit() for each in allowed)):
        return difflib.get_close_matches(word.lower(), allowed, n=1, cutoff=0.5)
    if len(word) > LONGEST_NUMBER or any(len(each) > 1 and each[0] == "0" for each in allowed):
        return []
    return [min(allowed, key=lambda each: abs(int(each) - int(word)))]
