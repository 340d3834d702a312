"""Parameters that several pages read, each with one name and one set of values everywhere; former values stay readable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from dashboard.addresses.areas import LAND, Areas, unknown_area
from dashboard.addresses.notices import WRONG, Notice, of_version, short
from dashboard.texts import TWICE, UNKNOWN_NAME

# What an address calls a reference of the contract (column `reference` of the table `comparison`).
REFERENCES = {"land": "land", "kind": "kind", "kreis": "kreis", "aehnliche": "peers"}
GROUPS = ("kreis", "kind", "aehnliche")
_FORMER = {"peers": "aehnliche"}


@dataclass(frozen=True)
class Parameter:
    """`default` counts where the address is silent, `aliases` lead from former values to those of today.

    `is_list`: several values, separated by commas or given one by one. `label` is what the notice about an unknown value calls it, `status`
    the one of that notice.
    """

    name: str
    default: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict, hash=False)
    is_list: bool = False
    label: str = ""
    status: int = WRONG


INDICATOR = Parameter("kennzahl")
AREA = Parameter("gebiet")
YEAR = Parameter("jahr")
REFERENCE = Parameter("bezug", "kind", aliases=_FORMER)
GROUP = Parameter("gruppe", aliases=_FORMER)
VIEW = Parameter("ansicht")
VERSION = Parameter("v")


class Reader:
    """Takes one address apart. `notices` gathers, in the order of reading, what it asks for in vain.

    `parameters` as the web server gives them: one text or several per name. Empty values count as not given; of several values of a
    parameter that is no list the first counts.
    """

    def __init__(self, parameters: Mapping[str, Any], known: Iterable[Parameter], unknown_value: str = "") -> None:
        """`unknown_value`: the sentence about a value that does not exist, with places for label, name, value, instead."""
        by_name = {name: _texts(values) for name, values in parameters.items()}
        self._values = {name: values for name, values in by_name.items() if values}
        self._known = {each.name: each for each in known}
        self._unknown_value = unknown_value
        self.notices: list[Notice] = []

    def text(self, parameter: Parameter, default: str | None = None) -> str:
        """What the address says, under the value's name of today; its default where it is silent."""
        values = self._values.get(parameter.name)
        if not values:
            return parameter.default if default is None else default
        value = ",".join(values) if parameter.is_list else values[0]
        return parameter.aliases.get(value, value)

    def one(self, parameter: Parameter, allowed: Iterable[str] | Mapping[str, str], default: str | None = None) -> str:
        """One of the allowed values, else the default; `allowed` may say what each is called in the notice."""
        instead = parameter.default if default is None else default
        value = self.text(parameter, instead)
        labels = allowed if isinstance(allowed, Mapping) else {each: each for each in allowed}
        if value == instead or value in labels:
            return value
        self.refuse(parameter, value, labels.get(instead, ""))
        return instead

    def several(self, parameter: Parameter, allowed: Iterable[str]) -> tuple[str, ...]:
        """The allowed values that are named, in the order of `allowed`, each once."""
        words = [parameter.aliases.get(word, word) for word in self.words(parameter)]
        order = tuple(allowed)
        for word in words:
            if word not in order:
                self.refuse(parameter, word)
        return tuple(word for word in order if word in words)

    def words(self, parameter: Parameter) -> list[str]:
        """What is named between commas, in the order of the address."""
        return [word.strip() for word in self.text(parameter).split(",") if word.strip()]

    def area(self, known: Areas) -> str:
        """The key of an area or of the Land, "" for none."""
        value = self.text(AREA)
        if not value or value == LAND or value in known.by_id:
            return value
        self.notices.append(unknown_area(value, known))
        return ""

    def refuse(self, parameter: Parameter, value: str, instead: str = "") -> None:
        """Note a value that does not exist."""
        places = {"label": parameter.label, "name": parameter.name, "value": short(value), "instead": instead}
        self.note(self._unknown_value.format(**places), parameter.status)

    def note(self, message: str, status: int = WRONG, near: str = "", *, page_only: bool = False) -> None:
        """Keep a notice, once."""
        notice = Notice(message, status, near, page_only)
        if notice not in self.notices:
            self.notices.append(notice)

    def version(self, current: str) -> None:
        """Note an address that was made of other data."""
        self.notices += of_version(self.text(VERSION, current), current)

    def check_names(self) -> None:
        """Note every name an address of this page does not have, and every parameter with several values that can have one."""
        for name in sorted(set(self._values) - set(self._known)):
            self.note(UNKNOWN_NAME.format(name=short(name)))
        for name, values in self._values.items():
            if len(set(values)) > 1 and not (name in self._known and self._known[name].is_list):
                self.note(TWICE.format(name=short(name)))


def _texts(values: Any) -> list[str]:
    listed = [values] if isinstance(values, str) else map(str, values)
    return [text.strip() for text in listed if text.strip()]


def query(fields: Mapping[str, str]) -> str:
    """The part of an address after "?": what is empty is left out, commas and colons stay as they are."""
    return urlencode({name: text for name, text in fields.items() if text}, safe=",:")
