"""German text of the pages every public site has: who runs it, what it does with data, how it can be used by everybody."""

from __future__ import annotations

FOOTER = "Über diese Seite"
TITLES = {
    "impressum": "Impressum",
    "datenschutz": "Datenschutz",
    "barrierefreiheit": "Erklärung zur Barrierefreiheit",
    "leichte-sprache": "Leichte Sprache",
    "nicht-beantwortet": "Was der Atlas nicht beantwortet",
    "rueckmeldung": "Rückmeldung",
}
FEEDBACK = "Rückmeldung zu dieser Seite"
FEEDBACK_LEAD = "Ihre Rückmeldung betrifft die Seite {page}, Datenstand {version}."
FEEDBACK_ANY = "Ihre Rückmeldung betrifft den Atlas, Datenstand {version}."
FEEDBACK_MAIL = "E-Mail mit diesen Angaben schreiben"
FEEDBACK_SUBJECT = "Präventionsatlas: Rückmeldung zu {page}, Datenstand {version}"
FEEDBACK_WHOLE = "dem Atlas"
BAD_PAGE = "Die Angabe „{value}“ (seite) ist keine Adresse dieses Atlas; die Rückmeldung gilt dem Atlas als Ganzem."
MISSING = "vom Betreiber einzutragen: {label}"
MISSING_NOTICE = (
    "Diese Seite ist noch nicht vollständig: Gelb hervorgehobene Angaben trägt die Stelle ein, die den Atlas betreibt "
    "(Datei dashboard/content/betreiber.toml)."
)
ON_THIS_PAGE = "Auf dieser Seite"
# what each place of a text is called while the operator has said nothing
PLACES = {
    "stelle": "Name der Stelle",
    "anschrift": "Anschrift",
    "telefon": "Telefon",
    "email": "E-Mail-Adresse",
    "vertretung": "Vertretung der Stelle",
    "aufsicht": "Aufsichtsbehörde",
    "inhalt_verantwortlich": "Verantwortliche Stelle für den Inhalt",
    "rueckmeldung_email": "E-Mail-Adresse für Rückmeldungen",
    "datenschutz_kontakt": "Kontakt zum Datenschutz",
    "dienstleister": "Dienstleister des Servers",
    "protokolle": "Protokolle von Server und Proxy",
    "erklaerung_vom": "Tag der Erklärung",
    "gebaerdensprache": "Adresse der Informationen in Deutscher Gebärdensprache",
    "offene_daten": "Adresse der offenen Daten",
    "datenbereitsteller": "Kennung bei GovData",
}
OPERATOR_UNREADABLE = (
    "{path}: Die Angaben des Betreibers lassen sich nicht lesen ({reason}). Bitte die Datei nach dem Muster von "
    "dashboard/content/betreiber.toml berichtigen oder ATLAS_OPERATOR leeren."
)
OPERATOR_UNKNOWN = "{path}: Unbekannt sind: {names}. Möglich sind: {known}. Bitte berichtigen oder streichen."
OPERATOR_NO_TEXT = (
    '{path}: Kein Text in Anführungszeichen: {names}. Bitte jeden Wert als Text schreiben, etwa telefon = "06131 0000".'
)
