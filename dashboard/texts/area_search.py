"""Words of the search boxes, and of the page that finds areas without scripts."""

from __future__ import annotations

HEADER_SEARCH = "Gebiet suchen"
# What the scripts of the boxes say.
SEARCH = {
    "pictureFailed": "Das PNG konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal oder laden Sie das SVG herunter.",
    "none": "Kein Treffer für „{text}“.",
    "one": "1 Treffer.",
    "many": "{count} Treffer.",
    "shown": "{shown} von {count} Treffern; bitte genauer eingeben.",
    "former": "früher, heute {name}",
    "formerPart": "früher, teilweise heute {name}",
    "failed": "Die Suche ist gerade nicht möglich. Bitte laden Sie die Seite neu.",
}
# Words people put before or after a name to say which of several areas they mean, by kind in the contract. Most verbandsfreie Gemeinden
# and some Ortsgemeinden are towns.
KIND_WORDS = {
    "landkreis": ("landkreis", "kreis", "lk"),
    "kreisfreie_stadt": ("stadt",),
    "grosse_kreisangehoerige_stadt": ("stadt",),
    "verbandsfreie_gemeinde": ("stadt", "gemeinde"),
    "verbandsgemeinde": ("verbandsgemeinde", "vg"),
    "ortsgemeinde": ("ortsgemeinde", "og", "stadt", "gemeinde"),
}

TITLE = "Gebiet suchen"
RESULTS = "Gebiete zu „{text}“"
NOTHING_TYPED = "Bitte oben im Suchfeld einen Namen oder Regionalschlüssel eingeben."
FIRST_OF = "Gezeigt werden die ersten {shown} von {count} Treffern; bitte genauer eingeben."
NO_MATCH = "Kein Gebiet heißt „{text}“ oder ähnlich. Gesucht werden kann nach Namen von Gemeinden, Verbandsgemeinden, Städten und Kreisen, auch nach früheren, und nach Regionalschlüsseln."
TOO_LONG = "Der gesuchte Name ist länger als {most} Zeichen. Bitte einen kürzeren Namen eingeben."
