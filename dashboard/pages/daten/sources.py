"""Sources and the files taken from them."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import components, german
from dashboard.components import Column
from dashboard.texts import daten as texts

Content = Any
_SHOWN_OF_CHECKSUM = 12


def source_list(sources: list[dict[str, Any]]) -> html.Ul:
    """One entry per source: who publishes what under which terms."""
    return html.Ul([html.Li(_source(source)) for source in sources], className="daten-quellen")


def terms(pairs: list[tuple[str, Content]]) -> html.Dl:
    """Names and what they stand for; what is not there is left out."""
    return html.Dl([html.Div([html.Dt(name), html.Dd(said)]) for name, said in pairs if said], className="daten-angaben")


def release_table(releases: list[dict[str, Any]]) -> html.Div:
    """Every file with its checksum and what became of its rows."""
    columns = [Column("source", texts.HEAD_SOURCE), Column("period", texts.HEAD_PERIOD), Column("published", texts.HEAD_PUBLISHED),
               Column("sha", texts.HEAD_SHA), Column("size", texts.HEAD_SIZE, numeric=True), Column("read", texts.HEAD_READ, numeric=True),
               Column("used", texts.HEAD_USED, numeric=True), Column("rejected", texts.HEAD_REJECTED, numeric=True)]
    return components.table(texts.RELEASES_CAPTION, columns, [_release(release) for release in releases], "daten-dicht", row_head="source")


def _source(source: dict[str, Any]) -> list[Content]:
    marks: list[Content] = [" ", components.demo_mark()] if source["synthetic"] else []
    licence = html.A(source["licence"], href=source["licence_url"]) if source["licence_url"] else source["licence"]
    link = html.A(texts.SOURCE_LINK, href=source["url"]) if source["url"] else None
    caveats = html.Ul([html.Li(caveat) for caveat in source["caveats"]]) if source["caveats"] else None
    return [html.H3([source["title"], *marks]), terms([
        (texts.PUBLISHER, source["publisher"]), (texts.LICENCE, licence), (texts.ATTRIBUTION, source["attribution"]),
        (texts.CADENCE, source["cadence"]), (texts.FORMAT, source["format"]), (texts.CAVEATS, caveats)]), link]


def _release(release: dict[str, Any]) -> dict[str, Content]:
    name = [release["source"], html.Span(release["release_id"], className="daten-datei")]
    original = [" ", html.A(texts.ORIGINAL, href=release["url"])] if release["url"] else []
    return {
        "source": [*name, *([components.demo_mark()] if release["synthetic"] else [])],
        "period": release["period"].replace("-", "–") if len(release["period"]) == len("2014-2020") else release["period"],
        "published": [published(release["published"]), *original],
        "sha": html.Details([html.Summary(html.Code(f"{release['sha256'][:_SHOWN_OF_CHECKSUM]}…")), html.Code(release["sha256"])]),
        "size": texts.KILOBYTES.format(size=german.number(release["size_bytes"] / 1000, 0 if release["size_bytes"] >= 10_000 else 1)),
        "read": german.number(release["rows_read"]), "used": german.number(release["rows_published"]),
        "rejected": german.number(release["rows_rejected"]),
    }


def published(text: str) -> str:
    """A day of publication as precise as known: 2021 → 2021, 2021-04 → 04/2021, 2021-04-15 → 15.04.2021."""
    parts = text.split("-")
    return {1: text, 2: "/".join(reversed(parts)), 3: ".".join(reversed(parts))}[len(parts)]
