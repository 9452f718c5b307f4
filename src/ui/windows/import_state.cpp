#include "ui/import_state.h"

#include <algorithm>

#include "plan/index.h"

namespace ui {

void ImportState::keep(ImportState&& earlier, const TableOptions& asked) {
    remembers = earlier.remembers;
    layout_name = std::move(earlier.layout_name);
    find = std::move(earlier.find);
    shows_hidden = earlier.shows_hidden;
    if (!(earlier.options == earlier.begun)) begun = std::move(earlier.begun);
    decisions = std::move(earlier.decisions);
    const bool decided = !(earlier.options == asked.values);
    if (carriers || decided) options = std::move(earlier.options);
    stale = !carriers && decided;
    keep_carriers(earlier.carriers ? std::move(earlier.carriers) : std::move(earlier.set_aside), asked.carriers);
}

void ImportState::keep_carriers(std::optional<CarrierList> earlier, const tables::CarrierOptions& asked) {
    if (!earlier) return;
    if (!carriers) {
        earlier->preview = {};
        set_aside = std::move(earlier);
        return;
    }
    if (!(earlier->options == earlier->begun)) carriers->begun = std::move(earlier->begun);
    carriers->decisions = std::move(earlier->decisions);
    if (earlier->options == asked) return;
    carriers->options = std::move(earlier->options);
    stale = true;
}

TableOptions ImportState::asked() const {
    const std::optional<CarrierList>& list = carriers ? carriers : set_aside;
    return {options, list ? list->options : tables::CarrierOptions{}};
}

void ImportState::is_understood(const plan::Plan& plan) {
    stale = reading = false;
    read_for = &plan;
    sheet.reset();
    if (part == ImportPart::questions && open_questions() == 0) part = first_part();
}

void ImportState::understood(base::Result<tables::ImportPreview> read, const plan::Plan& plan,
                             base::Language language) {
    problem = read ? std::string() : base::to_line(read.error(), language);
    preview = read ? *std::move(read) : session::heads_of(table, plan::Index(plan), options);
    is_understood(plan);
}

void ImportState::understood(base::Result<tables::CarrierPreview> read, const plan::Plan& plan,
                             base::Language language) {
    problem = read ? std::string() : base::to_line(read.error(), language);
    carriers->preview = std::move(read).value_or(tables::CarrierPreview{});
    is_understood(plan);
}

void ImportState::show(session::TableReading read, const plan::Plan& plan, base::Language language) {
    options = std::move(read.options);
    begun = options;
    used = std::move(read.used);
    offered = std::move(read.offered);
    problem = read.preview ? std::string() : base::to_line(read.preview.error(), language);
    preview = read.preview ? *std::move(read.preview) : session::heads_of(table, plan::Index(plan), options);
    part = first_part();
    sheet.reset();
}

void ImportState::show(session::CarrierReading read, const plan::Plan&, base::Language language) {
    carriers.emplace();
    carriers->options = std::move(read.options);
    carriers->begun = carriers->options;
    used = std::move(read.used);
    offered = std::move(read.offered);
    problem = read.preview ? std::string() : base::to_line(read.preview.error(), language);
    carriers->preview = std::move(read.preview).value_or(tables::CarrierPreview{});
    part = first_part();
    sheet.reset();
}

void ImportState::decide(tables::ImportOptions next) { stale = decisions.decide(options, std::move(next)) || stale; }

void ImportState::decide(tables::CarrierOptions next) {
    stale = carriers->decisions.decide(carriers->options, std::move(next)) || stale;
}

void ImportState::undo() {
    stale = (carriers ? carriers->decisions.undo(carriers->options) : decisions.undo(options)) || stale;
}

void ImportState::redo() {
    stale = (carriers ? carriers->decisions.redo(carriers->options) : decisions.redo(options)) || stale;
}

void ImportState::answer(const std::string& id, const std::string& key) {
    const auto answer = [&](auto next) {
        next.answers[id] = key;
        decide(std::move(next));
    };
    if (carriers)
        answer(carriers->options);
    else
        answer(options);
}

const std::vector<tables::Question>& ImportState::questions() const {
    return carriers ? carriers->preview.questions : preview.questions;
}

const std::vector<tables::RefusedCell>& ImportState::refused() const {
    return carriers ? carriers->preview.refused : preview.refused;
}

const std::vector<tables::Sentence>& ImportState::notes() const {
    return carriers ? carriers->preview.notes : preview.notes;
}

const std::vector<tables::Sentence>& ImportState::warnings() const {
    return carriers ? carriers->preview.warnings : preview.warnings;
}

int ImportState::open_questions() const {
    return carriers ? carriers->preview.open_questions() : preview.open_questions();
}

int ImportState::changes() const {
    if (carriers)
        return carriers->preview.count(tables::RowChange::added) + carriers->preview.count(tables::RowChange::changed);
    return preview.count(tables::ValueChange::added) + preview.count(tables::ValueChange::changed);
}

std::vector<std::string> ImportState::titles() const {
    std::vector<std::string> out;
    const auto take = [&](const auto& columns) {
        for (const auto& column : columns) out.push_back(tables::cell_name(column.at) + " " + column.title);
    };
    if (carriers)
        take(carriers->preview.columns);
    else
        take(preview.columns);
    return out;
}

ImportPart ImportState::first_part() const {
    if (open_questions() > 0) return ImportPart::questions;
    if (carriers) return first_part_of_carriers();
    if (used && !used->differences.none()) return ImportPart::notes;
    if (preview.count(tables::ValueChange::added) > 0) return ImportPart::added;
    if (preview.count(tables::ValueChange::changed) > 0) return ImportPart::changed;
    if (!preview.unmatched.empty()) return ImportPart::unmatched;
    const bool any_taken = std::any_of(preview.columns.begin(), preview.columns.end(), [](const tables::Column& c) {
        return c.outcome == tables::Outcome::taken && c.use == tables::ColumnUse::observed;
    });
    return any_taken || preview.columns.empty() ? ImportPart::columns : ImportPart::left_out;
}

ImportPart ImportState::first_part_of_carriers() const {
    if (used && !used->differences.none()) return ImportPart::notes;
    if (carriers->preview.moved() > 0) return ImportPart::moved;
    return carriers->preview.count(tables::RowChange::changed) > 0 ? ImportPart::changed : ImportPart::added;
}

bool ImportState::has_work() const {
    return under_way() && (carriers ? !(carriers->options == carriers->begun) : !(options == begun));
}

}  // namespace ui
