#include <array>

#include "schema.h"

namespace store {

// Order of the rows is the id everywhere but in carriers (number). A key that refers to another table is NULL for
// "none", never ''. The last four tables are the record of changes: written by Project, never part of a changeset.
// What stands here is version 1 and stays as it is; what came later stands below it.
const char* table_definitions() {
    return R"sql(
CREATE TABLE plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  title_zh TEXT NOT NULL, title_en TEXT,
  city_zh TEXT NOT NULL, city_en TEXT,
  boundary_note_zh TEXT, boundary_note_en TEXT,
  baseline_year INTEGER NOT NULL, target_year INTEGER NOT NULL CHECK (target_year >= baseline_year),
  display_crs TEXT);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY, layer TEXT NOT NULL, source_zh TEXT, source_en TEXT, licence_zh TEXT, licence_en TEXT,
  attribution TEXT, accuracy_zh TEXT, accuracy_en TEXT);
CREATE TABLE segments (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  task_zh TEXT, task_en TEXT, sort_order INTEGER NOT NULL);
CREATE TABLE units (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  segment TEXT REFERENCES segments (key),
  label_lon REAL NOT NULL CHECK (label_lon BETWEEN -180 AND 180),
  label_lat REAL NOT NULL CHECK (label_lat BETWEEN -90 AND 90),
  area_generalised_km2 REAL NOT NULL CHECK (area_generalised_km2 >= 0),
  area_published_km2 REAL CHECK (area_published_km2 >= 0), area_note_zh TEXT, area_note_en TEXT);
CREATE TABLE parks (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  label_lon REAL NOT NULL CHECK (label_lon BETWEEN -180 AND 180),
  label_lat REAL NOT NULL CHECK (label_lat BETWEEN -90 AND 90),
  extent_known TEXT NOT NULL CHECK (extent_known IN ('surveyed', 'schematic', 'unit_stands_for')),
  unit TEXT REFERENCES units (code),
  area_published_km2 REAL CHECK (area_published_km2 >= 0),
  accuracy_m REAL NOT NULL CHECK (accuracy_m >= 0), basis_zh TEXT, basis_en TEXT);
CREATE TABLE areas (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'park', 'city')),
  park TEXT REFERENCES parks (key), sort_order INTEGER NOT NULL);
CREATE TABLE area_units (
  id INTEGER PRIMARY KEY, area TEXT NOT NULL REFERENCES areas (key), unit TEXT NOT NULL REFERENCES units (code),
  UNIQUE (area, unit));
CREATE TABLE rail (
  id INTEGER PRIMARY KEY, name_zh TEXT, name_en TEXT,
  published_length_km REAL CHECK (published_length_km >= 0), opened TEXT);
CREATE TABLE stations (
  id INTEGER PRIMARY KEY, sort_order INTEGER NOT NULL, name_zh TEXT NOT NULL, name_en TEXT,
  structure TEXT, structure_is TEXT, unit TEXT REFERENCES units (code), location_zh TEXT);
CREATE TABLE carriers (
  id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  responsible_body TEXT, responsible_area TEXT REFERENCES areas (key),
  function TEXT NOT NULL CHECK (function IN ('science_park', 'platform', 'national_incubator',
    'provincial_incubator', 'provincial_space', 'city_space')),
  programme TEXT NOT NULL CHECK (programme IN ('build', 'upgrade')),
  task_zh TEXT, task_en TEXT,
  floor_area_m2 REAL CHECK (floor_area_m2 >= 0), investment_cny REAL CHECK (investment_cny >= 0),
  planned_area_mu REAL CHECK (planned_area_mu >= 0),
  quality TEXT NOT NULL CHECK (quality IN ('surveyed', 'address', 'digitised', 'site', 'area', 'none')),
  uncertainty_m REAL CHECK (uncertainty_m >= 0), position_basis_zh TEXT, position_basis_en TEXT,
  stage TEXT NOT NULL DEFAULT 'unknown' CHECK (stage IN ('unknown', 'planned', 'under_construction', 'completed',
    'operating')),
  start TEXT, completion TEXT, notes TEXT, photo_links TEXT,
  first_lon REAL CHECK (first_lon BETWEEN -180 AND 180), first_lat REAL CHECK (first_lat BETWEEN -90 AND 90),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)));
CREATE TABLE accepted_findings (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, carrier INTEGER NOT NULL REFERENCES carriers (id), note TEXT NOT NULL,
  UNIQUE (code, carrier));
CREATE TABLE water (id INTEGER PRIMARY KEY, name_zh TEXT, name_en TEXT);
CREATE TABLE neighbours (id INTEGER PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT);
CREATE TABLE indicators (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  short_name_zh TEXT, short_name_en TEXT, unit_zh TEXT, unit_en TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
  city_value TEXT NOT NULL CHECK (city_value IN ('sum', 'ratio')),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 9), sort_order INTEGER NOT NULL);
CREATE TABLE targets (
  id INTEGER PRIMARY KEY, area TEXT NOT NULL REFERENCES areas (key),
  indicator TEXT NOT NULL REFERENCES indicators (key), baseline REAL, target REAL, UNIQUE (area, indicator));
CREATE TABLE city_figures (
  id INTEGER PRIMARY KEY, source_table TEXT NOT NULL, number INTEGER NOT NULL, group_zh TEXT, group_en TEXT,
  name_zh TEXT NOT NULL, name_en TEXT, unit_zh TEXT, unit_en TEXT);
CREATE TABLE city_figure_values (
  id INTEGER PRIMARY KEY, figure INTEGER NOT NULL REFERENCES city_figures (id), year INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('value', 'target', 'revised_target')),
  form TEXT NOT NULL CHECK (form IN ('number', 'rank', 'pair', 'qualitative', 'missing')),
  value REAL, bracket REAL, text_zh TEXT, text_en TEXT, qualifier TEXT,
  preliminary INTEGER NOT NULL CHECK (preliminary IN (0, 1)), source TEXT, note TEXT);
CREATE TABLE observations (
  id INTEGER PRIMARY KEY, area TEXT NOT NULL REFERENCES areas (key), indicator TEXT NOT NULL, year INTEGER NOT NULL,
  value REAL NOT NULL, state TEXT NOT NULL CHECK (state IN ('preliminary', 'final')), source TEXT,
  entered TEXT NOT NULL, author TEXT NOT NULL, sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  UNIQUE (area, indicator, year));
CREATE TABLE target_sets (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT, source TEXT NOT NULL);
CREATE TABLE revised_targets (
  id INTEGER PRIMARY KEY, target_set TEXT NOT NULL REFERENCES target_sets (key),
  area TEXT NOT NULL REFERENCES areas (key), indicator TEXT NOT NULL, target REAL NOT NULL,
  UNIQUE (target_set, area, indicator));
CREATE TABLE area_aliases (
  id INTEGER PRIMARY KEY, alias TEXT NOT NULL UNIQUE, area TEXT NOT NULL REFERENCES areas (key));
CREATE TABLE class_thresholds (
  id INTEGER PRIMARY KEY CHECK (id = 1), behind REAL NOT NULL, on_pace REAL NOT NULL, faster REAL NOT NULL, source TEXT,
  CHECK (0 < behind AND behind < on_pace AND on_pace < faster));
CREATE TABLE project (id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL);
CREATE TABLE history (
  n INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, time TEXT NOT NULL, author TEXT NOT NULL, reason TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'revert', 'merge')),
  summary_zh TEXT NOT NULL, summary_en TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone', 'left')), changeset BLOB NOT NULL);
CREATE INDEX history_by_state ON history (state, n);
CREATE TABLE history_marks (
  id INTEGER PRIMARY KEY, n INTEGER NOT NULL REFERENCES history (n),
  action TEXT NOT NULL CHECK (action IN ('undo', 'redo')), time TEXT NOT NULL, author TEXT NOT NULL);
CREATE INDEX history_marks_by_n ON history_marks (n);
CREATE TABLE merged_changes (
  id INTEGER PRIMARY KEY, uuid TEXT NOT NULL, n INTEGER NOT NULL REFERENCES history (n), time TEXT NOT NULL,
  author TEXT NOT NULL, reason TEXT, summary_zh TEXT NOT NULL, summary_en TEXT NOT NULL, changed_rows TEXT NOT NULL);
CREATE INDEX merged_changes_by_uuid ON merged_changes (uuid);
)sql";
}

std::span<const AddedTable> added_tables() {
    static constexpr std::array k_tables{
        // A point as in every layer, but no column that SpatiaLite knows of, and no R-tree: notes are few, and
        // registering
        // the column would start SpatiaLite on a file that is opened, which never happens.
        AddedTable{"notes", 2, R"sql(CREATE TABLE notes (
  id INTEGER PRIMARY KEY, geom POINT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), entered TEXT NOT NULL,
  author TEXT NOT NULL);)sql"},
        // How a table is read is one text, checked whole when it is read: its parts mean nothing by themselves.
        AddedTable{"table_layouts", 3, R"sql(CREATE TABLE table_layouts (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), mapping TEXT NOT NULL, file TEXT NOT NULL,
  entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        AddedTable{"table_words", 3, R"sql(CREATE TABLE table_words (
  id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE CHECK (word <> ''),
  sort TEXT NOT NULL CHECK (sort IN ('indicator', 'kind', 'role')), meaning TEXT NOT NULL CHECK (meaning <> ''));)sql"},
        // A merge as one thing: what it changed here, so that it can be taken back as one.
        AddedTable{"merges", 4, R"sql(CREATE TABLE merges (
  id INTEGER PRIMARY KEY, time TEXT NOT NULL, author TEXT NOT NULL, changed_rows TEXT NOT NULL);)sql"},
        // What a step builds on, takes back and takes again, by UUIDs with a space between. `cells` is what it changed,
        // as JSON; empty: it is of before version 4, and its changeset says it.
        AddedTable{"step_records", 4, R"sql(CREATE TABLE step_records (
  n INTEGER PRIMARY KEY REFERENCES history (n), base TEXT NOT NULL, reverts TEXT, again TEXT,
  sent INTEGER NOT NULL CHECK (sent IN (0, 1)), standing TEXT CHECK (standing IN ('absorbed', 'withdrawn')),
  moves TEXT CHECK (moves IN ('undo', 'redo')), merge INTEGER REFERENCES merges (id), cells TEXT NOT NULL);)sql"},
        // Cells as JSON by column; NULL: the row is not there.
        AddedTable{"questions", 4, R"sql(CREATE TABLE questions (
  id INTEGER PRIMARY KEY, row_table TEXT NOT NULL, row_id INTEGER NOT NULL, cells TEXT NOT NULL CHECK (cells <> ''),
  base TEXT, mine TEXT, theirs TEXT, their_step TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL,
  since TEXT NOT NULL, answer TEXT CHECK (answer IN ('mine', 'theirs', 'other', 'settled')), answered_by TEXT);)sql"},
        // Lines and stations that are not in service. Their courses are no layer of SpatiaLite's, as those of notes.
        AddedTable{"planned_lines", 5, R"sql(CREATE TABLE planned_lines (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  state TEXT NOT NULL CHECK (state IN ('under_construction', 'planned', 'deferred', 'studied')),
  ends_zh TEXT, ends_en TEXT, length_km REAL CHECK (length_km >= 0), geom LINESTRING,
  source_zh TEXT NOT NULL, source_en TEXT, as_of TEXT);)sql"},
        AddedTable{"planned_stations", 5, R"sql(CREATE TABLE planned_stations (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT,
  state TEXT NOT NULL CHECK (state IN ('under_construction', 'planned', 'deferred', 'studied')),
  line TEXT REFERENCES planned_lines (key), geom POINT, place_zh TEXT, place_en TEXT,
  unit TEXT REFERENCES units (code), source_zh TEXT NOT NULL, source_en TEXT, as_of TEXT);)sql"},
        // The ends of the corridor as the plan names them, and a row for each of what belongs to one.
        AddedTable{"cores", 5, R"sql(CREATE TABLE cores (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name_zh TEXT NOT NULL, name_en TEXT, unplaced_zh TEXT,
  unplaced_en TEXT, source_zh TEXT NOT NULL, source_en TEXT);)sql"},
        AddedTable{"core_members", 5, R"sql(CREATE TABLE core_members (
  id INTEGER PRIMARY KEY, core TEXT NOT NULL REFERENCES cores (key), park TEXT REFERENCES parks (key),
  unit TEXT REFERENCES units (code), carrier INTEGER REFERENCES carriers (id),
  CHECK ((park IS NOT NULL) + (unit IS NOT NULL) + (carrier IS NOT NULL) = 1));)sql"},
        // What a rule of a kind cannot do without is a CHECK; functions are keys with a space between.
        AddedTable{"gap_rules", 5, R"sql(CREATE TABLE gap_rules (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('station', 'stretch', 'target', 'unit', 'segment')),
  length_m REAL NOT NULL CHECK (length_m >= 0), indicator TEXT REFERENCES indicators (key), functions TEXT,
  programme TEXT CHECK (programme IN ('build', 'upgrade')), segment TEXT REFERENCES segments (key),
  reason_zh TEXT NOT NULL, reason_en TEXT, source_zh TEXT NOT NULL, source_en TEXT,
  off INTEGER NOT NULL CHECK (off IN (0, 1)),
  CHECK (kind <> 'target' OR (indicator IS NOT NULL AND functions IS NOT NULL)),
  CHECK (kind <> 'segment' OR segment IS NOT NULL));)sql"},
        AddedTable{"gap_remarks", 5, R"sql(CREATE TABLE gap_remarks (
  id INTEGER PRIMARY KEY, gap TEXT NOT NULL UNIQUE CHECK (gap <> ''), words TEXT NOT NULL,
  acknowledged INTEGER NOT NULL CHECK (acknowledged IN (0, 1)), entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        // Two people may give two scenarios one name. The carriers of one are one text: a carrier alone says nothing.
        AddedTable{"scenarios", 5, R"sql(CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), remark TEXT, reach_m REAL CHECK (reach_m > 0),
  carriers TEXT NOT NULL, entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        AddedTable{"official_chainages", 5, R"sql(CREATE TABLE official_chainages (
  id INTEGER PRIMARY KEY, station INTEGER NOT NULL UNIQUE, chainage_m REAL NOT NULL,
  source TEXT NOT NULL CHECK (source <> ''), entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        AddedTable{"ruler_origin", 5, R"sql(CREATE TABLE ruler_origin (
  id INTEGER PRIMARY KEY CHECK (id = 1), station INTEGER NOT NULL CHECK (station >= 0), chainage_m REAL NOT NULL,
  reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)));)sql"},
        // What was added to notes. No row refers to its note in the schema, so that one person may remove a note while
        // another answers it; a row whose note is gone is not shown.
        AddedTable{"note_details", 5, R"sql(CREATE TABLE note_details (
  id INTEGER PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('open', 'done')),
  pin TEXT NOT NULL CHECK (pin IN ('place', 'carrier', 'unit', 'park', 'station', 'chainage', 'stretch')),
  about INTEGER NOT NULL, from_m REAL NOT NULL, to_m REAL NOT NULL CHECK (to_m >= from_m),
  entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        AddedTable{"note_replies", 5, R"sql(CREATE TABLE note_replies (
  id INTEGER PRIMARY KEY, note INTEGER NOT NULL, words TEXT NOT NULL CHECK (words <> ''), entered TEXT NOT NULL,
  author TEXT NOT NULL);)sql"},
        // The course is a text, longitude and latitude of each point, so that it merges as any value.
        AddedTable{"note_drawings", 5, R"sql(CREATE TABLE note_drawings (
  id INTEGER PRIMARY KEY, note INTEGER NOT NULL,
  shape TEXT NOT NULL CHECK (shape IN ('arrow', 'line', 'freehand', 'rectangle')),
  colour TEXT NOT NULL CHECK (colour IN ('red', 'blue', 'green')), course TEXT NOT NULL CHECK (course <> ''));)sql"},
        AddedTable{"note_numbers", 6, R"sql(CREATE TABLE note_numbers (
  id INTEGER PRIMARY KEY, number INTEGER NOT NULL CHECK (number > 0), entered TEXT NOT NULL,
  author TEXT NOT NULL);)sql"},
        // What is seen is a value each, so that two people's changes of one view meet; what a view speaks of may go, so
        // nothing of it refers to another table. Rows that are removed stay, as those of carriers do.
        AddedTable{"views", 6, R"sql(CREATE TABLE views (
  id INTEGER PRIMARY KEY, title_zh TEXT NOT NULL CHECK (title_zh <> ''), title_en TEXT, conclusion_zh TEXT,
  conclusion_en TEXT, notes_zh TEXT, notes_en TEXT, seen TEXT, mode TEXT, indicator TEXT, measure TEXT,
  year INTEGER NOT NULL, other_measure TEXT, other_year INTEGER NOT NULL,
  split REAL NOT NULL CHECK (split BETWEEN 0 AND 1), wall INTEGER NOT NULL CHECK (wall IN (0, 1)), method TEXT,
  classes INTEGER NOT NULL CHECK (classes BETWEEN 1 AND 12), breaks TEXT, palette TEXT, target_set TEXT, hidden TEXT,
  opacity TEXT, highlighted TEXT, review TEXT, selection TEXT, strip TEXT,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)), entered TEXT NOT NULL, author TEXT NOT NULL);)sql"},
        AddedTable{"stories", 6, R"sql(CREATE TABLE stories (
  id INTEGER PRIMARY KEY, name_zh TEXT NOT NULL CHECK (name_zh <> ''), name_en TEXT, maker TEXT, place REAL NOT NULL,
  opening INTEGER NOT NULL CHECK (opening IN (0, 1)), closing INTEGER NOT NULL CHECK (closing IN (0, 1)),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)));)sql"},
        // A part whose view or story is gone is not shown: see note_details.
        AddedTable{"story_parts", 6, R"sql(CREATE TABLE story_parts (
  id INTEGER PRIMARY KEY, story INTEGER NOT NULL, view INTEGER NOT NULL, place REAL NOT NULL,
  transition TEXT NOT NULL CHECK (transition IN ('flight', 'fade', 'cut')),
  seconds REAL NOT NULL CHECK (seconds BETWEEN 0 AND 60), hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)));)sql"},
        // That of the first line stays in ruler_origin, because steps of earlier versions name that row.
        AddedTable{"line_origins", 7, R"sql(CREATE TABLE line_origins (
  id INTEGER PRIMARY KEY, line INTEGER NOT NULL UNIQUE CHECK (line > 0), station INTEGER NOT NULL CHECK (station >= 0),
  chainage_m REAL NOT NULL, reversed INTEGER NOT NULL CHECK (reversed IN (0, 1)));)sql"}};
    return k_tables;
}

}  // namespace store
