-- THE CONTRACT. The pipelines write these tables, the dashboard reads them, neither knows the other.
-- Every table is stated with its grain. Codes are text, units stand in names, missing is a value.
-- Raise build.schema_version when a column changes its meaning, or one is added that the dashboard cannot do without.
--
-- Beside it lie, in data/published (names inside are relative to it; each file is replaced in one step, what it names exists before it does):
--   current.json   the version to be shown: version, fingerprint, database, boundaries {level: {svg, geojson}}, rejected
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

-- grain: one former Verbandsgemeinde or Gemeinde that became (part of) a Kommune of today
CREATE TABLE area_change (
    old_name        TEXT NOT NULL,
    old_area_id     TEXT,                    -- the ARS it had; NULL: not known, or still in use
    old_area_source TEXT,                    -- where that key was read
    new_area_id     TEXT NOT NULL,
    changed_on      DATE NOT NULL,
    verified        BOOLEAN NOT NULL,        -- stated in a cited page
    part_only       BOOLEAN NOT NULL,        -- only a part of the old area went there
    source_url      TEXT,
    note            TEXT
);

-- grain: area × year, what the PKS of that year divides by, and what official statistics count
CREATE TABLE population (
    area_id     TEXT NOT NULL,
    year        INTEGER NOT NULL,
    concept     TEXT NOT NULL CHECK (concept IN ('pks_implied', 'annual_average', 'reference_date')),
    inhabitants INTEGER NOT NULL,
    release_id  TEXT NOT NULL,
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
    topic         TEXT NOT NULL,             -- Kriminalitätslage · Abdeckung · Struktur · Arbeitsweise · Professionalisierung
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

-- grain: indicator × area × year, own values only; inherited ones are seen through observation_shown
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
    status       TEXT NOT NULL CHECK (status IN ('ok', 'provisional', 'suppressed', 'missing', 'unrepresentative')),
    note         TEXT,                       -- German, e.g. "Summe der 36 Kreise"
    release_id   TEXT NOT NULL,
    PRIMARY KEY (indicator_id, area_id, period)
);

-- grain: indicator × area × year at every level the indicator is offered at; status 'inherited' where the value is the
-- Kreis's (or, for a Gemeinde, its Kommune's). Counts are never inherited: the Kreis's cases did not happen in the Kommune.
CREATE VIEW observation_shown AS
WITH own AS (
    SELECT indicator_id, period, level, area_id, value, low, high, numerator, denominator, status, note, release_id,
           area_id AS from_area_id
    FROM observation
),
heirs AS (
    SELECT area.area_id, area.level, area.kommune_id, area.kreis_id FROM area WHERE area.level IN ('kommune', 'gemeinde')
),
candidates AS (
    SELECT heirs.area_id, heirs.level, own.indicator_id, own.period, own.value, own.low, own.high, own.note, own.release_id,
           own.from_area_id,
           row_number() OVER (PARTITION BY own.indicator_id, own.period, heirs.area_id ORDER BY length(own.from_area_id) DESC) AS nearest
    FROM heirs
    JOIN own ON own.area_id IN (heirs.kommune_id, heirs.kreis_id) AND own.area_id <> heirs.area_id
    JOIN indicator ON indicator.indicator_id = own.indicator_id AND indicator.inherits AND own.status IN ('ok', 'provisional')
    WHERE list_contains(indicator.levels, heirs.level)
      AND NOT EXISTS (
          SELECT 1 FROM observation AS mine
          WHERE mine.indicator_id = own.indicator_id AND mine.period = own.period AND mine.area_id = heirs.area_id
      )
)
SELECT indicator_id, period, level, area_id, value, low, high, numerator, denominator, status, note, release_id, from_area_id FROM own
UNION ALL
SELECT indicator_id, period, level, area_id, value, low, high, NULL, NULL, 'inherited', note, release_id, from_area_id
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

-- grain: one row per Kommune (170) and Landkreis (24): what the registry says of it on build.as_of. NULL is unknown, never none.
CREATE TABLE structure (
    area_id             TEXT PRIMARY KEY,
    council_id          TEXT,                -- the body the statement rests on
    status_reported     TEXT NOT NULL CHECK (status_reported IN ('aktiv', 'ruhend', 'aufgeloest', 'in_planung', 'kein_gremium', 'unklar')),
    confirmed_on        DATE,                -- newest report; NULL: no record
    conflicting         BOOLEAN NOT NULL,    -- another report of the same age or newer evidence says otherwise
    above_council_id    TEXT,                -- an active body of the Kreis that covers the area from above
    part_councils       INTEGER NOT NULL,    -- bodies of single Gemeinden inside the area
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

-- The status a page shows: an old confirmation is no confirmation. grain: one row per area of structure
CREATE MACRO structure_shown(stale_months := 24) AS TABLE
SELECT
    structure.*,
    CASE WHEN confirmed_on IS NULL THEN 'unklar'
         WHEN confirmed_on < (SELECT as_of FROM build) - to_months(CAST(stale_months AS INTEGER)) THEN 'unklar'
         ELSE status_reported END AS status
FROM structure;

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

-- ───────────────────────── comparison, trend, rank, similar areas ─────────────────────────
-- Computed at build time from own values with an interval and status ok or provisional; never from inherited or unrepresentative ones.
-- A body that stands at several levels (kreisfreie Stadt, verbandsfreie Gemeinde) is judged once; each of its rows carries that answer.

-- grain: indicator × area × year × reference. A rate is judged against the spread between areas of its kind (overdispersion), a share of
-- a survey by its interval against the reference value. "higher" is a higher value, not a worse one.
CREATE TABLE comparison (
    indicator_id    TEXT NOT NULL,
    period          INTEGER NOT NULL,
    area_id         TEXT NOT NULL,
    reference       TEXT NOT NULL CHECK (reference IN ('land', 'kind', 'kreis', 'peers')),
    group_id        TEXT NOT NULL,           -- row of comparison_group
    reference_value DOUBLE,                  -- in the unit of the indicator; NULL: there is none
    areas           INTEGER NOT NULL,        -- areas with an own value in the group
    result_95       TEXT CHECK (result_95 IN ('lower', 'similar', 'higher')),    -- NULL: not computable
    result_998      TEXT CHECK (result_998 IN ('lower', 'similar', 'higher')),   -- 99.8 %, the default of the map
    result_95_bh    TEXT CHECK (result_95_bh IN ('lower', 'similar', 'higher')), -- false alarms held to 5 % of the alarms of the group
    overdispersed   BOOLEAN,                 -- true: the limits are wider than chance alone would make them; NULL for shares
    status          TEXT NOT NULL CHECK (status IN ('ok', 'not_computable')),
    reason          TEXT,                    -- German; NULL if ok
    PRIMARY KEY (indicator_id, period, area_id, reference)
);

-- grain: indicator × year × reference × group
CREATE TABLE comparison_group (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    reference    TEXT NOT NULL,
    group_id     TEXT NOT NULL,              -- land: level · kind: kind · kreis: Kreis · peers: the area whose peers they are
    level        TEXT NOT NULL,              -- of the areas in the group
    label        TEXT NOT NULL,              -- German
    areas        INTEGER NOT NULL,           -- areas with an own value; of a survey the newest one of three years
    value        DOUBLE,                     -- what is compared with: Land's or Kreis's own value, pooled rate, median of shares
    median       DOUBLE,                     -- of the areas
    phi          DOUBLE,                     -- dispersion of the rates (1: chance alone); NULL for shares and small groups
    tau2         DOUBLE,                     -- variance between areas on the log scale that widens the limits
    PRIMARY KEY (indicator_id, period, reference, group_id)
);

-- grain: a year from which values are not comparable with those before. NULL in source, indicator or area: all of them
CREATE TABLE series_break (
    source_id    TEXT,
    indicator_id TEXT,
    area_id      TEXT,
    period       INTEGER NOT NULL,           -- first year after the break
    reason       TEXT NOT NULL               -- German
);

-- grain: indicator × area with own values; recent trend over the last five consecutive years
CREATE TABLE trend (
    indicator_id TEXT NOT NULL,
    area_id      TEXT NOT NULL,
    first_period INTEGER NOT NULL,           -- first and last of the years used
    last_period  INTEGER NOT NULL,
    points       INTEGER NOT NULL,           -- consecutive years without a break, at most five
    result       TEXT NOT NULL CHECK (result IN ('increasing', 'decreasing', 'no_change', 'cannot_be_calculated')),
    reason       TEXT,                       -- German, why it cannot be calculated
    PRIMARY KEY (indicator_id, area_id)
);

-- grain: indicator × area × year: the ranks the area may have in its group, all of them together at 90 %. Rank 1 is the lowest value
CREATE TABLE area_rank (
    indicator_id TEXT NOT NULL,
    period       INTEGER NOT NULL,
    area_id      TEXT NOT NULL,
    reference    TEXT NOT NULL CHECK (reference = 'kind'),
    best         INTEGER NOT NULL,
    worst        INTEGER NOT NULL,
    areas        INTEGER NOT NULL,           -- areas of the kind with an own value, at least ten
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

-- grain: axis × declared indicator
CREATE TABLE need_structure_input (
    axis         TEXT NOT NULL CHECK (axis IN ('need', 'structure')),
    indicator_id TEXT NOT NULL,
    direction    TEXT NOT NULL CHECK (direction IN ('higher', 'lower')), -- higher: a higher value means more need, or more structure
    weight       DOUBLE NOT NULL,            -- default; only ratios count
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
    need_present         INTEGER NOT NULL,   -- indicators with an own value
    need_declared        INTEGER NOT NULL,
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

-- ───────────────────────── occasions for advice (findings) ─────────────────────────

-- grain: one row per kind of occasion; the rule itself is the table macro finding_<kind>
CREATE TABLE finding_kind (
    kind      TEXT PRIMARY KEY,              -- G1 … G14
    position  INTEGER NOT NULL,
    title     TEXT NOT NULL,                 -- as a Beratungsanlass: "Kein Gremium bekannt"
    question  TEXT NOT NULL,                 -- why we look at it, one sentence
    basis     TEXT NOT NULL,                 -- who says so, with address
    rule      TEXT NOT NULL                  -- the rule in words, with {parameter} places
);

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
    position      INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
);

-- grain: kind × variant: the sentence that states the evidence, with {value} {reference} {value_date} places
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
--   certainty TEXT ('gemeldet' | 'gesichert' | 'nicht_gesichert' | 'nicht_geprueft'), period TEXT, release_id TEXT
-- Beside them stands weak_structure(months, stale_months): the Kommunen where G1, G2 or G3 is an occasion; grain one row per Kommune.
