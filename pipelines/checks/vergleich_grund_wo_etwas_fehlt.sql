-- Ein Vergleich hat entweder drei Urteile oder einen Grund, warum keines; ein Urteil ohne üblichen Bereich nennt den Grund dafür.
SELECT indicator_id, period, area_id, reference, reason, p, usual, verdict_95, verdict_998, verdict_bh
FROM comparison
WHERE (p IS NULL) <> (verdict_95 = 'none') OR (p IS NULL) <> (verdict_998 = 'none') OR (p IS NULL) <> (verdict_bh = 'none')
   OR (reason IS NULL) <> (p IS NOT NULL AND usual IS NOT NULL)
   OR (p IS NOT NULL AND (reference_value IS NULL OR difference IS NULL))
   OR (reference_basis IS NULL) <> (reference_value IS NULL) OR (difference IS NULL) <> (reference_value IS NULL)
   OR (usual IS NULL) <> (usual_low IS NULL) OR (usual IS NULL) <> (usual_high IS NULL);
