-- Erfundene und wirkliche Gremien stehen nie in einem Stand.
SELECT source.source_id AS quelle, source.synthetic AS erfunden
FROM release JOIN source USING (source_id)
WHERE release_id IN (SELECT release_id FROM council) AND source.synthetic <> (SELECT demo FROM build)
