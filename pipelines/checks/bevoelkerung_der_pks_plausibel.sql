-- Die Einwohner, durch die die PKS teilt, liegen höchstens 5 % neben dem Jahresdurchschnitt der amtlichen Statistik desselben Jahres.
SELECT area_id, year, implied.inhabitants AS pks, average.inhabitants AS amtlich
FROM population AS implied
JOIN population AS average USING (area_id, year)
WHERE implied.concept = 'pks_implied' AND average.concept = 'annual_average'
  AND abs(implied.inhabitants - average.inhabitants) > 0.05 * average.inhabitants;
