-- Zu jeder Art von Beratungsanlass steht entweder eine Regel, wann er als gelöst gilt, oder der Grund, warum es keine gibt.
SELECT kind AS art, solution_kind.rule AS regel, reason AS grund
FROM finding_kind FULL JOIN solution_kind USING (kind)
WHERE finding_kind.kind IS NULL OR (solution_kind.rule IS NULL) = (reason IS NULL)
   OR (solution_kind.rule IS NULL) = EXISTS (SELECT 1 FROM solution_variant AS way WHERE way.kind = solution_kind.kind)
