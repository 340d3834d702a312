"""German text of the findings of a profile, and of good practice."""

from __future__ import annotations

NO_FINDING = "Unter den voreingestellten Schwellen liegt kein Beratungsanlass vor."
FINDINGS_NOT_ASSESSED = "Beratungsanlässe werden für Kommunen geprüft, nicht für Land, Landkreise und Ortsgemeinden."
FINDINGS_BELOW = "Anlässe in den Kommunen ansehen"
SEVERITY = {"anlass": "Anlass", "hinweis": "Hinweis"}
WHY = "Warum steht das hier?"
RULE, QUESTION, BASIS, CERTAINTY, PROOF = (
    "Regel {kind}: ",
    "Worum es geht: ",
    "Grundlage: ",
    "Beleg: ",
    "Quelle: ",
)
SOURCE_NAME = "Quelle der Grundlage"
OFFERS = "Angebote der Leitstelle"
NO_OFFER = "kein Angebot hinterlegt"
SOLVED_NEAR, SOLVED_ELSEWHERE = "Gelöst haben das in der Nähe: ", "Gelöst haben das: "
SOLVED_EVERY, SOLVED_EVERY_OF = "Alle Partner und Gründe", "Alle Partner und Gründe: {finding}"
PRACTICE = "Beispiele aus der Praxis"
PRACTICE_FITS = "Passt zu: {kinds}"
PRACTICE_MORE = "Problem und Vorgehen"
PRACTICE_STEPS = "Belegte Beccaria-Schritte (eigene Zuordnung): {steps}"
PRACTICE_CONTACT = "Ansprechstelle: {contact}"
PRACTICE_LINK = "Quelle ({source}, Stand {as_of})"
BECCARIA = (
    "Problembeschreibung",
    "Analyse der Entstehung",
    "Ziele und Zielgruppen",
    "Maßnahmen",
    "Konzeption und Durchführung",
    "Überprüfung",
    "Schlussfolgerungen und Dokumentation",
)
