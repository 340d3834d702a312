"""Tables, lists of terms and folded parts of the page, as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain

DEMO = plain(components.demo_mark())


@dataclass(frozen=True)
class Column:
    """A column: its head, and whether it holds numbers (right-aligned, tabular)."""

    head: str
    numeric: bool = False


def numbers(*heads: str) -> list[Column]:
    """Columns of numbers."""
    return [Column(head, numeric=True) for head in heads]


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Content]],
    *,
    class_: str = "daten-dicht",
    headed: bool = True,
) -> Markup:
    """A real table with caption and scopes, in a frame that scrolls by keyboard when it must. `headed`: the first cell names its row."""
    heads = [el("th", column.head, scope="col", class_=_alignment(column)) for column in columns]
    body = [
        el(
            "tr",
            [
                _cell(column, cell, is_head=headed and not place)
                for place, (column, cell) in enumerate(zip(columns, row, strict=True))
            ],
        )
        for row in rows
    ]
    drawn = el(
        "table", el("caption", caption), el("thead", el("tr", heads)), el("tbody", body), class_=f"tabelle {class_}"
    )
    return el("div", drawn, class_="tabellenrahmen", tabindex="0", role="region", aria_label=caption)


def _cell(column: Column, content: Content, *, is_head: bool) -> Markup:
    return (
        el("th", content, scope="row")
        if is_head
        else el("td", content, class_=_alignment(column), data_kopf=column.head)
    )


def _alignment(column: Column) -> str | None:
    return "zahl" if column.numeric else None


def terms(pairs: Iterable[tuple[str, Content]]) -> Markup:
    """Names and what they stand for; what is not there is left out."""
    return el("dl", [el("div", el("dt", name), el("dd", said)) for name, said in pairs if said], class_="daten-angaben")


def bullets(lines: Sequence[Content] | None) -> Markup | None:
    """A list; nothing for nothing."""
    return el("ul", [el("li", line) for line in lines]) if lines else None


def folded(head: str, count: int | None, *content: Content) -> Markup:
    """A part that is shut until it is asked for, with the number of its entries."""
    return el(
        "details",
        el("summary", f"{head} ({german.number(count)})" if count is not None else head),
        content,
        class_="daten-klappe",
    )


def prosa(blocks: Sequence[Markup]) -> Markup:
    """Running text in two columns where there is room."""
    return el("div", blocks, class_="daten-prosa")
