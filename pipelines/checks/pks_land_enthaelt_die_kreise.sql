-- Die Kreise haben zusammen höchstens so viele Fälle, wie amtlich das Land hat, und mindestens 97 % davon: nur Fälle ohne bekannten Kreis fehlen.
WITH cases AS (SELECT year, measure.indicator_id, value FROM land_figure AS figure
               JOIN pks_measure AS measure ON measure.key = figure.key AND figure.year BETWEEN measure.from_year AND measure.until_year
               WHERE figure.measure = 'faelle' AND figure.derived IS NULL AND measure.measure = 'haeufigkeitszahl')
SELECT kreis_sum.indicator_id, kreis_sum.period, cases.value AS land, kreis_sum.numerator AS kreise
FROM cases JOIN kreis_sum ON kreis_sum.indicator_id = cases.indicator_id AND kreis_sum.period = cases.year
WHERE kreis_sum.numerator NOT BETWEEN 0.97 * cases.value AND cases.value;
