-- Kein Gebiet steckt in dem Wert, mit dem es verglichen oder gegen den es geprüft wird: bei Häufigkeitszahlen für alle vier Bezüge nachgerechnet.
WITH counted AS (
    SELECT observation.*, area.kind, area.kreis_id
    FROM observation JOIN area USING (area_id) JOIN indicator USING (indicator_id)
    WHERE scale = 'rate' AND observation.status IN ('ok', 'provisional') AND low IS NOT NULL AND observation.level <> 'land'
),
-- every body once, in its highest row
body AS (
    SELECT * FROM counted
    WHERE (kind = 'kreisfreie_stadt' AND level = 'kreis') OR (kind = 'landkreis' AND level = 'kreis')
       OR (kind NOT IN ('kreisfreie_stadt', 'landkreis') AND (level = 'kommune' OR kind = 'ortsgemeinde'))
),
of_kind AS (
    SELECT indicator_id, period, kind, count(*) AS areas, sum(numerator) AS cases, sum(denominator) AS people FROM body GROUP BY ALL
),
of_peers AS (
    SELECT indicator_id, period, peer.area_id, count(*) AS areas, sum(numerator) AS cases, sum(denominator) AS people
    FROM peer JOIN body ON body.area_id = peer_id AND peer_id <> peer.area_id
    GROUP BY ALL
),
-- of each reference what is left without the area: how many others, their cases and inhabitants, and which of the two columns it must be
rest AS (
    SELECT indicator_id, period, body.area_id, 'kind' AS reference, areas - 1 AS others, cases - body.numerator AS cases, people - body.denominator AS people
    FROM body JOIN of_kind USING (indicator_id, period, kind)
    UNION ALL
    SELECT indicator_id, period, area_id, 'peers', areas, cases, people FROM of_peers
    UNION ALL
    SELECT indicator_id, period, body.area_id, 'land', NULL, land.numerator - body.numerator, land.denominator - body.denominator
    FROM body JOIN kreis_sum AS land USING (indicator_id, period)
    UNION ALL
    SELECT indicator_id, period, body.area_id, 'kreis', NULL, kreis.numerator - body.numerator, kreis.denominator - body.denominator
    FROM body JOIN counted AS kreis USING (indicator_id, period) WHERE kreis.level = 'kreis' AND kreis.area_id = body.kreis_id AND body.level <> 'kreis'
)
SELECT comparison.indicator_id, comparison.period, comparison.area_id, comparison.reference, comparison.others, reference_value, tested_value
FROM comparison
JOIN rest USING (indicator_id, period, area_id, reference)
WHERE comparison.p IS NOT NULL AND (
    comparison.others <> rest.others
    OR abs(if(reference IN ('kind', 'peers'), reference_value, tested_value) - 100000 * rest.cases / rest.people) > 0.011
    OR tested_value IS NULL AND reference IN ('land', 'kreis'));
