"""Rows → Dash components shared by the pages. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard import texts
from dashboard.values.key_figures import KeyFigure as KeyFigure

Content = Any


def aria(**names: str) -> Any:
    """aria-… attributes for any Dash component: aria(label="Karte")."""
    return {f"aria-{name}": value for name, value in names.items()}


@dataclass(frozen=True)
class Column:
    """A column of a table: key in the row, head, and whether it holds numbers (right-aligned, tabular)."""

    key: str
    head: str
    numeric: bool = False
    unit: str = ""


def demo_mark() -> html.Span:
    """The mark beside every figure that contains invented data."""
    return html.Span(texts.DEMO_MARK, className="demo", title=texts.DEMO_MARK_TITLE)


def page(
    title: str, *content: Content, lead: Content = None, notices: Sequence[str] = (), page_id: str | None = None
) -> html.Div:
    """The frame of every page: notices about the address, one h1, the sentence under it, the content."""
    head = [html.H1(title), *([html.P(lead, className="leitsatz")] if lead is not None else [])]
    children = [*(notice(text) for text in notices), html.Div(head, className="seitenkopf"), *content]
    return html.Div(children, className="seite", id=page_id) if page_id else html.Div(children, className="seite")


def notice(text: Content, kind: str = "hinweis") -> html.Div:
    """A visible message: what, why, what to do. kind: hinweis or fehler."""
    return html.Div(html.P(text), className=f"meldung meldung-{kind}", role="alert" if kind == "fehler" else "status")


def key_figures(figures: Sequence[KeyFigure], label: str) -> html.Section:
    """At most four numbers in a row, as a list a screen reader counts."""
    return html.Section(
        html.Ul([html.Li(_key_figure(figure)) for figure in figures], className="kennwerte"), **aria(label=label)
    )


def _key_figure(figure: KeyFigure) -> list[Content]:
    marks = [demo_mark()] if figure.demo else []
    note = [html.Span(figure.note, className="kennwert-notiz")] if figure.note else []
    return [
        html.Span([html.Span(figure.number, className="kennwert-zahl"), *marks], className="kennwert-kopf"),
        html.Span(figure.label, className="kennwert-text"),
        *note,
    ]


def table(
    caption: Content,
    columns: Sequence[Column],
    rows: Sequence[dict[str, Content]],
    class_name: str = "",
    row_head: str = "",
) -> html.Div:
    """A real table with caption and scopes, in a frame that scrolls by keyboard when it must.

    `row_head` is the key of the column that names the row. With the class "stapelt" its rows become cards on a phone.
    """
    name = caption if isinstance(caption, str) else ", ".join(column.head for column in columns)
    head = html.Tr(
        [html.Th([column.head, *_unit(column)], scope="col", className=_alignment(column)) for column in columns]
    )
    body = [html.Tr([_cell(column, row, row_head) for column in columns]) for row in rows]
    return html.Div(
        html.Table(
            [html.Caption(caption), html.Thead(head), html.Tbody(body)], className=f"tabelle {class_name}".strip()
        ),
        className="tabellenrahmen",
        tabIndex="0",
        role="region",
        **aria(label=name),
    )


def _unit(column: Column) -> list[Content]:
    return [html.Span(column.unit, className="einheit")] if column.unit else []


def _alignment(column: Column) -> str:
    return "zahl" if column.numeric else ""


def _cell(column: Column, row: dict[str, Content], row_head: str) -> Content:
    if column.key == row_head:
        return html.Th(row[column.key], scope="row")
    head: Any = {"data-kopf": column.head}
    return html.Td(row[column.key], className=_alignment(column), **head)


def copy_link(address: str = "", **more: Any) -> list[Content]:
    """The button that copies an address (assets/copy_link.js) and, beside it, the place where success is told."""
    said: Any = {"data-verweis": address, "data-worte": f"{texts.COPIED}|{texts.COPY_FAILED}"}
    return [
        html.Button(texts.COPY_LINK, type="button", className="knopf-text", **said, **more),
        html.Span(role="status", className="klein verweis-stand"),
    ]


def source_note(parts: Sequence[Content]) -> html.P:
    """The line under a figure that names its sources and their date."""
    pieces = [piece for part in parts for piece in (" · ", part)][1:]
    return html.P(pieces, className="quelle")


def linked(text: str, name: str) -> list[Content]:
    """A text in which every address is a link of that name, the full stop after it kept."""
    parts: list[Content] = []
    for word in text.split(" "):
        address = word.rstrip(".,;")
        parts += [html.A(name, href=address), word[len(address) :]] if address.startswith("https://") else [word]
        parts.append(" ")
    return parts[:-1]
