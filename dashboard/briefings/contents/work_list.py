"""The Beratungsliste: the rows of the page "Beratungsanlässe" under its filters, order and thresholds, with reason, evidence and offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard import german
from dashboard.addresses import occasion_selection
from dashboard.addresses.areas import LAND
from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.parameters import AREA, VERSION
from dashboard.briefings.content import Content
from dashboard.briefings.contents import imprint, work_list_tables
from dashboard.briefings.contents.published_names import PublishedNames
from dashboard.briefings.contents.refusals import refuse
from dashboard.briefings.model import Block, Briefing, KeyFigure, KeyFigures, Section, Sentences
from dashboard.exports import occasions as files
from dashboard.pages.anlaesse.work_list import ListPage, sentence
from dashboard.queries import frame, occasions, selections
from dashboard.queries.occasions import Finding, KommuneRow
from dashboard.texts import briefing_work_list as texts
from dashboard.texts import contact_order as order_texts
from dashboard.texts import occasions as page_texts

KEY = "beratungsliste"
Rows = Sequence[Finding] | Sequence[KommuneRow]
# Said by the briefing itself, or without meaning on paper: it holds every page of the list.
_OWN = (AREA.name, VERSION.name, occasion_selection.PAGE.name)


def _names() -> Sequence[str]:
    """What an address of the list may name: its parameters, and the thresholds as they are published, with their former names."""
    names = [each.name for each in occasion_selection.PARAMETERS if each.name not in _OWN]
    thresholds = occasions.choices().thresholds
    return [*names, *(each.parameter for each in thresholds), *(name for each in thresholds for name in each.former)]


def build(selection: Selection) -> Briefing:
    """The list an address asks for; UnknownBriefingError where it names what does not exist."""
    asked = _asked(selection)
    rows = _rows(asked)
    sources = work_list_tables.sources(rows) or imprint.of_registry()
    return imprint.document(
        selection,
        KEY,
        texts.TITLE,
        texts.SUBTITLE.format(view=page_texts.TITLES[asked.view], day=imprint.as_of()),
        [Section(name, texts.SECTIONS[name], blocks, sources) for name, blocks in _sections(asked, rows)],
    )


def check(selection: Selection) -> None:
    """Refuse what build refuses."""
    _asked(selection)


def _asked(selection: Selection) -> occasions.Selection:
    parameters = {name: value for name, value in selection.parameters.items() if name not in _OWN}
    if selection.area not in ("", LAND):
        parameters[AREA.name] = selection.area
    asked, notices = selections.of_occasions(parameters)
    refuse(notices, texts.REFUSED)
    return asked


def _rows(asked: occasions.Selection) -> Rows:
    """All pages, group by group where the address groups."""
    if asked.view == "liste":
        return occasions.grouped(occasions.findings(asked), asked.grouping)[0]
    return occasions.grouped(occasions.kommune_rows(asked), asked.grouping)[0]


def _sections(asked: occasions.Selection, rows: Rows) -> Iterator[tuple[str, Sequence[Block]]]:
    yield "auswahl", [*_figures(asked), *_choice(asked)]
    if not rows:
        yield "liste", [Sentences((page_texts.EMPTY[asked.view],), "notice")]
        return
    findings = work_list_tables.findings_of(rows)
    yield "liste", [work_list_tables.listed(asked, rows)]
    of_kommunen = [row for row in rows if isinstance(row, KommuneRow)]
    if of_kommunen:
        yield "kontakte", [work_list_tables.contacts(of_kommunen)]
    offers = work_list_tables.offers(findings)
    yield "angebote", [offers or Sentences((texts.NO_OFFERS,))]
    rules = work_list_tables.rules(asked, findings)
    yield "regeln", [rules or Sentences((texts.NO_RULES,))]


def _figures(asked: occasions.Selection) -> list[Block]:
    """How much there is, as the page counts it."""
    page = ListPage.of(asked)
    demo = bool(frame.build()["demo"])
    figures = [
        KeyFigure(texts.FIGURE_KOMMUNEN, german.number(page.kommunen), "", page.kommunen, demo),
        KeyFigure(page_texts.TITLE, german.number(page.findings), "", page.findings, demo),
    ]
    said = texts.SHOWN.format(title=page_texts.TITLES[asked.view], count=sentence(asked, page))
    return [Sentences((said, texts.NO_JUDGEMENT)), KeyFigures(figures)]


def _choice(asked: occasions.Selection) -> Iterator[Block]:
    """The filters that are set, the thresholds that are changed, the order: in words, as in the notes of the files."""
    set_ones = {name: value for name, value in files.filters_in_words(asked) if value != page_texts.ALL}
    if asked.area:  # the files name its key
        del set_ones[page_texts.AREA]
        set_ones[texts.AREA] = occasions.area_label(asked.area)
    filters = [texts.FILTER.format(name=name, value=value) for name, value in set_ones.items()]
    changed = {name for name, _ in asked.thresholds}
    every = zip(occasions.choices().thresholds, files.thresholds_in_words(asked), strict=True)
    thresholds = [
        texts.THRESHOLD_CHANGED.format(name=name, value=value)
        for threshold, (name, value) in every
        if threshold.parameter in changed
    ]
    steps = [texts.STEPS.format(steps=words) for _, words in files.steps_in_words(asked)]
    yield Sentences(
        (
            *(filters or [texts.NO_FILTER]),
            *(thresholds or [texts.THRESHOLDS_DEFAULT]),
            texts.ORDER.format(order=files.order_in_words(asked)),
            *steps,
        ),
        "points",
    )
    reading = {"zuerst": order_texts.LEAD, "staerken": order_texts.ACTIVE_LEAD}.get(asked.view)
    invented = [order_texts.INVENTED] if asked.view == "zuerst" and frame.build()["demo"] else []
    if reading:
        yield Sentences((reading, *invented))


CONTENT = Content(
    KEY,
    texts.TITLE,
    texts.DESCRIPTION,
    texts.SECTIONS,
    build,
    ("land", "kreis", "kommune", "gemeinde"),
    PublishedNames(_names),
    check,
)
