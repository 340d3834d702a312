"""The tables of the Beratungsliste: what is listed, contacts, offers, rules. Every word and number is that of the page and of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard import german
from dashboard.addresses.area_filter import KREISFREIE_STADT
from dashboard.briefings.contents import cells, registered_kommunen
from dashboard.briefings.model import Cell, Column, Source, Table
from dashboard.exports.kommune_lists import degree_words
from dashboard.pages.anlaesse import rows as page_rows
from dashboard.pages.anlaesse.work_list import ListPage, sentence
from dashboard.queries import catalogue, frame, occasions
from dashboard.queries.occasions import Finding, KommuneRow, Offer, Selection
from dashboard.texts import briefing_work_list as texts
from dashboard.texts import contact_order as order_texts
from dashboard.texts import occasions as page_texts

Rows = Sequence[Finding] | Sequence[KommuneRow]
_KREIS = Column(texts.HEAD_KREIS)


def findings_of(rows: Rows) -> list[Finding]:
    """Every finding of the rows, in their order."""
    return [finding for row in rows for finding in (row.findings if isinstance(row, KommuneRow) else (row,))]


def sources(rows: Rows) -> list[Source]:
    """Whoever reported or published what the rows rest on, official ones first."""
    titles = {title for each in (*rows, *findings_of(rows)) for title in each.source.split("; ")}
    known = [each for each in catalogue.sources() if each["title"] in titles]
    return list(dict.fromkeys(Source(each["attribution"], each["licence"], bool(each["synthetic"])) for each in known))


def listed(asked: Selection, rows: Rows) -> Table:
    """The rows in the order of the address."""
    title = texts.LIST.format(title=page_texts.TITLES[asked.view], count=sentence(asked, ListPage.of(asked)))
    if asked.view == "liste":
        return findings(asked, [row for row in rows if isinstance(row, Finding)], title)
    return kommunen(asked, [row for row in rows if isinstance(row, KommuneRow)], title)


def findings(asked: Selection, rows: Sequence[Finding], title: str) -> Table:
    """Some findings, a row each: Kommune, kind, degree, evidence, day, offers."""
    several = _is_in_several_kreise(rows)
    columns = (
        *_group_columns(asked),
        Column(texts.HEAD_KOMMUNE, heads_row=True),
        *([_KREIS] if several else []),
        Column(texts.HEAD_FINDING),
        Column(texts.HEAD_SEVERITY),
        Column(texts.HEAD_EVIDENCE),
        Column(texts.HEAD_DAY, "date"),
        Column(texts.HEAD_OFFERS),
    )
    lines = [
        (
            *_group_cells(asked, each.area_id),
            Cell(each.label),
            *([_kreis(each)] if several else []),
            Cell(f"{each.kind} {each.title}"),
            Cell(degree_words(each), marks=_marks(each)),
            Cell(each.evidence, marks=_marks(each)),
            _day(each.value_date, page_texts.NO_DATE, _marks(each)),
            Cell("; ".join(offer.title for offer in each.offers) or page_texts.NO_OFFER),
        )
        for each in rows
    ]
    return Table("beratungsanlaesse", title, columns, lines, synthetic=any(each.demo for each in rows))


def kommunen(asked: Selection, rows: Sequence[KommuneRow], title: str) -> Table:
    """Some Kommunen of a list, a row each: place, reason, evidence, offer, where there is no reason the Stand. What else is reported of them
    stands in their contacts: a row of all would not stay together on a page."""
    several = _is_in_several_kreise(rows)
    has_order, is_first = asked.view != "kommunen", asked.view == "zuerst"
    columns = (
        *_group_columns(asked),
        *([Column(texts.HEAD_PLACE, "integer")] if has_order else []),
        Column(texts.HEAD_KOMMUNE, heads_row=True),
        *([_KREIS] if several else []),
        Column(texts.HEAD_REASON if has_order else texts.HEAD_STATUS),
        Column(texts.HEAD_EVIDENCE if is_first else texts.HEAD_FINDINGS),
        Column(texts.HEAD_OFFER if is_first else texts.HEAD_OFFERS),
    )
    lines = [_kommune(asked, each, has_order=has_order, several=several) for each in rows]
    return Table("kommunen", title, columns, lines, synthetic=any(each.demo for each in rows))


def first(asked: Selection, rows: Sequence[KommuneRow], title: str) -> Table:
    """The same for a page or a slide: place, reason and next offer; the reason names Stand, inhabitants, need and contact."""
    several = _is_in_several_kreise(rows)
    columns = (
        Column(texts.HEAD_PLACE, "integer"),
        Column(texts.HEAD_KOMMUNE, heads_row=True),
        *([_KREIS] if several else []),
        Column(texts.HEAD_REASON),
        Column(texts.HEAD_OFFER),
    )
    lines = []
    for row in rows:
        shown = page_rows.kommune_cells(row, asked)
        lines.append(
            [
                Cell(shown.place, row.place, _marks(row)),
                Cell(row.label),
                *([_kreis(row)] if several else []),
                _reason(row, shown.reason),
                Cell("; ".join(each.title for each in shown.offers) or page_texts.NO_OFFER),
            ]
        )
    return Table("zuerst_ansprechen", title, columns, lines, synthetic=any(row.demo for row in rows))


def _kommune(asked: Selection, row: KommuneRow, *, has_order: bool, several: bool) -> tuple[Cell, ...]:
    shown, marks = page_rows.kommune_cells(row, asked), _marks(row)
    is_first = asked.view == "zuerst"
    findings = "; ".join(f"{title} ({degree})" for title, degree in shown.findings) or page_texts.NO_FINDING
    return (
        *_group_cells(asked, row.area_id),
        *([Cell(shown.place, row.place, marks)] if has_order else []),
        Cell(row.label),
        *([_kreis(row)] if several else []),
        _reason(row, shown.reason) if has_order else cells.status(row.standing.status, demo=row.demo),
        Cell(shown.why or "–" if is_first else findings, marks=marks),
        Cell("; ".join(each.title for each in shown.offers) or page_texts.NO_OFFER),
    )


def _reason(row: KommuneRow, reason: str) -> Cell:
    """The reason, which begins with the Stand, with the marks of that."""
    return Cell(reason, marks=cells.status(row.standing.status, demo=row.demo).marks)


def _is_in_several_kreise(rows: Rows) -> bool:
    """Whether each row has to say its Kreis."""
    return len({row.kreis_id for row in rows}) > 1


def _group_columns(asked: Selection) -> Sequence[Column]:
    """The column that says the group; that of the Kreis is there in any case."""
    return [Column(texts.HEAD_POLICE)] if asked.grouping == "pp" else []


def _group_cells(asked: Selection, area_id: str) -> Sequence[Cell]:
    return [Cell(occasions.group_label(area_id, "pp") or texts.NO_POLICE)] if asked.grouping == "pp" else []


def _marks(row: Finding | KommuneRow) -> tuple[str, ...]:
    """That a row rests on invented data, where it does."""
    return ("e",) if row.demo else ()


def _kreis(row: Finding | KommuneRow) -> Cell:
    return Cell(texts.OWN_KREIS) if row.area_kind_id == KREISFREIE_STADT else cells.kreis(row.kreis)


def _day(day: date | None, otherwise: str, marks: Sequence[str]) -> Cell:
    return cells.with_mark(cells.day(day, otherwise), [*([] if day else ["m"]), *marks])


def contacts(rows: Sequence[KommuneRow]) -> Table:
    """What is known and reported of the listed Kommunen, and when somebody spoke with them."""
    has_need = any(row.order for row in rows)
    columns = (
        Column(texts.HEAD_KOMMUNE, heads_row=True),
        Column(texts.HEAD_STATUS),
        Column(texts.HEAD_INHABITANTS, "integer"),
        Column(texts.HEAD_OCCASIONS, "integer"),
        Column(texts.HEAD_HINTS, "integer"),
        Column(texts.HEAD_CONFIRMED, "date"),
        Column(texts.HEAD_MEETING, "date"),
        Column(texts.HEAD_CONTACT, "date"),
        *([Column(texts.HEAD_NEED), Column(texts.HEAD_SIZE)] if has_need else []),
    )
    return Table(
        "kontakte",
        texts.CONTACTS.format(day=german.day(frame.build()["as_of"])),
        columns,
        [_contact(row, has_need=has_need) for row in rows],
        synthetic=any(row.demo for row in rows),
    )


def _contact(row: KommuneRow, *, has_need: bool) -> tuple[Cell, ...]:
    standing, marks = row.standing, _marks(row)
    contact = standing.last_contact_on
    need = (
        (Cell(order_texts.NEEDS[row.order.need], marks=marks), Cell(row.order.size_class))
        if row.order
        else (Cell("–"), Cell("–"))
    )
    return (
        Cell(row.label),
        cells.status(standing.status, demo=row.demo),
        cells.number(row.inhabitants),
        cells.number(row.occasions, 0, *marks),
        cells.number(row.hints, 0, *marks),
        registered_kommunen.reported(standing.confirmed_on, marks),
        registered_kommunen.last_meeting(standing.status, standing.last_meeting_on, marks),
        Cell(page_rows.contact_words(row), contact, marks),
        *(need if has_need else ()),
    )


def offers(findings: Sequence[Finding]) -> Table | None:
    """What the Leitstelle can offer for these findings, each once; None without any."""
    by_title: dict[str, Offer] = {}
    areas: dict[str, set[str]] = {}
    for each in findings:
        for offer in each.offers:
            by_title.setdefault(offer.title, offer)
            areas.setdefault(offer.title, set()).add(each.area_id)
    if not by_title:
        return None
    counts = Counter({title: len(those) for title, those in areas.items()})
    demo = any(each.demo for each in findings)
    columns = (
        Column(texts.HEAD_OFFER_NAME, heads_row=True),
        Column(texts.HEAD_COUNT, "integer"),
        Column(texts.HEAD_ADDRESS),
    )
    rows = [
        (
            Cell(title),
            Cell(german.plural(count, "Kommune", "Kommunen"), count, ("e",) if demo else ()),
            Cell(by_title[title].url),
        )
        for title, count in sorted(counts.items(), key=lambda pair: (-pair[1], german.sort_key(pair[0])))
    ]
    return Table("angebote", texts.OFFERS, columns, rows, synthetic=demo)


def rules(asked: Selection, findings: Sequence[Finding]) -> Table | None:
    """The rules of the kinds that are listed, with the thresholds in force; None where none is."""
    kinds = {each.kind for each in findings}
    rows = [
        (Cell(f"{kind.kind} {kind.title}"), Cell(occasions.rule_in_force(kind, asked)), Cell(kind.basis))
        for kind in occasions.finding_kinds()
        if kind.kind in kinds
    ]
    columns = (Column(texts.HEAD_FINDING, heads_row=True), Column(texts.HEAD_RULE), Column(texts.HEAD_BASIS))
    return Table("regeln", texts.RULES, columns, rows) if rows else None
