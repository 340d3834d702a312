-- „Was wäre, wenn“ in jeder Kommune ein Gremium arbeitete: Kreise, Arten und Größenklassen ergeben je das Land, vorher wie nachher, und alles ist abgedeckt.
WITH summed AS (
    SELECT "grouping", [sum(kommunen), sum(active_before), sum(active_after), sum(unclear_before), sum(unclear_after)] AS kommunen,
           [sum(inhabitants), sum(inhabitants_active_before), sum(inhabitants_active_after), sum(inhabitants_unclear_before),
            sum(inhabitants_unclear_after)] AS inhabitants
    FROM what_if_coverage((SELECT list(area_id) FROM area WHERE level = 'kommune'))
    GROUP BY "grouping"
)
SELECT summed."grouping" AS gruppierung, summed.kommunen AS kommunen, summed.inhabitants AS einwohner
FROM summed JOIN summed AS land ON land."grouping" = 'land'
WHERE summed.kommunen <> land.kommunen OR summed.inhabitants <> land.inhabitants
   OR (summed.kommunen[3], summed.kommunen[5], summed.inhabitants[3], summed.inhabitants[5]) <> (summed.kommunen[1], 0, summed.inhabitants[1], 0)
