-- Ohne Meldung ist der Stand unklar, nie „kein Gremium“; eine Meldung liegt nie nach dem Tag der Beurteilung.
SELECT area_id AS gebiet, status_reported AS status, confirmed_on AS bestaetigt FROM structure, build
WHERE confirmed_on IS NULL AND (status_reported <> 'unklar' OR council_id IS NOT NULL) OR confirmed_on > build.as_of
