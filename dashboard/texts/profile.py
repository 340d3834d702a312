"""German text of the profile of one area: its head, cards, contents, similar areas and citation."""

from __future__ import annotations

TITLE = "Kommunalprofil"
OPEN, OPEN_OF = "Profil öffnen", "Profil öffnen: {area}"
BREADCRUMB = "Wo das Gebiet liegt"
LOCATOR = "Lage in Rheinland-Pfalz: {kreis} ist hervorgehoben."
LOCATOR_LAND = "Umriss von Rheinland-Pfalz mit seinen Kreisen."
INHABITANTS = "{count} Einwohner ({day})"
KEY = "Regionalschlüssel {key}"
AGS = "Gemeindeschlüssel {key}"
SIZE = "{size}\u00a0km²"
POLICE = "Polizeipräsidium {name}"
POLICE_SEVERAL = "mehrere Polizeipräsidien"
SAME_BODY = "Steht zugleich als {levels} im Atlas; dieses Profil fasst sie zusammen."
SAME_BODY_LEVELS = {
    "kreisfreie_stadt": "Kreis, Kommune und Gemeinde",
    "verbandsfreie_gemeinde": "Kommune und Gemeinde",
    "grosse_kreisangehoerige_stadt": "Kommune und Gemeinde",
}
CHANGED = "Das Gebiet hat sich geändert: {changes}. Werte früherer Jahre gelten für den damaligen Zuschnitt."
CHANGED_AROUND = (
    "{Kommune}, zu der diese Gemeinde gehört, hat sich geändert: {changes}. Ihre Werte früherer Jahre gelten für den damaligen "
    "Zuschnitt."
)
CHANGED_WHOLE = "{name} ({day})"
CHANGED_PART = "ein Teil von {name} ({day})"
CHANGED_UNVERIFIED = "ohne geprüfte Quelle"
ON_MAP = "Auf der Karte zeigen"
MAP_LINK = "Auf der Karte"
FINDINGS_LINK = "Anlässe als Liste"
COMPARE_LINK = "Mit anderen vergleichen"

# what is compared with
AGAINST = "Vergleich mit:"
REFERENCES = {"kind": "gleiche Art", "aehnliche": "ähnliche Gebiete", "kreis": "Kreis", "land": "Land"}
NOUNS = {  # kind → (nominative, dative, genitive) of all areas of the kind
    "landkreis": ("Landkreise", "den Landkreisen", "der Landkreise"),
    "kreisfreie_stadt": ("kreisfreie Städte", "den kreisfreien Städten", "der kreisfreien Städte"),
    "grosse_kreisangehoerige_stadt": (
        "große kreisangehörige Städte",
        "den großen kreisangehörigen Städten",
        "der großen kreisangehörigen Städte",
    ),
    "verbandsfreie_gemeinde": (
        "verbandsfreie Gemeinden",
        "den verbandsfreien Gemeinden",
        "der verbandsfreien Gemeinden",
    ),
    "verbandsgemeinde": ("Verbandsgemeinden", "den Verbandsgemeinden", "der Verbandsgemeinden"),
    "ortsgemeinde": ("Ortsgemeinden", "den Ortsgemeinden", "der Ortsgemeinden"),
    "land": ("Rheinland-Pfalz", "Rheinland-Pfalz", "von Rheinland-Pfalz"),
}

# contents of the page
CONTENTS = "Auf dieser Seite"
SECTIONS = {
    "anlaesse": "Beratungsanlässe",
    "kennzahlen": "Kennzahlen",
    "veroeffentlicht": "Veröffentlichte Befragungen",
    "struktur": "Präventionsstruktur",
    "saeulen": "InSiKo-Profil",
    "aehnliche": "Ähnliche Gebiete",
    "grenzen": "Was diese Zahlen nicht sagen",
    "quellen": "Quellen, Dateien, Zitat",
}

# similar areas, limits, citation
PEERS_LEAD = "Gleiche Art, ähnlich nach Einwohnerzahl, Dichte und Bevölkerung, nie nach Kriminalität."
PEERS_NONE = "Für dieses Gebiet gibt es keine Liste ähnlicher Gebiete."
PEER_HEAD_AREA, PEER_HEAD_KREIS, PEER_HEAD_PEOPLE, PEER_HEAD_REASON = (
    "Gebiet",
    "Kreis",
    "Einwohner",
    "Was am ähnlichsten ist",
)
PEERS_CAPTION = "Gebiete, die {area} ähnlich sind, das ähnlichste zuerst"
PARTS_HEAD = "{what} {where}"
CITATION = (
    "Präventionsatlas Rheinland-Pfalz: Kommunalprofil {area} ({key}), Datenstand {version} (Stand {as_of}), {address}"
)
AREA_HEAD, CITATION_HEAD, SOURCES_HEAD = "Gebiet", "Zitiervorschlag", "Quellen dieser Seite"
CITATION_DEMO = "Diese Seite enthält Demodaten und darf nicht als Beleg verwendet werden."
FILES_LINK = "Dateien und Zitat"
PRINT_HINT = "Zum Drucken: Strg+P; die Seite ist für A4 eingerichtet."
