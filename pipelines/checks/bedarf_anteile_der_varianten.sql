-- Die Anteile der Varianten ergeben für jede eingeordnete Kommune 1, und der des veröffentlichten Feldes ist ihre Sicherheit.
SELECT area_id, certainty, shares.total, shares.usual
FROM need_structure AS published
FULL JOIN (
    SELECT area_id, sum(share) AS total,
           coalesce(sum(share) FILTER ((share.need_class, share.structure_class) = (need_structure.need_class, need_structure.structure_class)), 0) AS usual
    FROM need_structure_share AS share JOIN need_structure USING (area_id) GROUP BY area_id
) AS shares USING (area_id)
WHERE (coalesce(published.status, '') = 'ok') <> (shares.area_id IS NOT NULL)
   OR abs(total - 1) > 1e-9 OR abs(usual - certainty) > 1e-9;
