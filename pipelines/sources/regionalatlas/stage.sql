-- grain: Land or Kreis × year × variable that has a number
CREATE TABLE stage_regionalatlas AS
WITH long AS (
    UNPIVOT raw_regionalatlas_kreise
    ON density, change, foreigners, births, deaths, natural_balance, migration_balance
    INTO NAME variable VALUE published
),
described (variable, label, unit) AS (
    VALUES ('density', 'Bevölkerungsdichte', 'Einwohner je km²'),
           ('change', 'Bevölkerungsentwicklung im Jahr', 'je 10.000 Einwohner'),
           ('foreigners', 'Anteil der ausländischen Bevölkerung', '%'),
           ('births', 'Lebendgeborene', 'je 10.000 Einwohner'),
           ('deaths', 'Gestorbene', 'je 10.000 Einwohner'),
           ('natural_balance', 'Überschuss der Geborenen oder Gestorbenen', 'je 10.000 Einwohner'),
           ('migration_balance', 'Wanderungssaldo', 'je 10.000 Einwohner')
)
SELECT area_id, CAST(year AS INTEGER) AS year, variable, label, unit, CAST(replace(published, ',', '.') AS DOUBLE) AS value, line, release_id
FROM long JOIN described USING (variable)
WHERE published <> '';
