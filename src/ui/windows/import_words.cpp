#include "windows/import_words.h"

#include <array>
#include <fmt/format.h>

#include "base/translate.h"
#include "base/unicode.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"

namespace ui {
namespace {

using base::mark;
using tables::ColumnUse;

struct UseWords {
    ColumnUse use;
    const char* words;
};
constexpr std::array k_words{
    UseWords{ColumnUse::left_out, mark("Left out")},
    UseWords{ColumnUse::area, mark("Area")},
    UseWords{ColumnUse::code, mark("Code")},
    UseWords{ColumnUse::indicator, mark("Indicator")},
    UseWords{ColumnUse::year, mark("Year")},
    UseWords{ColumnUse::value, mark("Value")},
    UseWords{ColumnUse::unit, mark("Unit")},
    UseWords{ColumnUse::state, mark("State")},
    UseWords{ColumnUse::source, mark("Source")},
    UseWords{ColumnUse::sample, mark("Sample")},
    UseWords{ColumnUse::ordinal, mark("Ordinal")},
    UseWords{ColumnUse::remark, mark("Remark")},
    UseWords{ColumnUse::attribute, mark("Says something of the row")},
    UseWords{ColumnUse::observed, mark("Values")},
    UseWords{ColumnUse::target, mark("Target")},
    UseWords{ColumnUse::baseline, mark("Baseline")},
};

bool holds_values(ColumnUse use) {
    return use == ColumnUse::observed || use == ColumnUse::target || use == ColumnUse::baseline;
}

CellTint tint_of(const tables::Column& column) {
    if (column.outcome == tables::Outcome::left_out) return CellTint::left_out;
    switch (column.use) {
        case ColumnUse::area: return CellTint::name;
        case ColumnUse::observed:
        case ColumnUse::value: return CellTint::value;
        case ColumnUse::target:
        case ColumnUse::baseline: return CellTint::compared;
        case ColumnUse::left_out:
            return column.outcome == tables::Outcome::asked ? CellTint::plain : CellTint::left_out;
        default: return CellTint::aside;
    }
}

/// Short where there is a short name: a chip and a row of a list have little room.
std::string what_is_counted(const PanelContext& c, const std::string& key) {
    for (const plan::Indicator& indicator : c.session.plan().indicators)
        if (indicator.key == key) return c.name(indicator.short_name);
    const auto what = plan::observable(c.session.index(), key);
    return what ? c.name(what->name) : key;
}

}  // namespace

const char* words_of(ColumnUse use) {
    for (const auto& [each, words] : k_words)
        if (each == use) return words;
    return "";
}

std::string meaning_of(const PanelContext& c, const tables::Column& column) {
    std::string meaning = column.indicator.empty() ? c.say("as each row says") : what_is_counted(c, column.indicator);
    if (column.year != 0) meaning += fmt::format(" · {}", column.year);
    if (!column.unit.empty()) meaning += " · " + column.unit;
    if (column.times != 1) meaning += fmt::format(" × {}", column.times);
    if (column.preliminary) meaning += std::string(" · ") + c.say("Preliminary");
    if (column.use != ColumnUse::observed)
        meaning += std::string(" · ") + c.say("compared with the plan, not taken in");
    return meaning;
}

std::string chip_of(const PanelContext& c, const tables::Column& column) {
    if (column.outcome != tables::Outcome::taken && column.reason)
        return base::capitalised(base::to_line(*column.reason, c.widgets.language()));
    return holds_values(column.use) ? meaning_of(c, column) : c.say(words_of(column.use));
}

std::string change_subject(const PanelContext& c, const tables::ReadValue& v) {
    const plan::Area* area = c.session.index().area(v.draft.area);
    return fmt::format("{} · {} · {}", area != nullptr ? c.name(area->name) : v.draft.area,
                       what_is_counted(c, v.draft.indicator), v.draft.year);
}

std::string change_values(const tables::ReadValue& v) {
    return v.before ? fmt::format("{} → {}", *v.before, v.draft.value) : fmt::format("{}", v.draft.value);
}

std::string told(const PanelContext& c, const std::string& title, const tables::Sentence& sentence) {
    const std::string said = base::to_line(sentence, c.widgets.language());
    return title.empty() ? base::capitalised(said) : title + ": " + said;
}

CellLook ValueWords::chip(std::size_t at) const {
    const tables::Column& column = preview_.columns[at];
    CellLook look;
    look.text = chip_of(c_, column);
    look.tint = tint_of(column);
    look.mark = column.outcome == tables::Outcome::asked ? CellMark::asked : CellMark::none;
    look.soft = column.outcome == tables::Outcome::left_out;
    look.is_chip = true;
    return look;
}

std::string ValueWords::remark(std::size_t at) const {
    const tables::Column& column = preview_.columns[at];
    const bool taken = column.outcome == tables::Outcome::taken && column.reason;
    return taken ? told(c_, "", *column.reason) : std::string();
}

std::string ValueWords::fact(const session::SheetReading::Fact& fact, tables::CellPlace) const {
    switch (fact.sign) {
        case session::SheetSign::none: return {};
        case session::SheetSign::refused: return told(c_, "", preview_.refused[fact.index].reason);
        case session::SheetSign::asked: return told(c_, "", preview_.questions[fact.index].sentence);
        case session::SheetSign::unknown: return c_.say("names no area of the plan; choose the one that it means");
        default: break;
    }
    const tables::ReadValue& value = preview_.values[fact.index];
    return change_subject(c_, value) + ":  " + change_values(value);
}

std::string ValueWords::left_out(std::size_t row) const { return told(c_, "", preview_.left_out_rows[row].reason); }

bool is_taken(const tables::Column& column) {
    return column.outcome == tables::Outcome::taken && holds_values(column.use);
}

bool is_left_out(const tables::Column& column) {
    return column.outcome == tables::Outcome::left_out && column.reason.has_value();
}

}  // namespace ui
