-- Zu jeder Spielart eines Beratungsanlasses gibt es einen Satz, und jede Art führt zu einem Angebot.
SELECT DISTINCT kind AS art, variant AS spielart FROM finding AS found
WHERE NOT EXISTS (SELECT 1 FROM finding_evidence AS known WHERE known.kind = found.kind AND known.variant = found.variant)
   OR NOT EXISTS (SELECT 1 FROM finding_offer AS known WHERE known.kind = found.kind AND known.variant IN ('*', found.variant))
