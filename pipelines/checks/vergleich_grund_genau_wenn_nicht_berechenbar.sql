-- Ein Vergleich hat entweder drei Ergebnisse oder einen Grund, warum er nicht berechenbar ist.
SELECT indicator_id, period, area_id, reference, status, reason, result_95, result_998, result_95_bh
FROM comparison
WHERE (status = 'ok') <> (reason IS NULL)
   OR (status = 'ok') <> (result_95 IS NOT NULL AND result_998 IS NOT NULL AND result_95_bh IS NOT NULL AND reference_value IS NOT NULL)
   OR (status = 'not_computable' AND coalesce(result_95, result_998, result_95_bh) IS NOT NULL);
