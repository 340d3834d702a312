-- Die Einwohner, durch die die PKS teilt, liegen höchstens 5 % neben dem Jahresdurchschnitt desselben Jahres, um einen Zensus höchstens 12 %.
-- The statistics put the results of a census into the years since it; the PKS still divided by the numbers known before.
WITH before_census_results (first_year, last_year) AS (VALUES (2011, 2012), (2022, 2023)),
compared AS (
    SELECT area_id, year, implied.inhabitants AS pks, average.inhabitants AS amtlich,
           CASE WHEN EXISTS (FROM before_census_results WHERE year BETWEEN first_year AND last_year) THEN 0.12 ELSE 0.05 END AS allowed
    FROM population AS implied
    JOIN population AS average USING (area_id, year)
    WHERE implied.concept = 'pks_implied' AND average.concept = 'annual_average'
)
SELECT area_id, year, pks, amtlich
FROM compared
WHERE abs(pks - amtlich) > allowed * amtlich;
