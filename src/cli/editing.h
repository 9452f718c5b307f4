// What the commands that change a project share: opening it for editing, finding what the words of a command name, and
// committing. Private to cli. One thread.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/rows.h"
#include "plan/edit.h"
#include "plan/observations.h"
#include "session/coordinates.h"
#include "store/project.h"

namespace cli {

/// Options of every command that changes a project.
struct EditingOptions {
    std::string project;
    std::string author;  ///< empty: the name of the system's user
    std::string reason;
};
void add_editing_options(CLI::App& command, EditingOptions& options);

/// Waits some seconds for another editor to finish; says what was set aside.
base::Result<std::unique_ptr<store::Project>> open_for_editing(const Context& context, const EditingOptions& options);

/// By number or name; the bin included where `in_bin`.
base::Result<const plan::Carrier*> find_carrier(const plan::Plan& plan, const std::string& text, bool in_bin = false);

/// A position as it is written on a command line or in a stream of edits.
struct PositionWords {
    std::string text;
    std::string crs;          ///< empty: longitude and latitude, EPSG:4490, unless the text names a system itself
    bool anyway = false;      ///< far outside the city as well
    bool east_first = false;  ///< who wrote it said which number is the longitude or easting
    [[nodiscard]] plan::FarAway far() const { return anyway ? plan::FarAway::meant : plan::FarAway::refused; }
};
/// "120.68,30.52" or any text that reads as one place; several ways to read it are listed, a place far outside the city
/// is refused with what may have been meant. Says what of the text is left out.
base::Result<geo::LonLat> read_position(const Context& context, const plan::Plan& plan, const PositionWords& words);
/// --crs and --anyway of an option `name` for a position.
CLI::Option* add_position_options(CLI::App& command, const std::string& name, const std::string& help,
                                  PositionWords& words);

/// How a position that is typed is known. Nobody but who types it can say: an empty text means the least that a
/// position can be, known by its area, whatever it was before; the caller says so. `subject` names what is at fault
/// where `text` is no quality.
base::Result<plan::PositionQuality> read_quality(const std::string& text, const std::string& subject,
                                                 base::ErrorKind kind);

/// An observation as it is written on a command line or in a stream of edits.
struct ObservationWords {
    std::string area, indicator, value, source, state = "final";
    std::optional<int> year;
};
/// An edit that records it, or with `remove` takes it away; today, by `author`.
base::Result<plan::Edit> observation_edit(const plan::Index& index, const ObservationWords& words, bool remove,
                                          const std::string& author);
/// By `author`, on the day that it is here.
plan::Entry entry_of_today(const std::string& author);

/// Says that a file lacks characters that it cannot hold; 0: nothing to say.
void report_left_out(const Context& context, std::size_t characters);

/// A value of the history: a position as lon and lat.
Json value_json(const store::Value& value);

/// Commits, prints what was done, gives 0.
base::Result<int> commit(const Context& context, store::Project& project, base::Result<plan::Edit> edit,
                         const std::string& reason);

/// Closes the project; what went wrong with it then goes before any other outcome.
base::Result<int> finish(store::Project& project, base::Result<int> outcome);

}  // namespace cli
