"""German text of the three answers at the top of a profile."""

from __future__ import annotations

STANDING, REAL, NEXT = "Wo stehen wir?", "Ist es echt?", "Was jetzt?"
TOPICS = {"structure": "Präventionsgremium", "crime": "Kriminalität", "feeling": "Sicherheitsgefühl"}
TOPIC_OF_MANY = {"structure": "Präventionsgremien"}
BEHIND = {
    "structure": "Gremium, Meldungen, Dateien",
    "values": "Werte, Tabelle, Dateien",
    "map": "auf der Karte",
    "kommune": "Profil von {kommune}",
    "published": "veröffentlichte Ergebnisse",
}
NO_COMPARISON = "Kein Vergleich: {reason}."
INVENTED = {"structure": "Gremium", "crime": "Kriminalitätszahl", "feeling": "Befragung"}
INVENTED_ARE = "Frei erfunden: {listing}."
ALL_INVENTED = "Alle drei Angaben sind frei erfunden."
OFFER = "Angebot: "
MORE_ONE, MORE = "1 weiterer Anlass oder Hinweis", "{count} weitere Anlässe und Hinweise"
MORE_OF = "{count} der {all} weiteren Anlässe und Hinweise"
ALL_ONE, ALL = "Regel und Beleg dazu", "Alle {count} Anlässe und Hinweise mit Regel und Beleg"
NOTHING = "Unter den voreingestellten Schwellen liegt kein Beratungsanlass vor."
ELSEWHERE = "Beratungsanlässe werden für Kommunen geprüft, nicht für Land, Landkreise und Ortsgemeinden."
IN_KOMMUNEN = "Anlässe in den Kommunen ansehen"
IN_KOMMUNE = "Anlässe der Verbandsgemeinde: Profil von {kommune}"
PARTNERS, SOLVED_ELSEWHERE = "Erfahrung: ", "Kommunen, die das schon gelöst haben"
CONTACT = "Ansprechstelle: "
LEITSTELLE = ("Leitstelle Kriminalprävention", "https://kriminalpraevention.rlp.de/")
LAST_CONTACT = "letzter verzeichneter Kontakt am {day}"
NEVER_CONTACTED = "noch kein Kontakt verzeichnet"
