"""What stands behind one indicator, a click away: the series with its table, the definition, the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import db, german
from dashboard.pages.gebiet import downloads, figures
from dashboard.pages.gebiet.head import here
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.readings import Reading
from dashboard.pages.gebiet.told import inherited
from dashboard.queries import frame, profile_values
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.values import intervals
from dashboard.web.markup import Content, Markup, el

Row = Mapping[str, Any]


def fold(reading: Reading, profile: Profile) -> Markup:
    """The folded part of a row."""
    name = el("span", f": {reading.indicator['short_title']}", class_="nur-vorlesen")
    return el(
        "details",
        el("summary", texts.DETAILS, name),
        el("div", _series(reading, profile), _about(reading, profile)),
        class_="aufklapp geb-details",
        open=reading.indicator_id == profile.opened,
    )


def _series(reading: Reading, profile: Profile) -> Markup:
    return el("div", _chart(reading, profile), _table(reading, profile), class_="geb-reihe")


def _chart(reading: Reading, profile: Profile) -> Content:
    drawn = figures.course(reading, profile)
    if drawn is None:
        return None
    return el(
        "figure",
        el("figcaption", el("b", drawn.title), el("span", drawn.sentence, class_="klein")),
        drawn.chart,
        class_="geb-bild",
    )


def _table(reading: Reading, profile: Profile) -> Markup:
    area = reading.giver or profile.area["label"]
    land = reading.land or {}
    heads = [texts.VALUE, texts.INTERVAL_HEAD, texts.CASES, *([texts.LAND] if land else [])]
    head = [
        el("th", texts.YEAR, scope="col"),
        *(el("th", each, scope="col", class_="zahl") for each in heads),
        el("th", texts.STATUS, scope="col"),
    ]
    body = [el("tr", _cells(reading, row, land)) for row in reversed(reading.rows)]
    caption = texts.TABLE_CAPTION.format(title=reading.indicator["title"], area=area)
    table = el(
        "table",
        el("caption", caption),
        el("thead", el("tr", head)),
        el("tbody", body),
        class_="tabelle stapelt geb-werte",
    )
    return el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=caption)


def _cells(reading: Reading, row: Row, land: Mapping[int, Row]) -> list[Markup]:
    scale = reading.scale
    written = reading.fine if row is reading.newest else scale
    interval = "" if row["low"] is None or row["high"] is None else intervals.in_words(written, row["low"], row["high"])
    counted = (
        None
        if row["value"] is None
        else row["numerator"]
        if reading.indicator["scale"] == "rate"
        else row["denominator"]
    )
    status = inherited(reading) or texts.STATUSES.get(row["status"], texts.OK_OWN)
    numbers = {
        texts.VALUE: scale.text(row["value"]) if row["value"] is not None else "–",
        texts.INTERVAL_HEAD: interval,
        texts.CASES: german.number(counted) if counted is not None else "",
    }
    if land:
        beside = land.get(row["period"])
        numbers[texts.LAND] = written.text(beside["value"]) if beside and beside["value"] is not None else "–"
    return [
        el("th", str(row["period"]), scope="row"),
        *(el("td", number, class_="zahl", data_kopf=head) for head, number in numbers.items()),
        el("td", ". ".join(filter(None, [status, row["note"]])), data_kopf=texts.STATUS),
    ]


def _about(reading: Reading, profile: Profile) -> Markup:
    years = german.years(reading.rows[0]["period"], reading.rows[-1]["period"])
    period = el("dl", el("div", el("dt", texts.PERIOD), el("dd", years)), class_="daten-angaben")
    permalink = (
        here(profile, kennzahl=reading.indicator_id, v=frame.build()["version"]) + f"#kennzahl-{reading.indicator_id}"
    )
    return el(
        "div",
        _described(reading.indicator_id),
        period,
        _files(reading, profile),
        el("p", el("a", texts.PERMALINK, href=permalink)),
        class_="geb-info",
    )


def _files(reading: Reading, profile: Profile) -> Content:
    """Files of both charts, which of them can be drawn being told by the values, and of the indicator in all areas."""
    title, base = reading.indicator["short_title"], f"/gebiet/{profile.area_id}/{reading.indicator_id}"
    is_number = reading.indicator["scale"] != "category"
    values = sum(row["value"] is not None for row in reading.rows)
    has_strip = is_number and reading.has_value and len(reading.group or {}) > 1
    table = here(profile, f"/{reading.indicator_id}/streifen")
    strip = (
        downloads.links(f"{base}/streifen", file_texts.NAMES["streifen"], picture=True, table=table, of=title)
        if has_strip
        else None
    )
    return [
        strip,
        downloads.links(f"{base}/verlauf", file_texts.NAMES["verlauf"], picture=is_number and values > 1, of=title),
        downloads.links(
            f"/daten/kennzahl/{reading.indicator_id}", file_texts.NAMES["kennzahl"], picture=False, of=title
        ),
    ]


@db.per_build
def _described(indicator_id: str) -> Markup:
    """What is the same in every area: definition, numerator, denominator, method, source, caveats."""
    indicator = next(each for each in profile_values.indicators() if each["indicator_id"] == indicator_id)
    polarity = {"higher_is_better": texts.HIGHER_BETTER, "lower_is_better": texts.LOWER_BETTER}.get(
        indicator["polarity"], ""
    )
    pairs: list[tuple[str, Content]] = [
        (texts.DEFINITION, f"{indicator['definition']} {polarity}".strip()),
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.KEYS, indicator["pks_key"]),
        (texts.METHOD, texts.METHODS[indicator["scale"]]),
        (texts.SOURCE, f"{indicator['source']}. {indicator['attribution']}"),
        (
            texts.CAVEATS,
            el("ul", [el("li", caveat) for caveat in indicator["caveats"]]) if indicator["caveats"] else None,
        ),
    ]
    return el("dl", [el("div", el("dt", name), el("dd", said)) for name, said in pairs if said], class_="daten-angaben")
