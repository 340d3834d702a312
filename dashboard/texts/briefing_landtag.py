"""German text of the draft of an answer to the Landtag: numbered questions with answers."""

from __future__ import annotations

TITLE = "Antwortvorlage Landtag"
DESCRIPTION = (
    "Fragen und Antworten für eine Anfrage: wo es Gremien gibt, wie viele Menschen sie erreichen, Häufigkeitszahl und Aufklärungsquote nach "
    "Jahren, was die Daten nicht beantworten."
)
SECTIONS = {
    "gremien": "1. In welchen Kommunen gibt es kriminalpräventive Gremien?",
    "abdeckung": "2. Wie viele Kommunen, Einwohnerinnen und Einwohner werden erreicht?",
    "zahlen": "3. Wie haben sich Häufigkeitszahl und Aufklärungsquote entwickelt?",
    "grenzen": "4. Welche Fragen beantworten die Daten nicht?",
    "grundlage": "5. Worauf beruhen die Angaben?",
}
DOCUMENT_TITLE = "Antwortvorlage: Kriminalprävention {where}"
SUBTITLE = "Stand der Gremien: {day} · Entwurf für die Beantwortung parlamentarischer Anfragen"
LAND_WHERE = "in Rheinland-Pfalz"
KREIS_CITY = "in der kreisfreien Stadt {label}"

# 1
ACTIVE = "Ein aktives Gremium ist bestätigt in: {listing}."
ACTIVE_NONE = "Ein aktives Gremium ist in keiner Kommune bestätigt."
NOT_ACTIVE = "{status}: {listing}."
CONFIRMED = "{label} ({day})"
UNCONFIRMED = "{label} (keine Meldung)"
CONFIRMED_LEAD = "In Klammern steht der Tag der letzten Meldung."
VOLUNTARY = (
    "Kriminalpräventive Gremien sind freiwillig. „Unklar“ bedeutet: Es liegt keine Meldung vor, die letzte ist zu "
    "alt, oder der Stand ist als unklar gemeldet. Es bedeutet nicht, dass es kein Gremium gibt."
)
TABLE = "Kommunen {where} und Stand ihrer Gremien am {day}"

# 2
STATUSES = "Nach Stand: {statuses}."
RANGE_NOTE = "Wo der Stand unklar ist, wird die Abdeckung als Spanne vom Mindest- zum Höchstwert angegeben."

# 4
REFUSED_LEAD = "Die folgenden Fragen werden in Anfragen häufig gestellt. Die vorliegenden Daten beantworten sie nicht oder nur zum Teil:"
QUESTIONS = {"sicherste-stadt": "Welche Stadt ist am sichersten, welche am wenigsten sicher?"}
REFUSED = "{question} {answer}"

# 5
BASIS = (
    "Stand der Gremien am {day}, Datenstand {version}. Jede Kommune hat genau einen Stand; die sieben Stände ergeben zusammen alle Kommunen.",
    "Ein Gremium gilt als aktiv, wenn es höchstens {stale} Monate vor dem Stichtag als aktiv gemeldet wurde und in den letzten {months} Monaten "
    "getagt hat. Gremien der Landkreise zählen nicht zur Abdeckung der Kommunen.",
    "Registrierte Fälle sind das Hellfeld der Polizeilichen Kriminalstatistik. Sie belegen weder Wirkung noch Fehlen von Prävention.",
)
DEMO = "Angaben zu Gremien beruhen auf frei erfundenen Demodaten; dieser Entwurf darf so nicht verwendet werden."
