-- Namen von Gremien, Vorsitz, Institutionen, Gruppen, Projekten und Quellen nennen keine Person und keine E-Mail-Adresse.
WITH texts AS (
    SELECT 'council' AS tabelle, unnest([name, chair_note]) AS text FROM council
    UNION ALL SELECT 'council_status', source FROM council_status
    UNION ALL SELECT 'area_status', source FROM area_status
    UNION ALL SELECT 'council_member', institution FROM council_member
    UNION ALL SELECT 'council_group', name FROM council_group
    UNION ALL SELECT 'project', title FROM project
)
SELECT tabelle, text FROM texts
WHERE regexp_matches(text, '[\w.+-]+@[\w-]+\.\w+') OR regexp_matches(text, '\b(Herrn?|Frau|Dr\.|Prof\.)\s+[A-ZÄÖÜ]')
