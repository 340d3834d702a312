-- Zu jeder Spielart eines Beratungsanlasses gibt es einen Satz, und jede Art führt zu einem Angebot.
WITH found AS (
    SELECT DISTINCT kind, variant FROM (
        SELECT kind, variant FROM finding_g1() UNION ALL SELECT kind, variant FROM finding_g2() UNION ALL SELECT kind, variant FROM finding_g3()
        UNION ALL SELECT kind, variant FROM finding_g4() UNION ALL SELECT kind, variant FROM finding_g5() UNION ALL SELECT kind, variant FROM finding_g6()
        UNION ALL SELECT kind, variant FROM finding_g7() UNION ALL SELECT kind, variant FROM finding_g8() UNION ALL SELECT kind, variant FROM finding_g9()
        UNION ALL SELECT kind, variant FROM finding_g10() UNION ALL SELECT kind, variant FROM finding_g12()
        UNION ALL SELECT kind, variant FROM finding_g11() UNION ALL SELECT kind, variant FROM finding_g13() UNION ALL SELECT kind, variant FROM finding_g14()
    )
)
SELECT kind AS art, variant AS spielart FROM found
WHERE NOT EXISTS (SELECT 1 FROM finding_evidence AS known WHERE known.kind = found.kind AND known.variant = found.variant)
   OR NOT EXISTS (SELECT 1 FROM finding_offer AS known WHERE known.kind = found.kind AND known.variant IN ('*', found.variant))
