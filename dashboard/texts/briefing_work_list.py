"""German text of the briefing "Beratungsliste"; what its rows say is that of the page "Beratungsanlässe"."""

from __future__ import annotations

TITLE = "Beratungsliste"
DESCRIPTION = (
    "Welche Kommunen die Leitstelle zuerst anspricht, mit Grund, Beleg und Angebot: Filter, Reihenfolge und Schwellen wie auf der Seite "
    "„Beratungsanlässe“."
)
SECTIONS = {
    "auswahl": "Auswahl und Reihenfolge",
    "liste": "Liste",
    "kontakte": "Gremium, Meldungen und Kontakte",
    "angebote": "Angebote",
    "regeln": "Regeln und Schwellen",
}
REFUSED = (
    "Diese Beratungsliste lässt sich so nicht schreiben, denn die Adresse nennt etwas, das es nicht gibt: {reasons}"
)
SUBTITLE = "{view}, Stand {day}"

FIGURE_KOMMUNEN = "Kommunen"
SHOWN = "{title}: {count}."
AREA = "Gebiet"
FILTER, NO_FILTER = "{name}: {value}", "Ohne Filter: alle Kommunen in Rheinland-Pfalz"
THRESHOLD_CHANGED = "Geänderte Schwelle – {name}: {value}"
THRESHOLDS_DEFAULT = "Alle Schwellen stehen auf ihren Vorgaben."
ORDER, STEPS = "Reihenfolge: {order}", "Schritte der Reihenfolge: {steps}"
NO_JUDGEMENT = "Gründe, einer Kommune ein Angebot zu machen, kein Urteil über sie. Gremien sind freiwillig, und unbekannt heißt nicht „keines“."

LIST = "{title}: {count}"
HEAD_PLACE, HEAD_KOMMUNE, HEAD_AREA = "Platz", "Kommune", "Gebiet"
HEAD_KREIS, HEAD_POLICE = "Kreis", "Polizeipräsidium"
HEAD_STATUS, HEAD_INHABITANTS = "Stand", "Einwohner"
HEAD_OCCASIONS, HEAD_HINTS = "Anlässe", "Hinweise"
HEAD_REASON, HEAD_EVIDENCE, HEAD_OFFER, HEAD_OFFERS = "Grund", "Beleg", "Nächstes Angebot", "Angebote"
HEAD_FINDING, HEAD_FINDINGS, HEAD_SEVERITY = "Beratungsanlass", "Beratungsanlässe", "Dringlichkeit"
HEAD_DAY = "belegt am"
OWN_KREIS = "kreisfrei"
NO_POLICE = "ohne Angabe"

CONTACTS = "Gremium, Meldungen und Kontakte der gelisteten Kommunen, Stand {day}"
HEAD_CONFIRMED, HEAD_MEETING, HEAD_CONTACT = "gemeldet am", "letzte Sitzung", "letzter Kontakt"
HEAD_NEED, HEAD_SIZE = "Bedarf", "Größenklasse"

OFFERS = "Angebote zu den gelisteten Beratungsanlässen, häufigste zuerst"
HEAD_OFFER_NAME, HEAD_COUNT, HEAD_ADDRESS = "Angebot", "angeboten bei", "Adresse"
NO_OFFERS = "Zu den gelisteten Kommunen ist kein Angebot hinterlegt."

RULES = "Regeln der gelisteten Beratungsanlässe mit den geltenden Schwellen"
HEAD_RULE, HEAD_BASIS = "Regel", "Grundlage"
NO_RULES = "In dieser Liste steht kein Beratungsanlass, also gilt keine Regel."
