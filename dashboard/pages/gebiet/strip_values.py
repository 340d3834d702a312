"""What a strip draws, value by value: a table on a page of its own, one click away from the strip."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import db, german
from dashboard.pages.gebiet import downloads, figures
from dashboard.pages.gebiet.head import demo, here
from dashboard.pages.gebiet.profile import Profile, group_of
from dashboard.pages.gebiet.readings import Reading, window
from dashboard.queries import frame, profile_values
from dashboard.texts import profile as words
from dashboard.texts import profile_files as texts
from dashboard.values import intervals
from dashboard.web.markup import Content, Markup, el


def of(reading: Reading, profile: Profile) -> list[db.Row]:
    """Every value of the strip, in German order of the areas."""
    last = reading.newest["period"]
    return profile_values.beside(
        reading.indicator_id, *group_of(profile.area, reading.area_id), last - window(reading.indicator) + 1, last
    )


def marks(reading: Reading) -> list[tuple[str, str, float]]:
    """What is marked besides the own value: name for programs, name, value."""
    peers = texts.PEERS_MACHINE[reading.indicator["scale"]], german.capital(figures.peers_name(reading)), reading.peers
    known = [peers, (texts.LAND_MACHINE, words.LAND, reading.land_value)]
    return [(key, name, value) for key, name, value in known if value is not None]


def page(reading: Reading, profile: Profile) -> tuple[str, Markup] | None:
    """Title and content of the page; None where the profile shows no strip."""
    drawn = figures.row_of_values(reading, profile)
    if drawn is None:
        return None
    back = here(profile, kennzahl=reading.indicator_id) + f"#kennzahl-{reading.indicator_id}"
    head = el(
        "div",
        el("div", el("h1", drawn.title), demo() if reading.indicator["synthetic"] else None, class_="bild-titel"),
        el("p", el("a", texts.STRIP_PAGE_BACK.format(area=profile.area["label"]), href=back)),
        class_="seitenkopf",
    )
    chart = el(
        "figure", el("figcaption", drawn.sentence, class_="klein"), drawn.chart, _legend(drawn), class_="geb-bild"
    )
    files = downloads.links(
        f"/gebiet/{profile.area_id}/{reading.indicator_id}/streifen", texts.NAMES["streifen"], picture=True
    )
    body = el(
        "div", chart, _table(drawn.title, reading, profile), files, _source(reading), class_="flaeche geb-abschnitt"
    )
    return drawn.title, el("div", head, body, class_="seite geb")


def _legend(drawn: figures.Figure) -> Markup:
    return el(
        "ul",
        [el("li", figures.sign(mark), name) for mark, name in drawn.legend],
        class_="geb-zeichen",
        aria_label=words.LEGEND,
    )


def _source(reading: Reading) -> Markup:
    said = texts.SOURCE_LINE.format(
        source=reading.indicator["attribution"], licence=reading.indicator["licence"], version=frame.build()["version"]
    )
    return el("p", said, class_="quelle")


def _table(title: str, reading: Reading, profile: Profile) -> Markup:
    rows = of(reading, profile)
    heads = [(texts.HEAD_AREA, None), (words.VALUE, "zahl"), (words.INTERVAL_HEAD, "zahl"), (words.YEAR, "zahl")]
    head = el("tr", [el("th", name, scope="col", class_=side) for name, side in heads])
    body = [_row(row, reading, profile) for row in rows]
    more = [
        _cells(el("i", name), [reading.fine.text(value), "–", str(reading.newest["period"])])
        for _, name, value in marks(reading)
    ]
    drawn = el(
        "table",
        el("caption", texts.STRIP_PAGE_LEAD),
        el("thead", head),
        el("tbody", body, more),
        class_="tabelle stapelt geb-streifenwerte",
    )
    return el("div", drawn, class_="tabellenrahmen", tabindex="0", role="region", aria_label=title)


def _row(row: db.Row, reading: Reading, profile: Profile) -> Markup:
    is_own = row["area_id"] == reading.area_id
    mark = texts.STRIP_GIVER.format(area=profile.area["label"]) if reading.giver else texts.STRIP_OWN
    name: Content = [row["label"], el("small", mark) if is_own else None]
    known = row["low"] is not None and row["high"] is not None
    interval = intervals.in_words(reading.fine if is_own else reading.scale, row["low"], row["high"]) if known else "–"
    return _cells(name, [reading.scale.text(row["value"]), interval, str(row["period"])], "eigen" if is_own else None)


def _cells(name: Content, numbers: Sequence[str], class_: str | None = None) -> Markup:
    heads = (words.VALUE, words.INTERVAL_HEAD, words.YEAR)
    return el(
        "tr",
        el("th", name, scope="row"),
        [el("td", number, class_="zahl", data_kopf=head) for head, number in zip(heads, numbers, strict=True)],
        class_=class_,
    )
