"""The published database, asked for one value and what belongs to it. Whatever is not found is answered with what there is."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pipelines.formats.text import alike
from pipelines.problems import BuildError
from pipelines.store.versions import PublishedFolder
from pipelines.trace.model import PublishedValue, TracedArea, TracedIndicator

if TYPE_CHECKING:
    import duckdb

    from geo.areas import Register

Row = dict[str, Any]
_SUGGESTIONS = 5


class Atlas:
    """Read-only questions to one published version."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """The answer as dictionaries by column name."""
        answer = self._connection.execute(sql, list(parameters))
        names = [column[0] for column in answer.description or []]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def one(self, sql: str, *parameters: object) -> Row | None:
        """The first row of the answer."""
        return next(iter(self.rows(sql, *parameters)), None)

    def area(self, area_id: str) -> TracedArea | None:
        """The area of this key."""
        found = self.one("SELECT area_id, label, level FROM area WHERE area_id = ?", area_id)
        return TracedArea(**found) if found else None

    def find_area(self, text: str, register: Register) -> TracedArea:
        """The area meant by a key or name. Raises BuildError (German) with candidates or similar names."""
        from geo.areas import AmbiguousArea, System, UnknownArea, WrongKeySystem

        if found := self.area(text.strip()):
            return found
        try:
            system = System.ARS if text.replace(" ", "").isdigit() else System.NAME
            resolved = self.area(register.resolve(text, system=system).area_id)
        except (AmbiguousArea, UnknownArea, WrongKeySystem) as error:
            raise BuildError(str(error)) from error
        if resolved is None:
            raise BuildError(f"„{text}“ steht nicht im gebauten Stand. Abhilfe: „python -m pipelines build“.")
        return resolved

    def find_indicator(self, text: str) -> TracedIndicator:
        """The indicator meant by its id, title or another name. Raises BuildError with those that are similar or equally meant."""
        columns = "indicator_id, title, unit_short, decimals, definition"
        known = self.rows(f"SELECT {columns}, short_title, synonyms FROM indicator ORDER BY position")
        wanted = alike(text)
        for names in (("indicator_id",), ("title", "short_title"), ("synonyms",)):
            fits = [each for each in known if wanted in _names(each, names)]
            if len(fits) > 1:
                listed = "; ".join(f"{each['indicator_id']} ({each['short_title']})" for each in fits)
                raise BuildError(f"„{text}“ ist nicht eindeutig. Infrage kommen: {listed}.")
            if fits:
                return TracedIndicator(**{name: fits[0][name] for name in columns.split(", ")})
        raise BuildError(_unknown_indicator(text, wanted, known))

    def find_value(self, area: TracedArea, indicator: TracedIndicator, period: int) -> Row:
        """The row of observation_shown. Raises BuildError with the years there are."""
        where = "FROM observation_shown WHERE area_id = ? AND indicator_id = ?"
        found = self.one(f"SELECT * {where} AND period = ?", area.area_id, indicator.indicator_id, period)
        if found:
            return found
        years = [
            row["period"]
            for row in self.rows(
                f"SELECT DISTINCT period {where} ORDER BY period", area.area_id, indicator.indicator_id
            )
        ]
        if years:
            raise BuildError(
                f"Für {area.label} und „{indicator.title}“ gibt es {period} keinen Wert. Es gibt: {', '.join(map(str, years))}."
            )
        levels = [
            row["level"]
            for row in self.rows(
                "SELECT DISTINCT level FROM observation WHERE indicator_id = ?", indicator.indicator_id
            )
        ]
        there = (
            f" Werte gibt es auf den Ebenen: {', '.join(sorted(levels))}."
            if levels
            else " Es ist dazu noch nichts geladen."
        )
        raise BuildError(f"Für {area.label} gibt es zu „{indicator.title}“ keinen Wert.{there}")

    def published(self, area: TracedArea, shown: Row) -> PublishedValue:
        """The value as shown, with the words of a category and the area it is inherited from."""
        word = self.one(
            "SELECT label FROM indicator_category WHERE indicator_id = ? AND code = ?",
            shown["indicator_id"],
            shown["value"],
        )
        inherited = shown["from_area_id"] if shown["from_area_id"] != area.area_id else None
        numbers = {name: shown[name] for name in ("value", "low", "high", "numerator", "denominator", "status", "note")}
        return PublishedValue(
            **numbers,
            category=word["label"] if word else None,
            inherited_from=self.area(inherited) if inherited else None,
        )


@contextmanager
def opened(published: PublishedFolder) -> Iterator[tuple[Atlas, str]]:
    """The published database and the name of its version. Raises BuildError where nothing is published or it cannot be read."""
    import duckdb

    current = published.current()
    if current is None:
        raise BuildError("Es ist nichts veröffentlicht. Abhilfe: „python -m pipelines build“.")
    try:
        connection = duckdb.connect(str(published.database(current)), read_only=True)
    except duckdb.Error as error:
        raise BuildError(
            "Die veröffentlichte Datenbank lässt sich nicht lesen. Abhilfe: „python -m pipelines build“."
        ) from error
    with connection:
        yield Atlas(connection), current.version


def _names(indicator: Row, columns: tuple[str, ...]) -> set[str]:
    values = [indicator[column] for column in columns]
    return {alike(name) for value in values for name in (value if isinstance(value, list) else [value])}


def _unknown_indicator(text: str, wanted: str, known: list[Row]) -> str:
    """German, with the indicators whose names are similar or contain the text."""
    names = {
        name: each for each in known for name in _names(each, ("indicator_id", "title", "short_title", "synonyms"))
    }
    containing = [name for name in names if wanted and wanted in name]
    close = [*difflib.get_close_matches(wanted, names, n=_SUGGESTIONS, cutoff=0.6), *containing]
    suggested = list({names[name]["indicator_id"]: names[name]["short_title"] for name in close}.items())[:_SUGGESTIONS]
    hint = (
        f"Gemeint ist vielleicht: {'; '.join(f'{key} ({title})' for key, title in suggested)}."
        if suggested
        else f"Beispiele: {', '.join(each['indicator_id'] for each in known[:_SUGGESTIONS])}; alle stehen auf der Seite „Daten und Methoden“."
    )
    return f"Die Kennzahl „{text}“ gibt es nicht. {hint}"
