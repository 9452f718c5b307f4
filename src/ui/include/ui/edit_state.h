// What is typed into the form and chosen in the history and the merge window before it is a change: values that live
// with the overlays' state and go with the project. Changed only by drawing; main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/observation_import.h"
#include "exchange/sheet.h"
#include "plan/carrier_fields.h"
#include "session/value_grid.h"
#include "store/changes.h"
#include "ui/requests.h"

namespace ui {

/// The form of the carriers that are selected.
struct FormState {
    bool open = false;                   ///< shown in place of the facts
    std::vector<std::int64_t> carriers;  ///< whom the typed values are for
    std::map<plan::CarrierField, std::string> typed;
};

/// The table of values: which cell is meant, and what is typed into it before it is a change.
struct GridState {
    bool has_keys = false;        ///< it was clicked last, so keys are its own
    session::GridPlace at, from;  ///< the cell, and the other corner of the block that is selected
    bool moved = false;           ///< by a key, so it is to be seen
    bool typing = false;          ///< `typed` is being edited in the cell
    bool take_focus = false;      ///< the field in the cell has just been opened
    std::string typed;
    std::string first_typed;    ///< goes into the field as soon as it has the keyboard
    bool field_active = false;  ///< it had it in the last frame
    bool preliminary = false;   ///< state of what is entered next
    std::string source;         ///< of what is entered next
    std::string problem;        ///< why the last text was refused
    std::string sort_column;    ///< key; empty: the plan's order
    bool ascending = true;
    std::vector<std::string> order;  ///< keys of the areas, as they stood when they were sorted
};

/// What the preview of an import lists.
enum class ImportPart { added, changed, same, refused, unmatched };

/// What is asked inside the preview of an import, one level above it.
enum class ImportQuestion { none, author, discard };

/// A table of values on its way in. It is under way until its values are taken in or it is discarded: whatever opens
/// over it, it comes back.
struct ImportState {
    std::filesystem::path file;  ///< empty: none is under way
    exchange::Sheet sheet;
    exchange::ImportOptions options;
    exchange::ImportPreview preview;
    std::string problem;  ///< why the table cannot be understood
    bool stale = true;    ///< the preview is of other options
    ImportPart part = ImportPart::added;
    const plan::Plan* read_for = nullptr;  ///< the preview is of this state of the project
    ImportQuestion question = ImportQuestion::none;
    std::optional<Request> held;  ///< would end the import; done when it is discarded

    [[nodiscard]] bool under_way() const { return !file.empty(); }
    /// Something has been chosen by hand that would be lost with it.
    [[nodiscard]] bool has_work() const { return under_way() && !(options == exchange::ImportOptions{}); }
};

/// The bounds of pace as typed, per cent.
struct ThresholdsState {
    std::string behind, on_pace, faster, source;
    std::string problem;
};

/// A revised target as it is typed.
struct TargetRow {
    std::string area, indicator;  ///< keys
    std::string value;
};

/// A set of revised targets on its way in.
struct TargetsState {
    std::string key;  ///< of the set that is changed; empty: a new one
    std::string name, name_en, source;
    std::vector<TargetRow> rows;
    std::string problem;
};

struct HistoryState {
    std::string author;          ///< filter; empty: of all
    bool of_selected = false;    ///< only of the selected carrier
    std::int64_t open_step = 0;  ///< whose values are unfolded
};

/// A colleague's changes on their way in.
struct MergeState {
    std::string file;
    store::ChangesFile changes;
    store::MergePreview preview;
    std::vector<std::optional<store::Resolution>> answers;  ///< one for each clash
    std::vector<std::string> third_values;                  ///< as typed, one for each clash
    bool looked_at = false;                                 ///< the map has gone to the clashing places
};

}  // namespace ui
