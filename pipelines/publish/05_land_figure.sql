-- Without published totals of the Land its stage.sql did not run.
CREATE TABLE IF NOT EXISTS stage_pks_land (
    year INTEGER, key TEXT, measure TEXT, value DOUBLE, source_url TEXT, stated TEXT, remark TEXT, published TEXT, line INTEGER, release_id TEXT
);

-- grain: report year × offence key × measure, from the newest delivery that states it
INSERT INTO land_figure BY NAME
SELECT year, key, measure, value, source_url, stated AS published, if(starts_with(remark, 'abgeleitet'), remark, NULL) AS derived, release_id
FROM stage_pks_land
QUALIFY row_number() OVER (PARTITION BY year, key, measure ORDER BY stage_pks_land.published DESC, release_id DESC) = 1
ORDER BY year, key, measure;
