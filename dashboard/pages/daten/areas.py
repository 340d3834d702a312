"""Areas: how many of which kind, their boundaries, inhabitants, and what became of former ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import html

from dashboard import components, german
from dashboard.components import Column
from dashboard.texts import daten as texts

Content = Any


def counts(rows: list[dict[str, Any]]) -> html.Div:
    """Areas by level and kind."""
    columns = [Column("level", texts.HEAD_LEVEL), Column("kind", texts.HEAD_AREA_KIND), Column("areas", texts.HEAD_COUNT, numeric=True)]
    shown = [{"level": texts.LEVELS[row["level"]], "kind": row["kind"], "areas": german.number(row["areas"])} for row in rows]
    return components.table(texts.AREAS_CAPTION, columns, shown, "daten-schmal")


def boundaries(build: dict[str, Any], levels: list[str]) -> list[Content]:
    """Where the geometry comes from, how exact it is, and the files."""
    schematic = [components.notice(texts.SCHEMATIC)] if build["boundaries_schematic"] else []
    files = [(texts.BOUNDARIES_DOWNLOAD.format(level=texts.LEVELS[level]), f"/daten/grenzen/{level}.geojson") for level in levels]
    links = [html.Li(html.A(name, href=address)) for name, address in files]
    return [html.H3(texts.BOUNDARIES), *schematic, html.P(build["boundaries_note"]), html.Ul(links, className="link-reihe")]


def population(day: date, rows: list[dict[str, Any]]) -> list[Content]:
    """Which number of inhabitants is used for what."""
    columns = [Column("concept", texts.HEAD_CONCEPT), Column("years", texts.HEAD_YEARS), Column("areas", texts.HEAD_AREAS, numeric=True),
               Column("sources", texts.HEAD_SOURCE)]
    shown = [{"concept": texts.CONCEPTS[row["concept"]], "years": german.years(row["first_year"], row["last_year"]),
              "areas": german.number(row["areas"]), "sources": german.listing(row["sources"])} for row in rows]
    return [html.H3(texts.POPULATION), html.P(texts.POPULATION_LEAD.format(day=german.day(day))),
            components.table(texts.POPULATION_CAPTION, columns, shown, "daten-dicht", row_head="concept")]


def changes(rows: list[dict[str, Any]]) -> html.Details:
    """Former areas and their successors."""
    columns = [Column("old", texts.HEAD_OLD), Column("new", texts.HEAD_NEW), Column("day", texts.HEAD_DAY),
               Column("proof", texts.HEAD_VERIFIED), Column("note", texts.HEAD_NOTE)]
    table = components.table(texts.CHANGES_CAPTION, columns, [_change(row) for row in rows], "daten-dicht", row_head="old")
    head = html.Summary(f"{texts.CHANGES} ({german.number(len(rows))})")
    return html.Details([head, html.P(texts.CHANGES_LEAD), table], className="daten-klappe")


def _change(row: dict[str, Any]) -> dict[str, Content]:
    proof = html.A(texts.VERIFIED, href=row["source_url"]) if row["verified"] and row["source_url"] else texts.NOT_VERIFIED
    notes = [*([texts.PART] if row["part_only"] else []), *([row["note"]] if row["note"] else [])]
    return {"old": row["old_name"], "new": row["new_label"], "day": german.day(row["changed_on"]), "proof": proof, "note": "; ".join(notes)}
