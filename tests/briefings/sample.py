"""A briefing with every kind of block, mark and awkward name, for the tests of the writers; no database is asked for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dashboard.briefings.model import (
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Map,
    Picture,
    Section,
    Sentences,
    Series,
    Source,
    Subheading,
    Table,
)

OFFICIAL = Source("PKS Bundeskriminalamt, 2014–2020, V1.0", "Datenlizenz Deutschland – Namensnennung – Version 2.0")
INVENTED = Source("Demodaten des Präventionsatlas", "frei", synthetic=True)
# What a spreadsheet would take for a formula, what a document would take for markup, and what is simply long.
AWKWARD = ("=1+1", "+49 261", "@SUMME(A1)", "<b>\"Ort\" & 'Teil'</b>", "-12 Ort", "Langer Name " * 16, "#let x = [*_`$")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="120" viewBox="0 0 640 120" font-family="FiraGO">'
    '<rect width="640" height="120" fill="#fff"/><rect x="20" y="20" width="300" height="40" fill="#0d4f5c"/>'
    '<text x="20" y="100" font-size="14" fill="#16222b">59 aktiv · 40 unklar · Größe ändern</text></svg>'
)

STATUS = Table(
    "stand_der_kommunen",
    "Stand der Kommunen im Landkreis Musterkreis am 23.11.2026",
    (
        Column("Kommune", heads_row=True),
        Column("Stand"),
        Column("Einwohner", "integer"),
        Column("Häufigkeitszahl", "decimal", 1),
        Column("Aufklärungsquote in Prozent", "percent", 1),
        Column("letzte Sitzung", "date"),
    ),
    tuple(
        (
            Cell(name),
            Cell("unklar", marks=("u",)) if number % 3 == 0 else Cell("aktiv", marks=("e",)),
            Cell(f"1.2{number:02d}", 1200 + number),
            Cell("–", marks=("x",)) if number == 1 else Cell(f"9.433,{number}", 9433 + number / 10, ("k",)),
            Cell("0,0 %", 0.0) if number == 2 else Cell("58,3 %", 58.3),
            Cell("keine Angabe", marks=("m",)) if number == 4 else Cell("22.11.2026", date(2026, 11, 22)),
        )
        for number, name in enumerate(AWKWARD)
    ),
    note="Kreiswerte gelten nicht für die einzelne Kommune.",
    synthetic=True,
)
YEARS = Table(
    "faelle_nach_jahren",
    "Erfasste Fälle im Landkreis Musterkreis 2014–2020",
    (Column("Jahr", heads_row=True), Column("Fälle", "integer"), Column("Häufigkeitszahl", "decimal", 1)),
    tuple(
        (
            Cell(str(year), year),
            Cell(f"{year}", year) if year != 2017 else Cell("nicht veröffentlicht", marks=("x",)),
            Cell("7.123,4", 7123.4),
        )
        for year in range(2014, 2021)
    ),
)
# Long enough for two pages, so that its head must be repeated.
LONG = Table(
    "alle_kommunen",
    "Alle Kommunen des Landes mit Einwohnern",
    (Column("Kommune", heads_row=True), Column("Einwohner", "integer")),
    tuple((Cell(f"Verbandsgemeinde {number}"), Cell(str(number), number)) for number in range(1, 171)),
)
BRIEFING = Briefing(
    "profil",
    "Kommunalprofil Verbandsgemeinde Musterstadt",
    "Landkreis Musterkreis, Rheinland-Pfalz",
    (
        Section(
            "ueberblick",
            "Auf einen Blick",
            (
                Sentences(
                    (
                        "In Musterstadt ist ein kriminalpräventiver Rat aktiv.",
                        "Die Donaudampfschifffahrtsgesellschaft nutzt die Kriminalprävention.",
                    )
                ),
                KeyFigures(
                    (
                        KeyFigure(
                            "Kommunen mit aktivem Gremium", "59 von 170", "40 weitere unklar", 59, synthetic=True
                        ),
                        KeyFigure("Häufigkeitszahl", "9.433", "Fälle je 100.000 Einwohner, 2020", 9433),
                    )
                ),
                Sentences(("Gremien sind freiwillig.",), "notice"),
            ),
            (OFFICIAL, INVENTED),
        ),
        Section(
            "lage",
            "Sicherheitslage",
            (
                Subheading("Verlauf"),
                Chart(
                    "Erfasste Fälle 2014–2020",
                    Picture(DRAWING, "Linie der erfassten Fälle von 2014 bis 2020; 2017 ist nicht veröffentlicht."),
                    YEARS,
                    "lines",
                    tuple(str(year) for year in range(2014, 2021)),
                    (Series("Fälle", (2014, 2015, 2016, None, 2018, 2019, 2020)),),
                    "Fälle",
                ),
                Sentences(("Erster Punkt.", "Zweiter Punkt mit „Anführung“ und 8,3\u00a0%."), "points"),
            ),
            (OFFICIAL,),
        ),
        Section(
            "struktur",
            "Präventionsstruktur",
            (
                Map(
                    "Stand der Kommunen",
                    Picture(DRAWING, "Karte der Kommunen nach Stand."),
                    STATUS,
                    synthetic=True,
                ),
                STATUS,
                LONG,
                Sentences(("Zuerst anrufen.", "Dann beraten."), "numbered"),
            ),
            (INVENTED,),
        ),
    ),
    "2026-11-23.1a2b3c4d",
    date(2026, 11, 23),
    datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
    demo=True,
    address="http://127.0.0.1:8050/briefing?inhalt=profil&gebiet=071435002&v=2026-11-23.1a2b3c4d",
    stem="praeventionsatlas_kommunalprofil_071435002_2026-11-23_2026-11-23.1a2b3c4d_demodaten",
)
