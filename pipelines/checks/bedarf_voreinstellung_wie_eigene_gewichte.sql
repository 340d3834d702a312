-- Die Regel für eigene Gewichte ergibt mit den voreingestellten Gewichten für jede Kommune genau den veröffentlichten Platz.
SELECT area_id, published.need_percentile, weighted.need_percentile AS need_weighted, published.structure_percentile,
       weighted.structure_percentile AS structure_weighted, published.status, weighted.status AS status_weighted
FROM need_structure AS published
FULL JOIN need_structure_weighted() AS weighted USING (area_id)
WHERE (published.need_percentile, published.structure_percentile, published.need_class, published.structure_class, published.assigned,
       published.status, published.need_present, published.structure_present)
    IS DISTINCT FROM (weighted.need_percentile, weighted.structure_percentile, weighted.need_class, weighted.structure_class, weighted.assigned,
                      weighted.status, weighted.need_present, weighted.structure_present);
