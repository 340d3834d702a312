"""What an own value rests on: the stored file is read once more by the reader of its source, and the rows that made the value are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.problems import InputError
from pipelines.store.reading import Reading, reader_of
from pipelines.trace.atlas import Atlas, Row
from pipelines.trace.file_rows import PublishedFile
from pipelines.trace.model import Comparison, Evidence, FileRow

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.catalog.indicators import Indicator

Tables = dict[str, "pd.DataFrame"]

# Which column of a raw table says which area, year and offence a row is about.
_AREA_COLUMNS = ("area_id", "kreis")
_YEAR_COLUMNS = ("year", "period")
# Published number → the columns of raw tables it may have come from, by measure of the PKS.
_COUNTED = {
    "haeufigkeitszahl": {"value": ("hz",), "numerator": ("cases",)},
    "aufklaerungsquote": {"value": ("clearance_pct",), "numerator": ("cleared",), "denominator": ("cases",)},
}
# Figure of the Land → the published number it became, by measure.
_STATED = {
    "haeufigkeitszahl": {"haeufigkeitszahl": "value", "faelle": "numerator"},
    "aufklaerungsquote": {"aufklaerungsquote_pct": "value", "faelle": "denominator"},
}
# Published values are sums and quotients in binary numbers; what was published has at most nine decimals.
_TOLERANCE = 1e-6

# Column of registry_fact → sheets of the workbook that say it; all others stand on the sheet of the bodies themselves.
_SHEETS = {
    "letzte_sitzung_monate": ("meeting",),
    "letzte_oeffentliche_sitzung_monate": ("meeting",),
    "sitzungen_12m": ("meeting",),
    "arbeitsgruppen": ("group",),
    "polizei_mitglied": ("member",),
    "schulen_mitglied": ("member",),
    "breite_mitgliedschaft": ("member",),
    "lokale_analyse": ("analysis",),
    "analyse_alter_jahre": ("analysis",),
    "buergerbefragung": ("analysis",),
    "projekte_12m": ("project",),
    "projektqualitaet": ("project",),
    "wirkungspruefung": ("project",),
    "landesfoerderungen_36m": ("project",),
    "landesfoerderung_eur_36m": ("project",),
    "qualifizierte_personen": ("qualification",),
    "teilnahmen_24m": ("contact",),
}


@dataclass(frozen=True)
class TracedValue:
    """The own value whose origin is sought: an area, its observation, the indicator and what may be read again."""

    atlas: Atlas
    indicator: Indicator
    observation: Row
    reading: Reading

    @property
    def area_id(self) -> str:
        """Of the area the value belongs to."""
        return str(self.observation["from_area_id"])


def evidence_of(traced: TracedValue) -> Evidence:
    """The rows behind a value, or what it was computed from."""
    source = catalog.sources()[traced.reading.release.source_id]
    try:
        tables = reader_of(source)(traced.reading)
    except InputError as error:
        return Evidence(fault=f"Die gespeicherte Datei lässt sich nicht mehr so lesen wie beim Bau: {error}")
    if traced.indicator.coverage:
        return _coverage(traced)
    if traced.indicator.survey:
        return _survey(traced, tables)
    if traced.indicator.registry:
        return _registry(traced, tables)
    return _of_the_land(traced, tables) if source.layout == "pks_land" else _counted(traced, tables)


def _of_the_land(traced: TracedValue, tables: Tables) -> Evidence:
    """Figures published for the whole Land: one row per figure, each with the page it was read on."""
    file, keys = PublishedFile(traced.reading), _keys(traced.indicator) or set()
    measure = traced.indicator.pks.measure if traced.indicator.pks else ""
    rows, comparisons = [], []
    for raw in tables["zahlen"].to_dict("records"):
        row = {str(name): value for name, value in raw.items()}
        what = _STATED[measure].get(row["groesse"]) if measure else None
        if what is None or int(row["jahr"]) != traced.observation["period"] or row["schluessel"] not in keys:
            continue
        rows.append(_file_row(traced.atlas, file, None, row))
        number, published = _number(row["wert"].replace(",", ".")), traced.observation[what]
        if published is not None and number is not None:
            comparisons.append(
                Comparison(what, row["groesse"], row["wert"], number, published, _equal(number, published))
            )
    return Evidence(rows, comparisons)


def _counted(traced: TracedValue, tables: Tables) -> Evidence:
    """Figures of the PKS, whichever source states them: one row, or for the Land those of its Kreise."""
    file, years = PublishedFile(traced.reading), {str(traced.observation["period"])}
    for areas in _territories(traced):
        rows = [
            _file_row(traced.atlas, file, None, row)
            for table in tables.values()
            for row in _about(table, areas, years, _keys(traced.indicator))
        ]
        if rows:
            return Evidence(rows, _compared(traced, rows), _how_summed(traced, rows))
    return Evidence(computed=["In der Datei steht zu Gebiet, Jahr und Schlüssel keine Zeile."])


def _territories(traced: TracedValue) -> Iterable[set[str]]:
    """The area itself; then the body that stands at several levels under another of its keys; then the Kreise of the Land."""
    yield {traced.area_id}
    above = traced.atlas.one("SELECT kommune_id, kreis_id FROM area WHERE area_id = ?", traced.area_id) or {}
    for key in (above.get("kommune_id"), above.get("kreis_id")):
        if key and key != traced.area_id:
            yield {key}
    yield {row["area_id"] for row in traced.atlas.rows("SELECT area_id FROM area WHERE level = 'kreis'")}


def _keys(indicator: Indicator) -> set[str] | None:
    """Every key under which the indicator's offences were ever published; None for an indicator without."""
    return {indicator.pks.key, *indicator.pks.former_keys.values()} if indicator.pks else None


def _about(table: pd.DataFrame, areas: set[str], years: set[str], keys: set[str] | None) -> list[Row]:
    """Rows of a raw table about one of the areas, in one of the years, with one of the keys."""
    area = next((name for name in _AREA_COLUMNS if name in table.columns), None)
    if area is None:
        return []
    width = len(next(iter(areas)))
    chosen = table[area].astype("string").str.zfill(width).isin(areas)
    for names, wanted in ((_YEAR_COLUMNS, years), (("key",), keys)):
        column = next((name for name in names if name in table.columns), None)
        if column and wanted is not None:
            chosen &= table[column].astype("string").isin(wanted)
    return [{str(name): value for name, value in row.items()} for row in table[chosen].to_dict("records")]


def _file_row(atlas: Atlas, file: PublishedFile, sheet: str | None, row: Row) -> FileRow:
    texts = {name: _text(value) for name, value in row.items() if name not in {"line", "sheet"}}
    found, cells = file.cells(
        _text(row.get("sheet")) or sheet, int(row["line"]), [text for text in texts.values() if text]
    )
    key = texts.get("area_id") or (texts.get("kreis") or "").zfill(5)
    area = atlas.area(key)
    return FileRow(
        area.area_id if area else None, area.label if area else None, found or sheet, int(row["line"]), cells, texts
    )


def _text(value: object) -> str | None:
    """A cell of a raw table as text; None for what is missing (None, NaN, NA)."""
    return None if value is None or value != value or str(value) == "<NA>" else str(value)


def _compared(traced: TracedValue, rows: list[FileRow]) -> list[Comparison]:
    """The numbers of the rows beside the published ones: sums for several rows, and then no rate, which cannot be summed."""
    columns = (
        _COUNTED[traced.indicator.pks.measure]
        if traced.indicator.pks
        else {"value": ("value", "cases"), "numerator": ("cases",)}
    )
    comparisons = []
    for what, names in columns.items():
        name = next((name for name in names if name in rows[0].read_as), None)
        published = traced.observation[what]
        if name is None or published is None or (len(rows) > 1 and what == "value"):
            continue
        texts = [row.read_as[name] for row in rows]
        numbers = [number for text in texts if (number := _number(text)) is not None]
        total = sum(numbers) if len(numbers) == len(rows) else None
        equal = total is not None and _equal(total, published)
        shown = texts[0] if len(rows) == 1 else f"Summe aus {len(rows)} Zeilen"
        comparisons.append(Comparison(what, name, shown, total, published, equal))
    return comparisons


def _equal(number: float, published: float) -> bool:
    return abs(number - published) <= _TOLERANCE * max(1, abs(published))


def _number(text: str | None) -> float | None:
    """Thousands with a comma, decimals with a point, as the PKS prints them."""
    try:
        return float((text or "").replace(",", ""))
    except ValueError:
        return None


def _how_summed(traced: TracedValue, rows: list[FileRow]) -> list[str]:
    if len(rows) > 1:
        return [
            f"Summe der {len(rows)} Zeilen; die Häufigkeitszahl ist aus den Summen von Fällen und Einwohnern berechnet."
        ]
    if traced.indicator.pks and not any(
        name in rows[0].read_as for name in _COUNTED[traced.indicator.pks.measure]["value"]
    ):
        return ["Die Datei nennt Fälle; die Verhältniszahl ist daraus berechnet, womit, sagt der Hinweis."]
    return []


def _survey(traced: TracedValue, tables: Tables) -> Evidence:
    """Leads to the delivery and its mapping, never to an answer."""
    from pipelines.surveys.archive import unpack
    from pipelines.surveys.mapping import load

    measure = traced.indicator.survey
    if measure is None:
        return Evidence()
    delivery = unpack(Reading(traced.reading.release, traced.reading.register, traced.reading.today))
    mapped = [item for item in load(traced.reading, delivery.mapping).item if item.item == measure.item]
    places = [item.column or f"Blatt {item.sheet}, Spalten {', '.join(item.columns.values())}" for item in mapped]
    computed = [
        f"Lieferung: {delivery.file} mit ihrer Zuordnung (mapping.toml). Einzelne Antworten werden nicht gezeigt.",
        f"Frage: {measure.item}, in der Datei: {'; '.join(places) or 'nicht gefunden'}.",
    ]
    estimates = tables["estimate"]
    chosen = estimates[
        (estimates["item_id"] == measure.item)
        & (estimates["category"] == measure.category)
        & (estimates["subgroup"] == "alle")
    ]
    comparisons = []
    for row in chosen.to_dict("records"):
        computed.append(
            f"Geschätzt aus n = {_text(row['n']) or 'zu wenigen'} Antworten (wirksam {_text(row['n_eff']) or '–'}), Stand {row['status']}."
        )
        number, published = _number(_text(row["value_pct"])), traced.observation["value"]
        if published is not None:
            equal = number is not None and _equal(number, published)
            comparisons.append(Comparison("value", "value_pct", _text(row["value_pct"]), number, published, equal))
    return Evidence([], comparisons, computed)


def _registry(traced: TracedValue, tables: Tables) -> Evidence:
    """The rows of the list about the area and its bodies, as far as the indicator rests on them, and the reports its Stand rests on."""
    from pipelines.registry.layout import layout

    measure = traced.indicator.registry
    titles = {sheet.name: sheet.title for sheet in layout().sheet}
    sheets = dict.fromkeys(("council_area", *_SHEETS.get(measure.column if measure else "", ("council",)), "status"))
    bodies = {
        row["council_id"]
        for row in traced.atlas.rows("SELECT council_id FROM council_area WHERE area_id = ?", traced.area_id)
    }
    file, rows = PublishedFile(traced.reading), list[FileRow]()
    for name in sheets:
        table = tables.get(name)
        if table is None:
            continue
        of_area = table["area_id"].isin({traced.area_id}) if "area_id" in table.columns else None
        of_body = table["council_id"].isin(bodies) if "council_id" in table.columns else None
        chosen = of_area if of_body is None else of_body if of_area is None else of_area | of_body
        found = [] if chosen is None else table[chosen.fillna(value=False)].to_dict("records")
        has_sheets = traced.reading.release.release_id.endswith((".xlsx", ".xlsm", ".ods", ".xls"))
        rows += [
            _file_row(traced.atlas, file, titles.get(name) if has_sheets else None, {str(k): v for k, v in row.items()})
            for row in found
        ]
    rows = list({(row.sheet, row.line): row for row in rows}.values())  # one row of a list may fill several tables
    day = traced.atlas.one("SELECT as_of FROM build")
    told = (
        [f"Aus diesen Zeilen abgeleitet für den {day['as_of']:%d.%m.%Y}: {traced.indicator.definition}"] if day else []
    )
    return Evidence(
        rows, [], told if rows else ["Die Liste enthält zu diesem Gebiet keine Zeile; unbekannt heißt nicht: keines."]
    )


def _coverage(traced: TracedValue) -> Evidence:
    """Computed: from the Stand of each Kommune of the area."""
    kommunen = traced.atlas.rows(
        """
        SELECT area.label, status_kind.label AS status, judged.confirmed_on, judged.day
        FROM status_judged() AS judged JOIN area USING (area_id) JOIN status_kind USING (status)
        WHERE area.level = 'kommune' AND (? IN (area.kreis_id, '07')) AND year(judged.day) = ? ORDER BY area.area_id
        """,
        traced.area_id,
        traced.observation["period"],
    )
    told = [
        f"Berechnet aus dem Stand der {len(kommunen)} Kommunen des Gebiets nach der Gremienliste, keine einzelne Zeile."
    ]
    told += [
        f"{row['label']}: {row['status']} am {row['day']:%d.%m.%Y}"
        + (f" (gemeldet zum {row['confirmed_on']:%d.%m.%Y})" if row["confirmed_on"] else "")
        for row in kommunen
    ]
    return Evidence(computed=told)
