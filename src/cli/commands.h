// The module's own commands, one file each. Private to cli.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "cli/context.h"
#include "store/project_file.h"

namespace cli {

void add_new(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_areas(CLI::App& app, Context& context);
void add_carriers(CLI::App& app, Context& context);
void add_reach(CLI::App& app, Context& context);
void add_gaps(CLI::App& app, Context& context);
void add_corridor(CLI::App& app, Context& context);
void add_measure(CLI::App& app, Context& context);
void add_progress(CLI::App& app, Context& context);
void add_render(CLI::App& app, Context& context);
void add_bench(CLI::App& app, Context& context);
void add_open(CLI::App& app, Context& context);
void add_carrier(CLI::App& app, Context& context);
void add_note(CLI::App& app, Context& context);
void add_edit(CLI::App& app, Context& context);
void add_history(CLI::App& app, Context& context);
/// undo, redo, revert and take-again
void add_undo(CLI::App& app, Context& context);
void add_changes(CLI::App& app, Context& context);
/// questions and answer of the command changes
void add_questions(CLI::App& changes, Context& context);
void add_dump(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_observe(CLI::App& app, Context& context);
void add_targets(CLI::App& app, Context& context);
void add_thresholds(CLI::App& app, Context& context);
void add_scenario(CLI::App& app, Context& context);
/// what leaves the house as a workbook
void add_report(CLI::App& app, Context& context);
/// a map in parts, as a document or a folder of pages
void add_atlas(CLI::App& app, Context& context);
void add_paragraph(CLI::App& app, Context& context);
/// what is shown at a meeting
void add_story(CLI::App& app, Context& context);
void add_present(CLI::App& app, Context& context);
void add_gap_rules(CLI::App& app, Context& context);
/// the ruler of the line
void add_line(CLI::App& app, Context& context);
/// names that were bound to areas by hand
void add_names(CLI::App& app, Context& context);
/// how tables are read, as the project remembers it
void add_layouts(CLI::App& app, Context& context);
/// words of titles that were added by hand
void add_words(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_classify(CLI::App& app, Context& context);
void add_table(CLI::App& app, Context& context);
void add_repair(CLI::App& app, Context& context);

/// Written as YYYY-MM-DD, or left out; else refused by the name of the option.
base::Result<void> check_day(const char* option, const std::string& text);

/// Opens a project and says what was set aside.
base::Result<store::OpenProject> open_project(const Context& context, const std::string& path);

}  // namespace cli
