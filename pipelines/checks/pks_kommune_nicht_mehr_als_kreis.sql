-- Keine Kommune hat mehr Fälle als der Kreis, in dem sie liegt.
SELECT kommune.indicator_id, kommune.period, kommune.area_id, kommune.numerator AS faelle, kreis.numerator AS faelle_im_kreis
FROM observation AS kommune
JOIN area ON area.area_id = kommune.area_id AND area.level IN ('kommune', 'gemeinde')
JOIN observation AS kreis ON kreis.indicator_id = kommune.indicator_id AND kreis.period = kommune.period AND kreis.area_id = area.kreis_id
JOIN indicator ON indicator.indicator_id = kommune.indicator_id AND indicator.source_id = 'pks'
WHERE kommune.numerator > kreis.numerator;
