-- Without a delivery for Kommunen its stage.sql did not run.
CREATE TABLE IF NOT EXISTS stage_pks_kommunen (
    area_id TEXT, year INTEGER, key TEXT, cases INTEGER, cleared INTEGER, cases_suppressed BOOLEAN, cleared_suppressed BOOLEAN,
    remark TEXT, published TEXT, line INTEGER, release_id TEXT
);

-- grain: indicator × Kommune or Gemeinde × report year, from the newest delivery that states it; replaces the value inherited from the Kreis
INSERT INTO observation BY NAME
WITH newest AS (
    SELECT *
    FROM stage_pks_kommunen
    QUALIFY row_number() OVER (PARTITION BY area_id, year, key ORDER BY published DESC, release_id DESC) = 1
),
-- a Kommune without Verbandsgemeinde is a Gemeinde too
territory AS (
    SELECT area_id AS delivered_id, area_id, level FROM area
    UNION ALL
    SELECT kommune_id, area_id, level FROM area
    WHERE level = 'gemeinde' AND kind IN ('verbandsfreie_gemeinde', 'grosse_kreisangehoerige_stadt')
),
-- the reference date before the report year if known, else the nearest one
inhabited AS (
    SELECT newest.*, population.inhabitants, population.counted_on
    FROM newest JOIN population USING (area_id)
    WHERE population.concept = 'reference_date'
    QUALIFY row_number() OVER (PARTITION BY area_id, newest.year, key ORDER BY abs(population.year - (newest.year - 1)), population.year) = 1
),
measured AS (
    SELECT measure.indicator_id, measure.measure, inhabited.*, if(measure.measure = 'haeufigkeitszahl', cases_suppressed, cleared_suppressed) AS suppressed
    FROM inhabited JOIN pks_measure AS measure ON measure.key = inhabited.key AND inhabited.year BETWEEN measure.from_year AND measure.until_year
)
SELECT indicator_id, measured.year AS period, territory.level, territory.area_id,
       CASE WHEN suppressed THEN NULL
            WHEN measure = 'haeufigkeitszahl' THEN round(cases * 100000 / inhabitants) -- whole, as the Häufigkeitszahlen of the Kreise are published
            ELSE round(cleared * 100 / nullif(cases, 0), 2) END AS value,
       CASE WHEN suppressed THEN NULL WHEN measure = 'haeufigkeitszahl' THEN cases ELSE cleared END AS numerator,
       CASE WHEN suppressed THEN NULL WHEN measure = 'haeufigkeitszahl' THEN inhabitants ELSE cases END AS denominator,
       CASE WHEN suppressed THEN 'suppressed' WHEN value IS NULL THEN 'missing' ELSE 'ok' END AS status,
       concat_ws(' ',
           CASE WHEN suppressed THEN 'Mitgeteilt, aber geheim gehalten.'
                WHEN measure = 'haeufigkeitszahl' THEN
                    format('Berechnet mit {:t.} Einwohnern am {}.', inhabitants, strftime(counted_on, '%d.%m.%Y')) END,
           CASE WHEN measure = 'haeufigkeitszahl' AND cases < 10 THEN 'Weniger als 10 Fälle, die Häufigkeitszahl ist wenig aussagekräftig.' END,
           CASE WHEN value IS NULL AND NOT suppressed THEN 'Aufgeklärte Fälle sind nicht mitgeteilt oder es gab keine Fälle.' END,
           remark) AS note,
       release_id
FROM measured JOIN territory ON territory.delivered_id = measured.area_id;
