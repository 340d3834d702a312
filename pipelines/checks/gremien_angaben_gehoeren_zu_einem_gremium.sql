-- Meldungen, Mitglieder, Arbeitsgruppen, Sitzungen und Zuständigkeiten gehören zu einem Gremium der Liste.
SELECT 'council_area' AS tabelle, council_id AS kennung FROM council_area ANTI JOIN council USING (council_id)
UNION ALL SELECT 'council_status', council_id FROM council_status ANTI JOIN council USING (council_id)
UNION ALL SELECT 'council_member', council_id FROM council_member ANTI JOIN council USING (council_id)
UNION ALL SELECT 'council_group', council_id FROM council_group ANTI JOIN council USING (council_id)
UNION ALL SELECT 'council_meeting', council_id FROM council_meeting ANTI JOIN council USING (council_id)
UNION ALL SELECT 'project', council_id FROM project ANTI JOIN council USING (council_id) WHERE council_id IS NOT NULL
