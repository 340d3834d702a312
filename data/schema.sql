-- THE CONTRACT. The pipelines write these tables, the dashboard reads them, neither knows the other.
-- Every table is stated with its grain. Codes are text, units stand in names, missing is a value.
-- Raise build.schema_version when a column changes its meaning, or one is added that the dashboard cannot do without.
--
-- Beside it lie, in data/published (names inside are relative to it; each file is replaced in one step, what it names exists before it does):
--   current.json   the version to be shown: version, fingerprint, database, boundaries {level: {svg, geojson}}, rejected
--   manifest-<version>.json  size and checksum of each file of a version; for the build, which verifies and mends with it
--   versions.json  every version that is kept, newest first, the current one among them: the same fields, and schema_version, day and
--                  built_at (UTC) of the build, demo, data (equal for versions built from the same releases). Which versions are kept:
--                  pipelines, versions_to_keep. One whose schema_version is not that of the current one can be listed, but not opened.

-- grain: one row, the build itself
CREATE TABLE build (
    version              TEXT NOT NULL,      -- e.g. 2026-11-23.1a2b3c4d; also in the file name
    schema_version       INTEGER NOT NULL,
    built_at             TIMESTAMP NOT NULL, -- UTC
    as_of                DATE NOT NULL,      -- the day at which registry ages and occasions for advice are judged
    demo                 BOOLEAN NOT NULL,   -- true: councils (and surveys) are invented
    fingerprint          TEXT NOT NULL,      -- sha256 over every input
    boundaries_schematic BOOLEAN NOT NULL,   -- true: Kommunen and Gemeinden geometry is computed, not official
    boundaries_note      TEXT NOT NULL       -- attribution of the geometry, German
);

-- grain: one row per publisher's series
CREATE TABLE source (
    source_id   TEXT PRIMARY KEY,            -- folder name under pipelines/sources
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    licence     TEXT NOT NULL,
    licence_url TEXT,
    url         TEXT,
    attribution TEXT NOT NULL,               -- shown wherever a value of this source is shown or exported
    cadence     TEXT NOT NULL,
    format      TEXT NOT NULL,
    caveats     TEXT[] NOT NULL,
    synthetic   BOOLEAN NOT NULL             -- true: invented, marked wherever it appears
);

-- grain: one row per file used in this build; the bytes never change
CREATE TABLE release (
    release_id     TEXT PRIMARY KEY,         -- file name, <source>_<period>_<published>.<ext>
    source_id      TEXT NOT NULL REFERENCES source (source_id),
    period         TEXT NOT NULL,            -- 2020, 2014-2020, 2026-09
    published      TEXT NOT NULL,            -- as precise as known: 2021 or 2021-04-15
    fetched        DATE,
    url            TEXT,
    sha256         TEXT NOT NULL,
    size_bytes     BIGINT NOT NULL,
    rows_read      INTEGER NOT NULL,
    rows_published INTEGER NOT NULL,
    rows_rejected  INTEGER NOT NULL
);

-- grain: one row per row of a release that was not published, with the reason
CREATE TABLE rejected_row (
    release_id  TEXT NOT NULL,
    line        INTEGER,                     -- in the file as published, header included, first line is 1
    sheet       TEXT,
    column_name TEXT,
    value       TEXT,
    reason      TEXT NOT NULL,               -- German
    cure        TEXT NOT NULL                -- German
);

-- grain: source × measure of this build, beside the same of the build before
CREATE TABLE build_report (
    source_id      TEXT NOT NULL,
    indicator_id   TEXT,                     -- NULL: about the source as a whole
    rows           INTEGER NOT NULL,
    areas          INTEGER,
    first_period   INTEGER,
    last_period    INTEGER,
    value_min      DOUBLE,
    value_median   DOUBLE,
    value_max      DOUBLE,
    missing        INTEGER NOT NULL,
    rows_before    INTEGER,                  -- NULL: no build before
    values_changed INTEGER                   -- of the rows in both builds
);

-- grain: one row per check that ran; all passed, or the build would not exist
CREATE TABLE check_passed (
    check_id TEXT PRIMARY KEY,               -- file name under pipelines/checks
    claim    TEXT NOT NULL                   -- German, first comment of the file
);

-- grain: report year × offence key × measure: what was officially published of the whole Land, each with the page it was read on
CREATE TABLE land_figure (
    year       INTEGER NOT NULL,
    key        TEXT NOT NULL,                -- offence key of the PKS
    measure    TEXT NOT NULL CHECK (measure IN ('faelle', 'haeufigkeitszahl', 'aufklaerungsquote')),
    value      DOUBLE NOT NULL,              -- cases, cases per 100,000 inhabitants, per cent
    source_url TEXT NOT NULL,
    published  TEXT NOT NULL,                -- of that page, as precise as known
    derived    TEXT,                         -- German: how it was worked out; NULL: stated as it is
    release_id TEXT NOT NULL,
    PRIMARY KEY (year, key, measure)
);

-- grain: one row per kind of area
CREATE TABLE area_kind (
    kind         TEXT PRIMARY KEY,           -- land, landkreis, kreisfreie_stadt, grosse_kreisangehoerige_stadt,
                                             -- verbandsfreie_gemeinde, verbandsgemeinde, ortsgemeinde
    label        TEXT NOT NULL,
    label_plural TEXT NOT NULL,
    position     INTEGER NOT NULL
);

-- grain: one row per area; ARS as text cut to its level. A kreisfreie Stadt stands at three levels (07111, 071110000, 071110000000)
CREATE TABLE area (
    area_id          TEXT PRIMARY KEY,       -- 07 · 07143 · 071435002 · 071435002010
    level            TEXT NOT NULL CHECK (level IN ('land', 'kreis', 'kommune', 'gemeinde')),
    name             TEXT NOT NULL,          -- official short name, e.g. Hachenburg
    label            TEXT NOT NULL,          -- unique on its level, e.g. "Bad Kreuznach (Stadt)"; what a list shows
    kind             TEXT NOT NULL REFERENCES area_kind (kind),
    parent_id        TEXT,                   -- next level up; NULL for the Land
    kreis_id         TEXT,                   -- NULL for the Land
    kommune_id       TEXT,                   -- of a Kommune itself and of its Gemeinden
    ags              TEXT,                   -- federal key, NULL for Verbandsgemeinden, which have none
    area_km2         DOUBLE NOT NULL,
    inhabitants      INTEGER NOT NULL,
    inhabitants_date DATE NOT NULL,
    density_per_km2  DOUBLE NOT NULL,
    size_class       TEXT NOT NULL,          -- German, e.g. "10.000 bis unter 20.000"
    police           TEXT,                   -- Polizeipräsidium, or "mehrere" where its borders cut the area
    exists_since     DATE,                   -- latest territorial change known; NULL: none known since 2012
    exists_verified  BOOLEAN NOT NULL,       -- false: that change is not confirmed by a cited source
    lon              DOUBLE NOT NULL,        -- a point inside, for markers
    lat              DOUBLE NOT NULL
);

-- grain: area × Polizeipräsidium (n:m, police borders cut Kreise and Verbandsgemeinden)
CREATE TABLE area_police (
    area_id      TEXT NOT NULL,
    praesidium   TEXT NOT NULL,
    source_url   TEXT NOT NULL,
    PRIMARY KEY (area_id, praesidium)
);

-- grain: one row per loaded list of Gemeinden, by its Gebietsstand. The newest one is what `area` states.
CREATE TABLE edition (
    reference_date   DATE PRIMARY KEY,       -- the Gebietsstand
    inhabitants_date DATE NOT NULL,          -- the day its inhabitants were counted, seldom the same
    date_is_assumed  BOOLEAN NOT NULL,       -- true: the list does not say that day
    kreise           INTEGER NOT NULL,
    kommunen         INTEGER NOT NULL,
    gemeinden        INTEGER NOT NULL,
    newest           BOOLEAN NOT NULL,
    release_id       TEXT NOT NULL
);

-- grain: Gebietsstand × area of that time, of every loaded list, the newest one among them. Ids, names and territories are those of the time:
-- what an older area became stands in area_change.
CREATE TABLE area_edition (
    reference_date DATE NOT NULL,
    area_id        TEXT NOT NULL,
    level          TEXT NOT NULL CHECK (level IN ('land', 'kreis', 'kommune', 'gemeinde')),
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL REFERENCES area_kind (kind),
    parent_id      TEXT,
    kreis_id       TEXT,
    kommune_id     TEXT,
    ags            TEXT,
    area_km2       DOUBLE NOT NULL,
    inhabitants    INTEGER NOT NULL,         -- on edition.inhabitants_date
    PRIMARY KEY (reference_date, area_id)
);

-- grain: one former Verbandsgemeinde or Gemeinde × area of today that it became (part of): kept by hand (geo/reference/changes.csv), found by
-- comparing two loaded lists, or both
CREATE TABLE area_change (
    old_name        TEXT NOT NULL,
    old_area_id     TEXT,                    -- the ARS it had; NULL: not known, or still in use
    old_area_source TEXT,                    -- where that key was read; NULL: in a loaded list
    new_area_id     TEXT NOT NULL,           -- 9 digits for a Kommune, 12 for a Gemeinde
    changed_on      DATE NOT NULL,           -- of a change that only comparing shows: found_by
    verified        BOOLEAN NOT NULL,        -- stated in a cited page
    part_only       BOOLEAN NOT NULL,        -- only a part of the old area went there
    source_url      TEXT,
    note            TEXT,
    kind            TEXT NOT NULL DEFAULT 'merged' CHECK (kind IN (
                        'merged',            -- several became one, or one was taken into another
                        'divided',           -- its parts lie in several
                        'renamed',           -- the same area under another name
                        'moved',             -- a Gemeinde lies in another Verbandsgemeinde or Kreis
                        'new_key')),         -- the same area under another key
    found_after     DATE,                    -- the two Gebietsstände between which the lists show it; NULL: only kept by hand
    found_by        DATE
);

-- grain: area × year × concept: pks_implied, what the PKS of that year divides by; annual_average, mean of the numbers at the beginning and
-- the end of the year; reference_date, counted on 31 December: summed up from the Gemeinden where their table has that day (all levels), else
-- from GENESIS (Land, Kreise and kreisfreie Städte at all their levels), else, where neither has it, on another day of the year (counted_on).
-- Of several publications of a year and concept the newest counts.
CREATE TABLE population (
    area_id     TEXT NOT NULL,
    year        INTEGER NOT NULL,
    concept     TEXT NOT NULL CHECK (concept IN ('pks_implied', 'annual_average', 'reference_date')),
    inhabitants INTEGER NOT NULL,            -- of today's territory; areas whose territory of then is not known have no row
    release_id  TEXT NOT NULL,
    counted_on  DATE,                        -- of concept 'reference_date': the day
    PRIMARY KEY (area_id, year, concept)
);

-- grain: area × year × context variable of official statistics (density, foreigners, migration …)
CREATE TABLE context (
    area_id    TEXT NOT NULL,
    year       INTEGER NOT NULL,
    variable   TEXT NOT NULL,
    label      TEXT NOT NULL,
    unit       TEXT NOT NULL,
    value      DOUBLE NOT NULL,
    release_id TEXT NOT NULL,
    PRIMARY KEY (area_id, year, variable)
);

-- grain: one row per indicator; file name under pipelines/indicators
CREATE TABLE indicator (
    indicator_id  TEXT PRIMARY KEY,
    position      INTEGER NOT NULL,
    topic         TEXT NOT NULL,             -- Kriminalitätslage · Abdeckung · Struktur · Arbeitsweise · Professionalisierung · Digitalisierung …
    title         TEXT NOT NULL,             -- stands alone: "Straftaten insgesamt je 100.000 Einwohner"
    short_title   TEXT NOT NULL,             -- in lists under its topic
    definition    TEXT NOT NULL,
    numerator     TEXT NOT NULL,             -- in words
    denominator   TEXT,                      -- in words; NULL for counts and categories
    unit          TEXT NOT NULL,             -- in full, "Fälle je 100.000 Einwohner"
    unit_short    TEXT NOT NULL,             -- in table heads, "je 100.000 Einw."
    scale         TEXT NOT NULL CHECK (scale IN ('rate', 'share', 'number', 'category')),
    decimals      INTEGER NOT NULL,
    polarity      TEXT NOT NULL CHECK (polarity IN ('none', 'higher_is_better', 'lower_is_better')),
    change        TEXT NOT NULL CHECK (change IN ('percent', 'percentage_points', 'absolute', 'none')),
    inherits      BOOLEAN NOT NULL,          -- a Kommune without an own value shows that of its Kreis, marked
    levels        TEXT[] NOT NULL,           -- levels at which the map offers it
    source_id     TEXT NOT NULL,
    pks_key       TEXT,                      -- offence keys as published, for the definition on screen
    breaks        DOUBLE[],                  -- fixed class limits (upper, all but the last); NULL: natural breaks over all years
    synonyms      TEXT[] NOT NULL,
    caveats       TEXT[] NOT NULL
);

-- grain: indicator × code, for indicators of scale 'category'
CREATE TABLE indicator_category (
    indicator_id TEXT NOT NULL,
    code         INTEGER NOT NULL,           -- equals observation.value
    label        TEXT NOT NULL,
    PRIMARY KEY (indicator_id, code)
);

-- grain: indicator × level of the map × measure × limit: where the colours of a map change, the same in every year. Areas with a value up to
-- and with the limit 1 are of the lowest class, those above the last limit of the highest one. No row: one class (or categories, or no
-- value). Fixed by indicator.breaks, else natural breaks of all values of all years.
CREATE TABLE class_limit (
    indicator_id TEXT NOT NULL,
    level        TEXT NOT NULL CHECK (level IN ('kreis', 'kommune', 'gemeinde')),
    measure      TEXT NOT NULL CHECK (measure IN ('wert', 'faelle')), -- value, inherited ones included; numerator of a rate, own ones only
    position     INTEGER NOT NULL,           -- from 1, without gaps, rising
    upper        DOUBLE NOT NULL,            -- belongs to the class below it
    PRIMARY KEY (indicator_id, level, measure, position)
);

-- grain: indicator × area × year, own values only; inherited ones are seen through observation_shown. Where status is suppressed no number
-- stands, of a survey not even how many answered
CREATE TABLE observation (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    level        TEXT NOT NULL,
    area_id      TEXT NOT NULL,
    value        DOUBLE,                     -- NULL unless status is ok or provisional
    low          DOUBLE,                     -- 95 % interval
    high         DOUBLE,
    numerator    DOUBLE,                     -- cases, persons, Kommunen
    denominator  DOUBLE,
    unknown      DOUBLE,                     -- of the denominator, where nobody knows: the numerator may be larger by it. NULL: nothing unknown
    status       TEXT NOT NULL CHECK (status IN ('ok', 'provisional', 'suppressed', 'missing', 'unrepresentative')),
    note         TEXT,                       -- German; of the Land whether the value is official or "Summe der 36 Kreise; …"
    release_id   TEXT NOT NULL,
    PRIMARY KEY (indicator_id, area_id, period)
);

-- grain: indicator of the PKS × report year: what the Kreise add up to. It lacks cases whose Kreis is not known and so is below the official
-- value of the Land. Comparisons with the Land take this sum; the Land's own observation is the official value where land_figure has one
-- (its release is of the source pks_land), else this sum (then its release is of the source pks).
CREATE TABLE kreis_sum (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    label        TEXT NOT NULL,              -- German, "Summe der 36 Kreise"
    value        DOUBLE,                     -- NULL: no cases, so no Aufklärungsquote
    numerator    DOUBLE NOT NULL,
    denominator  DOUBLE NOT NULL,
    release_id   TEXT NOT NULL,
    PRIMARY KEY (indicator_id, period)
);

-- grain: one row: how far the PKS reaches. NULL: nothing known
CREATE VIEW pks_years AS
SELECT (SELECT max(period) FROM kreis_sum) AS newest_of_kreise,   -- newest report year of which the Kreise are loaded
       (SELECT max(year) FROM land_figure) AS newest_of_land;     -- newest report year of which the Land has published totals

-- grain: indicator × area × year at every level the indicator is offered at; status 'inherited' where the value is the
-- Kreis's (or, for a Gemeinde, its Kommune's). Counts are never inherited: the Kreis's cases did not happen in the Kommune. What is kept
-- secret of a Kommune is so of its Gemeinden: no value of the Kreis takes its place. `synthetic`: the value rests on an invented source,
-- whatever source its indicator names.
CREATE VIEW observation_shown AS
WITH invented AS (
    SELECT release_id FROM release JOIN source USING (source_id) WHERE synthetic
),
own AS (
    SELECT indicator_id, period, level, area_id, value, low, high, numerator, denominator, unknown, status, note, release_id,
           area_id AS from_area_id, release_id IN (SELECT release_id FROM invented) AS synthetic
    FROM observation
),
heirs AS (
    SELECT area.area_id, area.level, area.kommune_id, area.kreis_id FROM area WHERE area.level IN ('kommune', 'gemeinde')
),
candidates AS (
    SELECT heirs.area_id, heirs.level, own.indicator_id, own.period, own.value, own.low, own.high, own.note, own.release_id,
           own.from_area_id, own.synthetic, if(own.status = 'suppressed', 'suppressed', 'inherited') AS status,
           row_number() OVER (PARTITION BY own.indicator_id, own.period, heirs.area_id ORDER BY length(own.from_area_id) DESC) AS nearest
    FROM heirs
    JOIN own ON own.area_id IN (heirs.kommune_id, heirs.kreis_id) AND own.area_id <> heirs.area_id
    JOIN indicator ON indicator.indicator_id = own.indicator_id AND indicator.inherits AND own.status IN ('ok', 'provisional', 'suppressed')
    WHERE list_contains(indicator.levels, heirs.level)
      AND NOT EXISTS (
          SELECT 1 FROM observation AS mine
          WHERE mine.indicator_id = own.indicator_id AND mine.period = own.period AND mine.area_id = heirs.area_id
      )
)
SELECT indicator_id, period, level, area_id, value, low, high, numerator, denominator, unknown, status, note, release_id, from_area_id,
       synthetic
FROM own
UNION ALL
SELECT indicator_id, period, level, area_id, value, low, high, NULL, NULL, NULL, status, note, release_id, from_area_id,
       synthetic
FROM candidates WHERE nearest = 1;

-- ───────────────────────── councils (Gremien) ─────────────────────────

-- grain: one row per body. Functions and institutions only, never a person's name.
CREATE TABLE council (
    council_id          TEXT PRIMARY KEY,
    name                TEXT NOT NULL,
    type                TEXT NOT NULL CHECK (type IN ('kriminalpraeventiver_rat', 'praeventionsrat', 'arbeitskreis', 'beirat', 'runder_tisch',
                            'buendnis', 'sicherheitspartnerschaft', 'polizeibeirat', 'behoerdenrunde', 'foerderverein', 'sonstiges')),
    counts_as_body      BOOLEAN NOT NULL,    -- false: contract, police-led body, round of authorities: shown, not counted
    founded_on          DATE,
    founded_precision   TEXT CHECK (founded_precision IN ('day', 'month', 'year')),
    reconstituted_on    DATE,
    chair               TEXT CHECK (chair IN ('buergermeister', 'landrat', 'beigeordnete', 'verwaltung', 'polizei', 'doppelspitze_mit_leitung',
                            'ehrenamt', 'sonstige')),
    chair_note          TEXT,
    mayor_is_member     BOOLEAN,
    self_reported_active BOOLEAN,
    fte                 DOUBLE,              -- full-time equivalents for running the body; NULL: unknown
    budget_eur          DOUBLE,
    has_concept         BOOLEAN,
    rules_of_procedure_year INTEGER,         -- NULL: unknown; 0: none
    multi_tier          BOOLEAN,
    participation_level INTEGER CHECK (participation_level BETWEEN 0 AND 4), -- 0 none · 1 public session · 2 survey · 3 open groups · 4 co-decision
    members_may_decide  INTEGER CHECK (members_may_decide BETWEEN 0 AND 2),  -- 0 few · 1 about half · 2 most
    public_relations    BOOLEAN,
    has_priorities      BOOLEAN,
    has_action_plan     BOOLEAN,
    ctc_phase           INTEGER CHECK (ctc_phase BETWEEN 0 AND 5),
    topics              TEXT[] NOT NULL,
    digital_attendance  BOOLEAN,             -- citizens can take part in its meetings digitally
    digital_forms       TEXT[] CHECK (list_has_all(['umfrage', 'beteiligungsplattform', 'meldeportal', 'soziale_medien'], digital_forms)),
                                             -- digital ways for citizens to take part; []: none; NULL: unknown
    online_exchange     BOOLEAN,             -- meets other bodies online
    release_id          TEXT NOT NULL
);

-- grain: council × area it is responsible for (n:m; the area may be of any level)
CREATE TABLE council_area (
    council_id  TEXT NOT NULL,
    area_id     TEXT NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    former_name TEXT,                        -- set where the body belonged to a Kommune merged since: no evidence for today's one
    PRIMARY KEY (council_id, area_id)
);

-- grain: one dated report about one body; contradicting reports stand side by side, each with its source
CREATE TABLE council_status (
    council_id TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('aktiv', 'ruhend', 'aufgeloest', 'in_planung', 'unklar')),
    as_of      DATE NOT NULL,                -- the day the report speaks of ("zuletzt bestätigt am")
    source     TEXT NOT NULL,                -- who reported, or the address of the page
    release_id TEXT NOT NULL
);

-- grain: one dated report that an area has no body, or plans one
CREATE TABLE area_status (
    area_id    TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('kein_gremium', 'in_planung', 'unklar')),
    as_of      DATE NOT NULL,
    source     TEXT NOT NULL,
    release_id TEXT NOT NULL
);

-- grain: council × institution
CREATE TABLE council_member (
    council_id  TEXT NOT NULL,
    institution TEXT NOT NULL,
    sector      TEXT NOT NULL CHECK (sector IN ('verwaltung', 'polizei', 'justiz', 'schule', 'jugend', 'senioren', 'soziales', 'wirtschaft',
                    'zivilgesellschaft', 'politik')),
    release_id  TEXT NOT NULL
);

-- grain: council × working group
CREATE TABLE council_group (
    council_id TEXT NOT NULL,
    name       TEXT NOT NULL,
    active     BOOLEAN,
    release_id TEXT NOT NULL
);

-- grain: council × meeting
CREATE TABLE council_meeting (
    council_id TEXT NOT NULL,
    held_on    DATE NOT NULL,
    is_public  BOOLEAN,
    form       TEXT CHECK (form IN ('vor_ort', 'hybrid', 'online')),
    release_id TEXT NOT NULL
);

-- grain: area × certificate × year
CREATE TABLE qualification (
    area_id    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('beccaria', 'rechtsextremismuspraevention')),
    persons    INTEGER NOT NULL CHECK (persons >= 0),
    year       INTEGER NOT NULL,
    release_id TEXT NOT NULL
);

-- grain: one contact of the Leitstelle with an area
CREATE TABLE contact (
    area_id    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('beratung', 'webseminar', 'stammtisch', 'veranstaltung')),
    held_on    DATE NOT NULL,
    release_id TEXT NOT NULL
);

-- grain: one local analysis or survey of the feeling of safety, as the registry lists them; of surveys in table survey at least one per year
CREATE TABLE analysis (
    area_id      TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('insiko', 'regionalanalyse', 'audit', 'befragung', 'ctc')),
    completed_on DATE NOT NULL,
    sampling     TEXT CHECK (sampling IN ('register', 'panel', 'offen')),
    n            INTEGER,
    release_id   TEXT NOT NULL
);

-- grain: one project or grant
CREATE TABLE project (
    area_id        TEXT NOT NULL,
    council_id     TEXT,
    title          TEXT NOT NULL,
    started_on     DATE NOT NULL,
    ended_on       DATE,
    grant_eur      DOUBLE,                   -- NULL: no grant of the Land
    beccaria_steps INTEGER CHECK (beccaria_steps BETWEEN 0 AND 7),
    evaluated      BOOLEAN,
    release_id     TEXT NOT NULL
);

-- grain: registry release × topic: is the list complete, so that no row means none, or does no row mean unknown?
CREATE TABLE registry_scope (
    release_id TEXT NOT NULL,
    topic      TEXT NOT NULL CHECK (topic IN ('meeting', 'member', 'group', 'qualification', 'contact', 'analysis', 'project')),
    complete   BOOLEAN NOT NULL,
    PRIMARY KEY (release_id, topic)
);

-- Of reports of one day the more cautious is believed: the one that stands first here.
CREATE MACRO caution(reported) AS list_position(['unklar', 'ruhend', 'aufgeloest', 'kein_gremium', 'in_planung', 'aktiv'], reported);

-- grain: judged day × Kommune or Landkreis × body: what was known on that day, whatever thresholds are asked for. Judged are build.as_of and the
-- ends of the eight years before it. Only bodies that count, of today's Kommune; at least one row per area. Reports, meetings and foundings
-- after the day are not known on it.
CREATE TABLE status_evidence (
    day               DATE NOT NULL,
    area_id           TEXT NOT NULL,
    council_id        TEXT,                  -- NULL: the report is about the area, or there is none
    status_reported   TEXT NOT NULL CHECK (status_reported IN ('aktiv', 'ruhend', 'aufgeloest', 'in_planung', 'kein_gremium', 'unklar')),
    confirmed_on      DATE,                  -- newest report; NULL: none
    conflicting       BOOLEAN NOT NULL,      -- a report of the same body or of the area, as old or newer (from another source: at most three
                                             -- months older), says otherwise; or the newest of another body, as old or newer, in another release
    founded_on        DATE,                  -- or re-constituted, whichever is later
    founded_until     DATE,                  -- the same, as late as a founding known to the month or year may have been
    last_meeting_on   DATE,                  -- NULL: none known
    meetings_complete BOOLEAN NOT NULL,      -- no meeting of the last 18 months can be missing from the list
    release_id        TEXT,                  -- NULL: no report
    nth_by_meeting    INTEGER NOT NULL,      -- 1: of the bodies of the area that which met last; else as nth_by_report
    nth_by_report     INTEGER NOT NULL       -- 1: of the newest reports the newest; of one day the more cautious one
);

-- The one rule by which a Kommune or Landkreis has its Stand, on every judged day. First a body reported aktiv within stale_months, of several
-- the one that met last: aktiv while its last meeting, or without any its founding, is at most `months` ago, and where the list of meetings may
-- lack one; else ruht_vermutlich. Then the newest report within stale_months, as it was reported. Else unklar.
-- grain: judged day × area; the columns of status_evidence say on which body and report the Stand rests
CREATE MACRO status_judged(months := 18, stale_months := 24) AS TABLE
WITH dated AS (
    SELECT *, coalesce(confirmed_on >= day - to_months(CAST(stale_months AS INTEGER)), false) AS recent,
           recent AND status_reported = 'aktiv' AS confirmed
    FROM status_evidence
),
chosen AS (
    SELECT unnest(arg_min(dated, if(confirmed, nth_by_meeting, 1000 + nth_by_report))) FROM dated GROUP BY day, area_id
)
SELECT
    * EXCLUDE (recent, confirmed, nth_by_meeting, nth_by_report),
    CASE WHEN NOT recent THEN 'unklar'
         WHEN NOT confirmed THEN status_reported
         WHEN coalesce(last_meeting_on, founded_until) >= day - to_months(CAST(months AS INTEGER)) OR NOT meetings_complete THEN 'aktiv'
         ELSE 'ruht_vermutlich' END AS status
FROM chosen;

-- grain: one row per Kommune (170) and Landkreis (24): what the registry says of it on build.as_of. NULL is unknown, never none.
-- What is said of a body is said of the one that status_judged chooses at its default thresholds.
CREATE TABLE structure (
    area_id             TEXT PRIMARY KEY,
    council_id          TEXT,                -- the body the statement rests on
    status_reported     TEXT NOT NULL CHECK (status_reported IN ('aktiv', 'ruhend', 'aufgeloest', 'in_planung', 'kein_gremium', 'unklar')),
    confirmed_on        DATE,                -- newest report; NULL: no record
    conflicting         BOOLEAN NOT NULL,    -- reports contradict each other, see status_evidence
    above_council_id    TEXT,                -- Kreisgremium: the body of the Landkreis, if the Landkreis's own Stand is aktiv
    part_councils       INTEGER NOT NULL,    -- Ortsgremien: bodies of single Gemeinden inside the area, reported aktiv or ruhend within 24 months
    founded_on          DATE,                -- or re-constituted, whichever is later
    last_meeting_on     DATE,
    last_public_meeting_on DATE,
    meetings_12m        INTEGER,
    chair               TEXT,
    fte                 DOUBLE,
    participation_level INTEGER,
    certified_persons   INTEGER,
    last_analysis_on    DATE,
    analyses            INTEGER,             -- 0: none; NULL: unknown
    projects_12m        INTEGER,
    last_contact_on     DATE,
    contacts_24m        INTEGER,
    release_id          TEXT                 -- NULL: no record
);

-- The seven Stände in the order in which they are shown. grain: one row per Stand
CREATE VIEW status_kind AS
SELECT status, label, CAST(position AS INTEGER) AS position
FROM (VALUES ('aktiv', 'aktiv', 1), ('ruht_vermutlich', 'ruht vermutlich', 2), ('in_planung', 'in Planung', 3), ('ruhend', 'ruhend', 4),
             ('aufgeloest', 'aufgelöst', 5), ('kein_gremium', 'kein Gremium', 6), ('unklar', 'unklar', 7)) AS kinds (status, label, position);

-- structure as a page shows it, with the Stand under the thresholds asked for. Where these choose another body than the default ones, what
-- structure knows of that body alone is unknown (NULL), never said of the other.
-- grain: one row per area of structure
CREATE MACRO structure_shown(months := 18, stale_months := 24) AS TABLE
WITH judged AS (
    FROM status_judged(months := months, stale_months := stale_months) WHERE day = (SELECT as_of FROM build)
),
-- a map instead of one more join: that takes a quarter less memory, of which a web process has little
above AS (
    SELECT map(list(area_id), list(council_id)) AS councils FROM judged WHERE status = 'aktiv' AND length(area_id) = 5
)
SELECT
    structure.* REPLACE (
        judged.council_id AS council_id, judged.status_reported AS status_reported, judged.confirmed_on AS confirmed_on,
        judged.conflicting AS conflicting, judged.founded_on AS founded_on, judged.last_meeting_on AS last_meeting_on,
        judged.release_id AS release_id,
        CASE WHEN structure.council_id IS NOT DISTINCT FROM judged.council_id THEN last_public_meeting_on END AS last_public_meeting_on,
        CASE WHEN structure.council_id IS NOT DISTINCT FROM judged.council_id THEN meetings_12m END AS meetings_12m,
        CASE WHEN structure.council_id IS NOT DISTINCT FROM judged.council_id THEN chair END AS chair,
        CASE WHEN structure.council_id IS NOT DISTINCT FROM judged.council_id THEN fte END AS fte,
        CASE WHEN structure.council_id IS NOT DISTINCT FROM judged.council_id THEN participation_level END AS participation_level,
        CASE WHEN length(structure.area_id) > 5 THEN (SELECT councils FROM above)[left(structure.area_id, 5)] END AS above_council_id
    ),
    judged.status, judged.meetings_complete,
    -- aktiv, though nobody knows of a meeting of the last `months`, because the list of meetings may lack one
    judged.status = 'aktiv' AND NOT judged.meetings_complete AND coalesce(judged.last_meeting_on < judged.day - to_months(CAST(months AS INTEGER)), true)
        AS meetings_unknown
FROM structure
JOIN judged USING (area_id);

-- Coverage of every judged day: where the Stand is aktiv, and where it is unklar, so that the truth lies between active and active + unclear.
-- Of the Kommune itself: bodies of its Landkreis or of single Gemeinden do not count. Inhabitants are those of today on every day.
-- grain: judged day × Kreis or Land
CREATE VIEW coverage AS
SELECT
    day, CAST(year(day) AS INTEGER) AS period, if(kreis_id IS NULL, 'land', 'kreis') AS level, coalesce(kreis_id, '07') AS area_id,
    count(*) AS kommunen, count(*) FILTER (status = 'aktiv') AS active, count(*) FILTER (status = 'unklar') AS unclear,
    sum(inhabitants) AS inhabitants, coalesce(sum(inhabitants) FILTER (status = 'aktiv'), 0) AS inhabitants_active,
    coalesce(sum(inhabitants) FILTER (status = 'unklar'), 0) AS inhabitants_unclear
FROM status_judged() JOIN area USING (area_id)
WHERE area.level = 'kommune'
GROUP BY GROUPING SETS ((day, kreis_id), (day));

-- ───────────────────────── surveys (Befragungen) ─────────────────────────
-- Estimates only: answers of single persons, weights, free text, tokens and addresses of machines never get here.

-- grain: one delivery of one Kommune and year
CREATE TABLE survey (
    survey_id        TEXT PRIMARY KEY,       -- release_id without its ending
    area_id          TEXT NOT NULL,
    year             INTEGER NOT NULL,
    title            TEXT NOT NULL,
    sampling         TEXT NOT NULL CHECK (sampling IN ('register', 'panel', 'offen')), -- offen: Stimmungsbild, never compared
    mode             TEXT NOT NULL CHECK (mode IN ('selbst_ausgefuellt', 'telefonisch', 'persoenlich')),
    field_start      DATE NOT NULL,
    field_end        DATE NOT NULL,
    population_size  INTEGER,                -- persons the sample stands for; NULL: not stated
    respondents      INTEGER NOT NULL,       -- persons in the file; of an aggregated table the largest n in it
    complete         INTEGER NOT NULL,       -- of these the ones who reached the end and have a usable weight
    weighted         BOOLEAN NOT NULL,
    deff             DOUBLE,                 -- design effect by unequal weights (Kish), or as stated; NULL: unweighted, or not stated
    max_weight_ratio DOUBLE,                 -- greatest weight / mean weight; NULL: unweighted
    notes            TEXT[] NOT NULL,        -- German, for the data page
    superseded       BOOLEAN NOT NULL,       -- a newer delivery of the same Kommune and year says otherwise on at least one item
    release_id       TEXT NOT NULL
);

-- grain: one question of the codebook; the same question on another scale is another item
CREATE TABLE survey_item (
    item_id      TEXT PRIMARY KEY,
    position     INTEGER NOT NULL,
    topic        TEXT NOT NULL,
    question     TEXT NOT NULL,
    place        TEXT NOT NULL,              -- wohngegend, wohnung, oepnv, innenstadt, ort, internet, schule, beliebig
    time_of_day  TEXT NOT NULL,              -- tags, nachts, immer
    scale_length INTEGER NOT NULL,
    scale        TEXT NOT NULL               -- in words
);

-- grain: item × category, "top" (the categories joined into the headline share) first
CREATE TABLE survey_category (
    item_id  TEXT NOT NULL,
    code     TEXT NOT NULL,                  -- equals survey_estimate.category
    label    TEXT NOT NULL,
    is_top   BOOLEAN NOT NULL,               -- one of those joined, or "top" itself
    in_scale BOOLEAN NOT NULL,               -- these add up to 100 %; false: "top", and answers beside the scale (gehe nachts nie raus)
    position INTEGER NOT NULL,
    PRIMARY KEY (item_id, code)
);

-- grain: one row per indicator that rests on surveys: which answer to which item it is the share of
CREATE TABLE survey_measure (
    indicator_id TEXT PRIMARY KEY,
    item_id      TEXT NOT NULL,
    scale_length INTEGER,                    -- NULL: any; a scale of another length is not comparable
    category     TEXT NOT NULL               -- 'top' or a code as text
);

-- grain: one subgroup
CREATE TABLE survey_subgroup (
    subgroup  TEXT PRIMARY KEY,              -- alle, weiblich, alter_16_29 …
    label     TEXT NOT NULL,
    dimension TEXT,                          -- Geschlecht, Alter; NULL for alle
    position  INTEGER NOT NULL
);

-- grain: delivery × item × category × subgroup. Suppressed with n NULL: fewer than 10 answered, or the difference of what is shown
-- would give such a group away. Suppressed with n: too imprecise to be shown. "weiß nicht" and no answer are not in n.
CREATE TABLE survey_estimate (
    survey_id           TEXT NOT NULL,
    area_id             TEXT NOT NULL,
    year                INTEGER NOT NULL,
    item_id             TEXT NOT NULL,
    category            TEXT NOT NULL,       -- "top" or a code of survey_category
    subgroup            TEXT NOT NULL,
    n                   INTEGER,             -- persons who gave an answer on the scale (of an answer beside it: or that answer)
    n_eff               DOUBLE,              -- size of a simple random sample of the same precision; NULL where sampling is offen
    value_pct           DOUBLE,              -- NULL if suppressed; shown as Stimmungsbild only if unrepresentative
    low_pct             DOUBLE,              -- 95 % interval; NULL if suppressed or unrepresentative
    high_pct            DOUBLE,
    status              TEXT NOT NULL CHECK (status IN ('ok', 'provisional', 'suppressed', 'unrepresentative')),
    comparability_group TEXT NOT NULL        -- item/place/time/scale length/mode/sampling: compare only within one
);                                           -- no PRIMARY KEY: its index would be ten times the table; a check counts the rows instead

-- grain: survey × year × area (or named part of it) × question × answer × group: results somebody else has published, each with its page.
-- Questions, answers and samples differ, and seldom is an interval known: never compared, ranked or an occasion. Only without demonstration data.
CREATE TABLE published_survey_figure (
    area_id    TEXT,                         -- NULL: Deutschland
    part       TEXT,                         -- German: the part of the area it is of; NULL: the whole
    survey     TEXT NOT NULL,
    year       INTEGER NOT NULL,
    item       TEXT NOT NULL,                -- equal for questions about the same thing, however worded
    question   TEXT NOT NULL,                -- German, in short
    answer     TEXT NOT NULL,
    subgroup   TEXT,                         -- NULL: all
    value_pct  DOUBLE NOT NULL,
    precision  TEXT NOT NULL CHECK (precision IN ('stated', 'rounded', 'at_least')), -- how it was published
    n          INTEGER,                      -- persons asked; NULL: not stated
    sampling   TEXT CHECK (sampling IN ('register', 'panel', 'offen', 'begehung')),  -- NULL: not stated; offen, begehung: Stimmungsbild
    source_url TEXT NOT NULL,
    note       TEXT,
    position   INTEGER NOT NULL,             -- in the list it stands in
    release_id TEXT NOT NULL
);

-- ───────────────────────── comparison, trend, rank, similar areas ─────────────────────────
-- Computed at build time from own values with status ok or provisional. No row stands for a value that is inherited, suppressed, missing or of
-- an open survey (see the status of the observation), nor for facts of the registry: they are compared with nothing.
-- A body that stands at several levels (kreisfreie Stadt, verbandsfreie Gemeinde) is judged once; each of its rows carries that answer.

-- grain: indicator × area × year × reference, four rows for every own rate, survey share and Aufklärungsquote. Three things are told apart:
-- size (difference), chance (p and the verdicts that follow from it) and usual (do areas of this kind differ that much anyway).
-- No reference contains the area itself. "higher" is a higher value, not a worse one.
CREATE TABLE comparison (
    indicator_id    TEXT NOT NULL,
    period          INTEGER NOT NULL,
    area_id         TEXT NOT NULL,
    reference       TEXT NOT NULL CHECK (reference IN ('land', 'kind', 'kreis', 'peers')),
    group_id        TEXT NOT NULL,           -- of comparison_group: the group, of which the area may be part
    reference_basis TEXT CHECK (reference_basis IN (
                        'whole',             -- of Land (sum of the Kreise) or Kreis, as shown; the test leaves the area out (tested_value)
                        'pooled',            -- all cases of the others by all their inhabitants (of a quota: by all their cases)
                        'median')),          -- of the shares of the others, at least five
    reference_value DOUBLE,                  -- in the unit of the indicator; NULL: there is none
    reference_low   DOUBLE,                  -- 95 % interval of a reference that is estimated: a median of shares
    reference_high  DOUBLE,
    others          SMALLINT NOT NULL,        -- areas of the group with an own value, without the area itself; "Median von n"
    tested_value    DOUBLE,                  -- what chance is tested against where it is not reference_value: Land or Kreis without the area
    difference      DOUBLE,                  -- value − reference_value, in the unit (percentage points of a share)
    difference_pct  DOUBLE,                  -- the same in per cent of reference_value, to one decimal; NULL for shares
    p               DOUBLE,                  -- two-sided, to six decimals; certain at 95 % if below 0.05, at 99.8 % if below 0.002
    usual_low       DOUBLE,                  -- of a rate, in its unit, around reference_value: 95 % of areas with so many inhabitants lie between
    usual_high      DOUBLE,                  -- these two if they differ as areas of the kind do, of the level for 'land'
    usual           TEXT CHECK (usual IN ('inside', 'outside')), -- NULL: not computable
    verdict_95      TEXT NOT NULL,           -- of these three: none · indistinct · higher, lower (usual not computable) · higher_usual, lower_usual
    verdict_998     TEXT NOT NULL,           -- · far_higher, far_lower. 99.8 % is the default everywhere
    verdict_bh      TEXT NOT NULL,           -- false alarms held to 5 % of the alarms of the group (Benjamini–Hochberg)
    reason          TEXT,                    -- German: why there is no verdict (none), else why no usual range (usual IS NULL)
    CHECK (verdict_95 IN ('none', 'indistinct', 'higher', 'lower', 'higher_usual', 'lower_usual', 'far_higher', 'far_lower')),
    CHECK (verdict_998 IN ('none', 'indistinct', 'higher', 'lower', 'higher_usual', 'lower_usual', 'far_higher', 'far_lower')),
    CHECK (verdict_bh IN ('none', 'indistinct', 'higher', 'lower', 'higher_usual', 'lower_usual', 'far_higher', 'far_lower')),
    PRIMARY KEY (indicator_id, period, area_id, reference)
);

-- grain: indicator × year × reference × group: the group as a whole. No reference of its areas: what one of them is compared with stands in
-- comparison
CREATE TABLE comparison_group (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    reference    TEXT NOT NULL,
    group_id     TEXT NOT NULL,              -- land: level · kind: kind · kreis: Kreis · peers: the area whose peers they are
    level        TEXT NOT NULL,              -- of the areas in the group
    label        TEXT NOT NULL,              -- German
    areas        SMALLINT NOT NULL,           -- areas with an own value, all of them; of a survey the newest one of three years
    value        DOUBLE,                     -- sum of the Kreise, Kreis's own value, pooled rate of all areas, median of all shares
    median       DOUBLE,                     -- of the areas
    phi          DOUBLE,                     -- dispersion of the rates (1: chance alone), of the level for 'land'; NULL for shares, small
    tau2         DOUBLE,                     -- groups and Kreise, which hold several kinds. tau2: variance on the log scale, widens the usual range
    PRIMARY KEY (indicator_id, period, reference, group_id)
);

-- grain: expected cases: the exact Poisson limits of observed / expected, for funnels
CREATE TABLE poisson_limit (
    expected DOUBLE PRIMARY KEY,
    low_95   DOUBLE NOT NULL,
    high_95  DOUBLE NOT NULL,
    low_998  DOUBLE NOT NULL,
    high_998 DOUBLE NOT NULL
);

-- The funnel around the value of a group of rates, in the unit of the indicator: plain limits (chance alone, exact) and adjusted ones (and
-- what areas of the group differ anyway; NULL where that is not computable). They are those of the group as a whole; the usual range of one
-- area (comparison.usual_low) lies around the others. grain: number of inhabitants, rising
CREATE MACRO funnel(the_indicator, the_period, the_reference, the_group) AS TABLE
SELECT 100000 * expected / value AS inhabitants, value,
       value * low_95 AS plain_low_95, value * high_95 AS plain_high_95, value * low_998 AS plain_low_998, value * high_998 AS plain_high_998,
       value * exp(-1.959963984540054 * sqrt(1 / expected + tau2)) AS adjusted_low_95,
       value * exp(1.959963984540054 * sqrt(1 / expected + tau2)) AS adjusted_high_95,
       value * exp(-3.090232306167813 * sqrt(1 / expected + tau2)) AS adjusted_low_998,
       value * exp(3.090232306167813 * sqrt(1 / expected + tau2)) AS adjusted_high_998
FROM comparison_group JOIN indicator USING (indicator_id), poisson_limit
WHERE indicator_id = the_indicator AND period = the_period AND reference = the_reference AND group_id = the_group
  AND scale = 'rate' AND value > 0
ORDER BY expected;

-- grain: indicator × area × two years with a comparable survey: how the share of one Kommune changed, later − earlier, in percentage points
CREATE TABLE wave_comparison (
    indicator_id TEXT NOT NULL,
    area_id      TEXT NOT NULL,
    earlier      INTEGER NOT NULL,
    later        INTEGER NOT NULL,
    difference   DOUBLE NOT NULL,
    low          DOUBLE,                     -- 95 % interval of the difference; NULL: no verdict
    high         DOUBLE,
    p            DOUBLE,                     -- as in comparison
    verdict_95   TEXT NOT NULL CHECK (verdict_95 IN ('none', 'indistinct', 'higher', 'lower')),
    verdict_998  TEXT NOT NULL CHECK (verdict_998 IN ('none', 'indistinct', 'higher', 'lower')),
    reason       TEXT,                       -- German, why there is no verdict: surveyed in another way, or the series breaks between the two
    PRIMARY KEY (indicator_id, area_id, earlier, later)
);

-- grain: indicator × area × year × reason: where a series changes its meaning, or a year was unusual. NULL in source, indicator or area: all
-- of them. Where stops_trend, no trend and no change from year to year leads from before `period` to `period` or after it.
CREATE TABLE series_break (
    source_id    TEXT,
    indicator_id TEXT,
    area_id      TEXT,
    period       INTEGER NOT NULL,           -- first year it applies to; of kind 'ended' the first year without a value
    until        INTEGER,                    -- last year; NULL: from period on. Only of kind 'circumstance'
    kind         TEXT NOT NULL CHECK (kind IN (
                     'denominator',          -- other inhabitants behind every rate
                     'definition',           -- other offences are counted
                     'key',                  -- another offence key is counted
                     'introduced',           -- the publisher states it from this year on
                     'ended',                -- the publisher states it no more: its last year is not the present one
                     'area',                 -- the area itself changed
                     'origin',               -- of the Land: official value and sum of the Kreise take turns
                     'wording',              -- only the official words changed
                     'circumstance')),       -- unusual years, or a change beside the definition
    label        TEXT NOT NULL,              -- German, a few words for the mark in a chart
    reason       TEXT NOT NULL,              -- German
    source       TEXT,                       -- German, where it can be read; NULL: follows from the data
    source_url   TEXT,
    stops_trend  BOOLEAN NOT NULL,
    successor_id TEXT                        -- of kind 'ended': the indicator of what the publisher counts since
);

-- grain: indicator × area with own values; recent trend over the last five consecutive years. Where nothing but a break of kind 'denominator'
-- (a census) stops the trend of a rate, that of its counted cases over the same five years stands beside it: cases do not depend on inhabitants.
CREATE TABLE trend (
    indicator_id TEXT NOT NULL,
    area_id      TEXT NOT NULL,
    first_period INTEGER NOT NULL,           -- first and last of the years used
    last_period  INTEGER NOT NULL,
    points       INTEGER NOT NULL,           -- consecutive years without a break, at most five
    result       TEXT NOT NULL CHECK (result IN ('increasing', 'decreasing', 'no_change', 'cannot_be_calculated')),
    reason       TEXT,                       -- German, why it cannot be calculated
    cases_result TEXT CHECK (cases_result IN ('increasing', 'decreasing', 'no_change')), -- NULL: the rate has a trend, or the cases have none
    cases_first_period INTEGER,              -- first of the five years of the cases, the last one is last_period; NULL where cases_result is
    PRIMARY KEY (indicator_id, area_id)
);

-- grain: indicator × area × year: the ranks the area may have in its group, all of them together at 90 %. Rank 1 is the lowest value
CREATE TABLE area_rank (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    area_id      TEXT NOT NULL,
    reference    TEXT NOT NULL CHECK (reference = 'kind'),
    best         SMALLINT NOT NULL,
    worst        SMALLINT NOT NULL,
    areas        SMALLINT NOT NULL,           -- areas of the kind with an own value, at least ten
    PRIMARY KEY (indicator_id, period, area_id, reference)
);

-- grain: area × similar area of the same kind, by inhabitants, density and the like, never by crime
CREATE TABLE peer (
    area_id  TEXT NOT NULL,
    peer_id  TEXT NOT NULL,
    position INTEGER NOT NULL,               -- 1: most similar
    distance DOUBLE NOT NULL,                -- Euclidean distance of z-scores
    reasons  TEXT[] NOT NULL,                -- German: what the two have most in common, with both values
    PRIMARY KEY (area_id, peer_id)
);

-- grain: axis × declared indicator, also of those that do not count by default
CREATE TABLE need_structure_input (
    axis         TEXT NOT NULL CHECK (axis IN ('need', 'structure')),
    indicator_id TEXT NOT NULL,
    direction    TEXT NOT NULL CHECK (direction IN ('higher', 'lower')), -- higher: a higher value means more need, or more structure
    weight       DOUBLE NOT NULL,            -- default; only ratios count; 0: counts only under own weights
    label        TEXT NOT NULL,              -- in the direction of the axis
    position     INTEGER NOT NULL,
    PRIMARY KEY (axis, indicator_id)
);

-- grain: one row: how little is too little
CREATE TABLE need_structure_rule (
    least_group  INTEGER NOT NULL,           -- with fewer placed Kommunen of a kind nobody has a percentile there
    least_inputs INTEGER NOT NULL            -- of an axis; weights by which fewer would count are refused
);

-- grain: Kommune × axis × declared indicator: the profile behind the two axes
CREATE TABLE need_structure_value (
    area_id      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    indicator_id TEXT NOT NULL,
    period       INTEGER,                    -- NULL: no own value known
    value        DOUBLE,
    percentile   DOUBLE,                     -- 0 to 1 within the kind, in the direction of the axis; NULL: unknown, or too few of the kind known
    PRIMARY KEY (area_id, axis, indicator_id)
);

-- grain: one row per Kommune (170): two axes, never one score
CREATE TABLE need_structure (
    area_id              TEXT PRIMARY KEY,
    group_id             TEXT NOT NULL,      -- kind: percentiles are those within it
    need_present         INTEGER NOT NULL,   -- indicators that count and have an own value
    need_declared        INTEGER NOT NULL,   -- indicators that count
    structure_present    INTEGER NOT NULL,
    structure_declared   INTEGER NOT NULL,
    need_percentile      DOUBLE,             -- 0 to 1; NULL: less than two thirds of the indicators known, or too few areas of the kind
    need_low             DOUBLE,             -- 90 % of the variants lie between low and high
    need_high            DOUBLE,
    structure_percentile DOUBLE,
    structure_low        DOUBLE,
    structure_high       DOUBLE,
    need_class           INTEGER CHECK (need_class BETWEEN 1 AND 3),       -- 1: lowest third
    structure_class      INTEGER CHECK (structure_class BETWEEN 1 AND 3),
    certainty            DOUBLE,             -- share of variants that put the area into the same of the 3 × 3 fields; NULL unless ok
    variants             INTEGER NOT NULL,
    assigned             BOOLEAN NOT NULL,   -- false: "nicht eindeutig zugeordnet", or no value
    status               TEXT NOT NULL CHECK (status IN ('ok', 'too_few_indicators', 'group_too_small')),
    reason               TEXT                -- German; NULL if ok
);

-- grain: Kommune with a place × field of the 3 × 3 in which at least one variant lies
CREATE TABLE need_structure_share (
    area_id         TEXT NOT NULL,
    need_class      INTEGER NOT NULL CHECK (need_class BETWEEN 1 AND 3),
    structure_class INTEGER NOT NULL CHECK (structure_class BETWEEN 1 AND 3),
    share           DOUBLE NOT NULL CHECK (share > 0),  -- of the variants of need_structure; those of an area sum to 1
    PRIMARY KEY (area_id, need_class, structure_class)
);

-- grain: Kommune × indicator that counts: where it stands on the axis of the indicator when that does not count. No rows for an axis on
-- which no more indicators count than must.
CREATE TABLE need_structure_driver (
    area_id      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    indicator_id TEXT NOT NULL,
    percentile   DOUBLE,                     -- on this axis without the indicator; NULL: too little is known, or of too few
    class        INTEGER CHECK (class BETWEEN 1 AND 3),
    status       TEXT NOT NULL CHECK (status IN ('ok', 'too_few_indicators', 'group_too_small')), -- in the 3 × 3 without the indicator
    changes      BOOLEAN,                    -- lies in another field than by default; NULL: without a place in one of the two cases
    PRIMARY KEY (area_id, axis, indicator_id)
);

-- The same places under other weights, from the percentiles that are published: with the default weights those of need_structure.
-- weights: indicator → weight, only ratios count; 0: does not count; what is not named keeps its default weight.
-- An area is placed on an axis if it knows two thirds (rounded up) of what counts there, and at least `least_group` of its kind do.
-- The variants belong to the default weights: no certainty is given, and `assigned` needs that they assign the area to the same field.
-- grain: one row per Kommune
CREATE MACRO need_structure_weighted(weights MAP(VARCHAR, DOUBLE) := MAP {}) AS TABLE
WITH counted AS (
    SELECT axis, indicator_id, coalesce(weights[indicator_id], weight) AS weight
    FROM need_structure_input WHERE coalesce(weights[indicator_id], weight) > 0
),
demanded AS (
    SELECT axis, count(*) AS counted, (2 * count(*) + 2) // 3 AS needed FROM counted GROUP BY axis
),
known AS (
    -- rounded, so that the order of summation does not tell areas apart that are equal
    SELECT area_id, area.kind, axis, count(profile.value) AS present, count(percentile) AS usable,
           round(sum(percentile * weight) / sum(weight) FILTER (percentile IS NOT NULL), 12) AS mean
    FROM need_structure_value AS profile JOIN counted USING (axis, indicator_id) JOIN area USING (area_id) GROUP BY ALL
),
placed AS (
    SELECT area_id, axis, rank() OVER (PARTITION BY kind, axis ORDER BY mean) - 1 AS below,
           count(*) OVER (PARTITION BY kind, axis, mean) AS alike, count(*) OVER (PARTITION BY kind, axis) AS areas
    FROM known JOIN demanded USING (axis) WHERE usable >= needed
),
standing AS (
    SELECT area_id, axis, (below + alike / 2) / areas AS percentile
    FROM placed WHERE areas >= (SELECT least_group FROM need_structure_rule)
),
on_axis AS (
    SELECT area_id, axis, present, counted, needed, percentile,
           1 + CAST(percentile > 1 / 3 AS INTEGER) + CAST(percentile > 2 / 3 AS INTEGER) AS third
    FROM known JOIN demanded USING (axis) LEFT JOIN standing USING (area_id, axis)
)
SELECT
    published.area_id, published.group_id,
    need.present AS need_present, need.counted AS need_counted, need.needed AS need_needed,
    structure.present AS structure_present, structure.counted AS structure_counted, structure.needed AS structure_needed,
    need.percentile AS need_percentile, structure.percentile AS structure_percentile,
    need.third AS need_class, structure.third AS structure_class,
    published.assigned AND coalesce((need.third, structure.third) = (published.need_class, published.structure_class), false) AS assigned,
    CASE WHEN need.present < need.needed OR structure.present < structure.needed THEN 'too_few_indicators'
         WHEN need.percentile IS NULL OR structure.percentile IS NULL THEN 'group_too_small'
         ELSE 'ok' END AS status
FROM need_structure AS published
JOIN on_axis AS need ON need.area_id = published.area_id AND need.axis = 'need'
JOIN on_axis AS structure ON structure.area_id = published.area_id AND structure.axis = 'structure';

-- grain: one row per Kommune: its need as far as it may be a reason to call there first. Class and variants as in need_structure, of the need
-- alone, as if inputs that are invented were unknown to the kind: crime always, surveys unless the registry is invented as well (build.demo).
CREATE TABLE contact_need (
    area_id TEXT PRIMARY KEY,
    need    TEXT NOT NULL CHECK (need IN ('high', 'middle', 'low',
                'not_assigned',              -- a third, but no more than half of the variants of the need agree on it
                'unknown'))                  -- too little known of the need itself, or of too few Kommunen of the kind
);

-- Whom to call first: an open, lexicographic order of the Kommunen without a working body, never a score. The steps compare in the order in
-- which they are named, each by a rank (1 first); a step that is not named decides nothing; then inhabitants, then ARS.
-- grain: one row per Kommune whose status is not 'aktiv'; `place` from 1 without gaps. `above_council_id`: an active body of its Kreis;
-- `contact`: never only where the list of contacts is complete
CREATE MACRO contact_order(steps := ['status', 'need', 'size', 'contact'], months := 18, stale_months := 24) AS TABLE
WITH called AS (
    SELECT shown.area_id, shown.status, shown.above_council_id, shown.confirmed_on, shown.last_contact_on, shown.contacts_24m,
           shown.release_id, area.inhabitants, area.size_class, this.as_of
    FROM structure_shown(months := months, stale_months := stale_months) AS shown
    JOIN area USING (area_id)
    CROSS JOIN build AS this
    WHERE area.level = 'kommune' AND shown.status <> 'aktiv'
),
coded AS (
    SELECT called.*, coalesce(contact_need.need, 'unknown') AS need,
           CASE WHEN last_contact_on IS NULL THEN if(contacts_24m = 0, 'never', 'unknown')
                WHEN last_contact_on < as_of - to_months(24) THEN 'over_24_months'
                WHEN last_contact_on < as_of - to_months(12) THEN '12_to_24_months'
                ELSE 'under_12_months' END AS contact,
           max(inhabitants) OVER (PARTITION BY size_class) AS largest
    FROM called LEFT JOIN contact_need USING (area_id)
),
ranked AS (
    SELECT *,
           CASE WHEN status IN ('kein_gremium', 'aufgeloest') THEN if(above_council_id IS NULL, 1, 4)
                WHEN status IN ('ruhend', 'ruht_vermutlich') THEN 2 WHEN status = 'unklar' THEN 3 ELSE 5 END AS status_rank,
           CASE need WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END AS need_rank,
           dense_rank() OVER (ORDER BY largest DESC) AS size_rank,
           list_position(['never', 'over_24_months', 'unknown', '12_to_24_months', 'under_12_months'], contact) AS contact_rank
    FROM coded
),
placed AS (
    SELECT *, list_transform(steps, lambda step:
               CASE step WHEN 'status' THEN status_rank WHEN 'need' THEN need_rank WHEN 'size' THEN size_rank WHEN 'contact' THEN contact_rank
                    ELSE error('contact_order: unknown step ' || step) END) AS ranks
    FROM ranked
)
SELECT row_number() OVER (ORDER BY ranks, inhabitants DESC, area_id) AS place,
       area_id, status_rank, status, above_council_id, confirmed_on, need_rank, need, size_rank, size_class, contact_rank, contact,
       last_contact_on, inhabitants, release_id
FROM placed;

-- ───────────────────────── occasions for advice (findings) ─────────────────────────

-- grain: one row per kind of occasion; the rule itself is the table macro finding_<kind>
CREATE TABLE finding_kind (
    kind      TEXT PRIMARY KEY,              -- G1 … G15
    position  INTEGER NOT NULL,
    title     TEXT NOT NULL,                 -- as a Beratungsanlass: "Kein Gremium bekannt"
    question  TEXT NOT NULL,                 -- why we look at it, one sentence
    basis     TEXT NOT NULL,                 -- who says so, with address
    rule      TEXT NOT NULL,                 -- the rule in words, with {parameter} places
    occasion  TEXT,                          -- German, with the same places: when a finding is an Anlass; NULL: never
    hint      TEXT,                          -- likewise: when it is a Hinweis; NULL: never
    invented  TEXT                           -- German: follows the evidence of a finding that is synthetic; NULL: facts of the registry, for
                                             -- which the whole atlas says whether they are invented (build.demo)
);

-- Whether figures are invented: as their source says; without a release (nothing is reported) as the registry of the whole build.
CREATE MACRO is_synthetic(of_release) AS coalesce(
    (SELECT source.synthetic FROM release AS known JOIN source USING (source_id) WHERE known.release_id = of_release),
    (SELECT demo FROM build));

-- grain: kind × threshold; the names are the named parameters of the macro
CREATE TABLE finding_parameter (
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    label         TEXT NOT NULL,
    default_value DOUBLE NOT NULL,
    min_value     DOUBLE NOT NULL,
    max_value     DOUBLE NOT NULL,
    step          DOUBLE NOT NULL,
    unit          TEXT NOT NULL,
    shared        BOOLEAN NOT NULL,          -- true: one value for all kinds that have it by this name (months, stale_months of the Stand)
    position      INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
);

-- grain: kind × variant: the sentence that states the evidence, with {value} {reference} {value_date} {period} {others} places;
-- {share} and {reference_share}: value and reference as shares of `others`
CREATE TABLE finding_evidence (
    kind     TEXT NOT NULL,
    variant  TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (kind, variant)
);

-- grain: what the Leitstelle offers
CREATE TABLE offer (
    offer_id    TEXT PRIMARY KEY,
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    url         TEXT NOT NULL
);

-- grain: kind × variant × offer ('*' stands for every variant)
CREATE TABLE finding_offer (
    kind     TEXT NOT NULL,
    variant  TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (kind, variant, offer_id)
);

-- Each table macro finding_<kind in lower case>(<parameters with their defaults>) returns, grain one row per occasion:
--   kind TEXT, area_id TEXT, variant TEXT, severity TEXT ('anlass' | 'hinweis'), value DOUBLE, reference DOUBLE, value_date DATE,
--   certainty TEXT ('gemeldet' | 'gesichert' | 'nicht_gesichert' | 'nicht_geprueft'), period TEXT, release_id TEXT, others INTEGER, synthetic BOOLEAN
-- severity: what is nicht_gesichert (against the threshold) or nicht_geprueft (a list may lack a row, a date is not confirmed) is never an
--   Anlass; nor is crime or a survey that is invented. others: Kommunen of the kind it was judged against, itself left out; NULL: none.
--   synthetic: is_synthetic of the release; of G10 to G12 of any figure the judgement rests on.
-- Every rule that asks for the Stand has the parameters months and stale_months.
-- Beside them stands structure_severity(months, stale_months): whether the Stand of a Kommune is an Anlass, by which G1 to G3 and G10, G11 go;
-- grain one row per Kommune.

-- grain: kind × Kommune: what every macro finding_<kind> returns at its default thresholds, under an id that lasts from build to build
CREATE TABLE finding (
    finding_id TEXT NOT NULL,                -- <kind>-<area_id>, e.g. G2-071435002, once (a check holds it); period and variant are attributes
    kind       TEXT NOT NULL,
    area_id    TEXT NOT NULL,
    variant    TEXT NOT NULL,
    severity   TEXT NOT NULL CHECK (severity IN ('anlass', 'hinweis')),
    value      DOUBLE,
    reference  DOUBLE,
    value_date DATE,
    certainty  TEXT NOT NULL,
    period     TEXT,
    release_id TEXT,
    others     INTEGER,
    synthetic  BOOLEAN NOT NULL
);

-- grain: rule: every macro finding_<kind>, and structure_shown. In two versions with the same fingerprint and thresholds a rule says the same of
-- the same facts on the same day.
CREATE TABLE rule_fingerprint (
    rule   TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL                     -- of its SQL and all that it is computed from, without comments and default thresholds
);

-- ───────────────────────── exchange: who has solved what ─────────────────────────
-- Kommunen only, at the default thresholds of the rules of findings. What is invented says so (solution.synthetic).

-- grain: one row: the thresholds of exchange and roundtables, pipelines/exchange/exchange.toml
CREATE TABLE exchange_rule (
    partners       INTEGER NOT NULL,         -- at most so many for one finding, the nearest always among them
    distance_steps DOUBLE[] NOT NULL,        -- km, rising; distances in one step count as equal, those beyond the last one as farther
    partner_order  TEXT[] NOT NULL,          -- German: what is compared, in this order; each step decides only what was equal before
    least_members  INTEGER NOT NULL,         -- of a roundtable, with an open finding; the one that has solved it comes in addition
    most_members   INTEGER NOT NULL,
    reach_km       DOUBLE NOT NULL           -- no member is farther from the Kommune that has solved it, where they meet
);

-- grain: kind of finding, all of them: when the atlas says that a Kommune has solved what the finding says
CREATE TABLE solution_kind (
    kind       TEXT PRIMARY KEY,
    rule       TEXT,                         -- German, complete; NULL: nothing counts as solved
    reason     TEXT,                         -- German: why nothing does; NULL where rule is not
    see_kinds  TEXT[] NOT NULL               -- kinds whose partners help here too: every Kommune with this finding has one of those
);

-- grain: kind × threshold, for kinds with a rule that has any
CREATE TABLE solution_parameter (
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    label    TEXT NOT NULL,                  -- German
    value    DOUBLE NOT NULL,
    unit     TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
);

-- grain: kind × way in which it was solved
CREATE TABLE solution_variant (
    kind     TEXT NOT NULL,
    variant  TEXT NOT NULL,
    label    TEXT NOT NULL,                  -- German, a few words
    position INTEGER NOT NULL,               -- 1: tells others most
    PRIMARY KEY (kind, variant)
);

-- grain: kind × Kommune that has solved it; never one that has the finding of this kind itself
CREATE TABLE solution (
    kind       TEXT NOT NULL,
    area_id    TEXT NOT NULL,
    variant    TEXT NOT NULL,
    value      DOUBLE,                       -- of what the rule asks for, as the sentence states it
    value_date DATE,                         -- the day of that, or of the report it rests on; of what is known to the year its first day
    sentence   TEXT NOT NULL,                -- German: what it has done, complete
    release_id TEXT NOT NULL,
    synthetic  BOOLEAN NOT NULL,             -- is_synthetic(release_id)
    PRIMARY KEY (kind, area_id)
);

-- Whom a Kommune may ask, by an open order, never a score: the step of distance, similarity (kin), the variant, distance, ARS.
-- grain: finding × Kommune that has solved it, the first exchange_rule.partners of each finding and always the nearest, if need be as the last; a
-- finding without a solution has no row
CREATE TABLE exchange (
    kind        TEXT NOT NULL,
    area_id     TEXT NOT NULL,               -- has the finding
    partner_id  TEXT NOT NULL,               -- has solved it
    position    INTEGER NOT NULL,            -- from 1 without gaps
    kin         TEXT NOT NULL CHECK (kin IN (
                    'similar',               -- partner is one of its similar areas (table peer)
                    'kind_and_size',         -- same kind and size class
                    'kind',                  -- same kind
                    'other')),
    distance_km DOUBLE NOT NULL,             -- great circle between the points of table area, to one decimal; not the way by road
    variant     TEXT NOT NULL,               -- of the solution of the partner
    reasons     TEXT[] NOT NULL,             -- German: kin, distance, what was solved; each a few words
    PRIMARY KEY (kind, area_id, partner_id)
);

-- Suggestions of a rule for the Leitstelle, no appointments: Kommunen with the same open finding that are near one which has solved it.
-- grain: kind × group
CREATE TABLE roundtable (
    kind        TEXT NOT NULL,
    roundtable  INTEGER NOT NULL,            -- from 1 without gaps, by ARS of the host
    host_id     TEXT NOT NULL,               -- the Kommune that has solved it: where they meet, the middle of the group
    members     INTEGER NOT NULL,            -- with the open finding, least_members to most_members; the host is not counted
    farthest_km DOUBLE NOT NULL,             -- of a member from the host
    mean_km     DOUBLE NOT NULL,
    PRIMARY KEY (kind, roundtable)
);

-- grain: kind × Kommune at a roundtable; nobody sits at two of one kind
CREATE TABLE roundtable_member (
    kind        TEXT NOT NULL,
    roundtable  INTEGER NOT NULL,
    area_id     TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('open', 'solved')), -- solved: the host, once
    distance_km DOUBLE NOT NULL,             -- from the host; 0 for itself
    PRIMARY KEY (kind, area_id)
);

-- grain: kind with a rule of solution × Kommune that has the finding and sits at no roundtable
CREATE TABLE roundtable_outside (
    kind       TEXT NOT NULL,
    area_id    TEXT NOT NULL,
    nearest_km DOUBLE,                       -- to the nearest Kommune that has solved it; NULL: nobody has
    reason     TEXT NOT NULL CHECK (reason IN (
                   'nobody_in_reach',        -- no Kommune within reach_km has solved it
                   'no_table')),             -- one has, but too few with the same finding are near it, or its tables are full
    PRIMARY KEY (kind, area_id)
);

-- ───────────────────────── what if ─────────────────────────
-- What would hold on build.as_of if the Leitstelle had taken some measures by then, each as measure.assumption says. Judged at the default
-- thresholds of the Stand (18 and 24 months) and of every rule. Settled is only what the rules themselves no longer find; what they would find
-- anew is not said: a body that works can be an occasion of its own (G4, G7, G8, G13, G15), and where a registry has a first entry its complete
-- lists say what is missing (G5, G6, G9, G14).

-- grain: one row per measure the Leitstelle can take in a Kommune
CREATE TABLE measure (
    measure          TEXT PRIMARY KEY CHECK (measure IN ('council', 'consultation', 'analysis', 'qualification')),
    position         INTEGER NOT NULL,
    label            TEXT NOT NULL,          -- as a heading
    label_one        TEXT NOT NULL,          -- after "1"
    label_many       TEXT NOT NULL,          -- after other numbers
    assumption       TEXT NOT NULL,          -- German: what is supposed, one sentence
    settles          TEXT[] NOT NULL,        -- kinds of finding that end with it, whatever their variant
    settles_variants TEXT[] NOT NULL         -- <kind>/<variant>: kinds of which this variant alone ends
);

-- A class of need as a place in the order of need: high first, low last, all else between.
CREATE MACRO need_rank(need) AS CASE need WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END;

-- In which order new bodies would add most. `by`: 'inhabitants' the largest Kommune first · 'need' by need_rank of contact_need,
-- then the largest · 'equality' the next always in the Kreis with the lowest share of Kommunen with an active body (a kreisfreie Stadt is a
-- Kreis of one Kommune), there the largest, of several Kreise the one whose next Kommune is larger. What is still equal goes by ARS. At most
-- per_kreis new ones in each Kreis and per_kind of each kind of Kommune; `among`: only these Kommunen come into question. NULL: all.
-- What may not be taken is passed over, as if it were no candidate. A kind that is full lets others move up in their Kreis, so each pass
-- goes no further than to where the next kind becomes full: as many passes as kinds, and one.
-- The first so many places of 'inhabitants' have the most inhabitants that so many new bodies can have, also with one of the two quotas.
-- grain: one row per Kommune whose Stand is not aktiv and that is given a place, from 1 without gaps
CREATE MACRO gain_order("by" := 'inhabitants', per_kreis := NULL, per_kind := NULL, among := NULL) AS TABLE
WITH RECURSIVE standing AS MATERIALIZED (
    SELECT area_id, status, kreis_id, kind, inhabitants, count(*) OVER in_kreis AS kommunen,
           count(*) FILTER (status = 'aktiv') OVER in_kreis AS active
    FROM status_judged() JOIN area USING (area_id)
    WHERE level = 'kommune' AND day = (SELECT as_of FROM build)
    WINDOW in_kreis AS (PARTITION BY kreis_id)
),
passed AS (
    -- place is NULL while the Kommune waits; in_all, in_kreis, in_kind: new bodies so far
    SELECT standing.*, coalesce(need, 'unknown') AS need,
           CASE "by" WHEN 'need' THEN need_rank(need) WHEN 'inhabitants' THEN 0 WHEN 'equality' THEN 0
                ELSE error('gain_order: unknown order ' || "by") END AS need_rank,
           CAST(0 AS BIGINT) AS in_all, CAST(0 AS BIGINT) AS in_kreis, CAST(0 AS BIGINT) AS in_kind, CAST(NULL AS BIGINT) AS place
    FROM standing LEFT JOIN contact_need USING (area_id)
    WHERE status <> 'aktiv' AND coalesce(list_contains(CAST(among AS TEXT[]), area_id), true)
    UNION ALL
    (WITH waiting AS (
        SELECT *, row_number() OVER (PARTITION BY kreis_id ORDER BY need_rank, inhabitants DESC, area_id) AS nth_in_kreis,
               coalesce(in_kreis + nth_in_kreis <= per_kreis, true) AS allowed
        FROM passed
        WHERE place IS NULL AND coalesce(in_kreis < per_kreis, true) AND coalesce(in_kind < per_kind, true)
    ),
    ordered AS (
        SELECT *, row_number() OVER (
                   PARTITION BY allowed
                   ORDER BY if("by" = 'equality', (active + in_kreis + nth_in_kreis - 1) / kommunen, need_rank), inhabitants DESC, area_id) AS nth
        FROM waiting
    ),
    filled AS (
        SELECT *, allowed AND in_kind + row_number() OVER (PARTITION BY allowed, kind ORDER BY nth) = per_kind AS fills FROM ordered
    ),
    taken AS (
        SELECT *, CASE WHEN allowed AND nth <= coalesce(min(nth) FILTER (fills) OVER (), nth) THEN in_all + nth END AS placed FROM filled
    )
    SELECT * EXCLUDE (nth_in_kreis, allowed, nth, fills, placed)
           REPLACE (in_all + count(placed) OVER () AS in_all, in_kreis + count(placed) OVER (PARTITION BY kreis_id) AS in_kreis,
                    in_kind + count(placed) OVER (PARTITION BY kind) AS in_kind, placed AS place)
    FROM taken)
)
SELECT place, area_id, status, kreis_id, kind, inhabitants, need,
       -- the Land after this place
       (SELECT count(*) FROM standing WHERE status = 'aktiv') + place AS kommunen_active,
       coalesce((SELECT sum(inhabitants) FROM standing WHERE status = 'aktiv'), 0) + sum(inhabitants) OVER (ORDER BY place) AS inhabitants_active
FROM passed WHERE place IS NOT NULL;

-- What measures in these Kommunen would settle. A new body changes nothing where one is aktiv already; where the Stand is unklar, there may be one.
-- What is no Kommune, or named twice, is ignored. grain: one row per Kommune (170); kinds in the order of their position
CREATE MACRO what_if(councils := [], consultations := [], analyses := [], qualifications := []) AS TABLE
WITH judged AS MATERIALIZED (
    SELECT area_id, status FROM status_judged() JOIN area USING (area_id) WHERE level = 'kommune' AND day = (SELECT as_of FROM build)
),
-- grain: measure × Kommune in which it is taken and can change something
taken AS (
    SELECT 'council' AS measure, area_id FROM judged WHERE status <> 'aktiv' AND area_id IN (SELECT unnest(CAST(councils AS TEXT[])))
    UNION ALL
    SELECT 'consultation', area_id FROM judged WHERE area_id IN (SELECT unnest(CAST(consultations AS TEXT[])))
    UNION ALL
    SELECT 'analysis', area_id FROM judged WHERE area_id IN (SELECT unnest(CAST(analyses AS TEXT[])))
    UNION ALL
    SELECT 'qualification', area_id FROM judged WHERE area_id IN (SELECT unnest(CAST(qualifications AS TEXT[])))
),
-- grain: finding
known AS (
    SELECT area_id, kind, position,
           EXISTS (FROM taken JOIN measure USING (measure)
                   WHERE taken.area_id = finding.area_id
                     AND (list_contains(settles, kind) OR list_contains(settles_variants, kind || '/' || variant))) AS ends
    FROM finding JOIN finding_kind USING (kind)
),
listed AS (
    SELECT area_id, list(kind ORDER BY position) AS findings, list(kind ORDER BY position) FILTER (ends) AS settled,
           list(kind ORDER BY position) FILTER (NOT ends) AS remaining
    FROM known GROUP BY area_id
)
SELECT area_id, status AS status_before, if(area_id IN (SELECT area_id FROM taken WHERE measure = 'council'), 'aktiv', status) AS status_after,
       coalesce(findings, []) AS findings, coalesce(settled, []) AS settled, coalesce(remaining, []) AS remaining
FROM judged LEFT JOIN listed USING (area_id);

-- Coverage of build.as_of before and after new bodies in these Kommunen, as in `coverage`: the truth lies between active and active + unclear.
-- grain: Land, Kreis, kind of Kommune or size class
CREATE MACRO what_if_coverage(councils := []) AS TABLE
WITH judged AS (
    SELECT kreis_id, kind, size_class, inhabitants, status AS before, if(list_contains(CAST(councils AS TEXT[]), area_id), 'aktiv', status) AS after
    FROM status_judged() JOIN area USING (area_id) WHERE level = 'kommune' AND day = (SELECT as_of FROM build)
),
-- each Kommune once in each grouping
grouped AS (
    SELECT unnest(['land', 'kreis', 'kind', 'size_class']) AS grouping, unnest(['07', kreis_id, kind, size_class]) AS group_id,
           inhabitants, before, after
    FROM judged
),
labelled AS (
    SELECT area_id AS group_id, label FROM area WHERE level IN ('land', 'kreis') UNION ALL SELECT kind, label_plural FROM area_kind
)
SELECT grouping, group_id, coalesce(any_value(label), group_id) AS label, count(*) AS kommunen,
       count_if(before = 'aktiv') AS active_before, count_if(after = 'aktiv') AS active_after,
       count_if(before = 'unklar') AS unclear_before, count_if(after = 'unklar') AS unclear_after,
       sum(inhabitants) AS inhabitants,
       sum(if(before = 'aktiv', inhabitants, 0)) AS inhabitants_active_before,
       sum(if(after = 'aktiv', inhabitants, 0)) AS inhabitants_active_after,
       sum(if(before = 'unklar', inhabitants, 0)) AS inhabitants_unclear_before,
       sum(if(after = 'unklar', inhabitants, 0)) AS inhabitants_unclear_after
FROM grouped LEFT JOIN labelled USING (group_id)
GROUP BY grouping, group_id;

-- ───────────────────────── since when ─────────────────────────

-- grain: finding, Stand and release of this build: the day since which every published version has it. Carried on from the newest version
-- before that has the same contract and is invented, or not, as this one.
CREATE TABLE known_since (
    subject  TEXT NOT NULL CHECK (subject IN ('finding', 'status', 'release')),
    id       TEXT NOT NULL,                  -- finding_id · <area_id>-<status> · release_id
    since    DATE NOT NULL,                  -- day of the build that had it first
    at_least BOOLEAN NOT NULL,               -- true: no version before could have said it, so it may be older
    PRIMARY KEY (subject, id)
);
