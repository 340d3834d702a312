"""Words about how long what is internal is kept, and what is deleted on request."""

from __future__ import annotations

SESSIONS = "Sitzungen, seit ihrem Ende"
ATTEMPTS = "Anmeldeversuche"
DRAFTS = "Entwürfe von Formularen"
CHANGES = "erfasste, nicht veröffentlichte Änderungen der Gremienliste"
CONTACTS = "Kontakte (Stelle und Funktion), seit der letzten Bestätigung"
NOTES = "Notizen zu Gebieten"
COURSES = "Verlauf erledigter und abgelehnter Anlässe, seit dem letzten Stand"
SUBMISSIONS = "Einreichungen (wer wann welche Datei vorlegte)"
PUBLICATIONS = "Veröffentlichungen (wer wann was warum freigab)"
FOR_SECURITY = "um Missbrauch zu erkennen und aufzuklären"
FOR_WHO_TYPES = "damit Getipptes nicht verloren geht"
WHILE_CONFIRMED = "nur solange jemand weiß, dass sie stimmen"
WHILE_OF_USE = "nur solange sie der Beratung dienen"
FOR_STATISTICS = "um die Wirkung der Beratung über Jahre auswerten zu können"
FOR_THE_RECORD = "um belegen zu können, wie veröffentlichte Zahlen zustande kamen"
SUBJECT = "Fristen"
# erase
BLANKED = "[gelöscht]"
TEXT_ERASED = "Text auf Verlangen"
