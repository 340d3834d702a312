-- Wo ein Wert nicht ausgewiesen ist, steht keine Zahl: weder Wert noch Intervall, Zähler, Nenner oder wie viel davon unbekannt ist.
SELECT indicator_id, area_id, period, status, value, low, high, numerator, denominator, unknown
FROM observation
WHERE status = 'suppressed' AND coalesce(value, low, high, numerator, denominator, unknown) IS NOT NULL
   OR status NOT IN ('ok', 'provisional') AND coalesce(value, low, high) IS NOT NULL;
