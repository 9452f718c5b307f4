#include "rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/kept_text.h"
#include "base/unicode.h"
#include "cell_value.h"
#include "plan/measures.h"
#include "plan/names.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_unmatched = 200;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(ErrorKind::refused, "", pattern, std::move(arguments));
}

/// Whatever does not say no: what may be made up counts as made up.
bool says_sample(const std::string& text) {
    static const std::set<std::string> k_no{"否", "不是", "no", "false", "0", "n"};
    return !plan::is_missing_mark(text) && !k_no.contains(plan::comparable(text));
}

/// Nothing where the text is no state.
std::optional<plan::ValueState> state_in(const std::string& text, plan::ValueState otherwise) {
    if (plan::is_missing_mark(text)) return otherwise;
    const std::string word = plan::comparable(text);
    for (const char* preliminary : {"preliminary", "初步", "快报", "快报数", "初步数"})
        if (word == preliminary) return plan::ValueState::preliminary;
    for (const char* final_word : {"final", "最终", "年报", "终值", "正式", "正式数"})
        if (word == final_word) return plan::ValueState::final_value;
    return std::nullopt;
}

bool holds_values(ColumnUse use) {
    return use == ColumnUse::observed || use == ColumnUse::target || use == ColumnUse::baseline;
}

class RowReader {
public:
    RowReader(const ReadingContext& context, const ReadBlock& block, const plan::NameTable& observables, Taken& taken,
              bool is_sample)
        : context_(context),
          sheet_(context.sheet),
          view_(context.sheet.view()),
          out_(context.out),
          block_(block),
          observables_(observables),
          taken_(taken),
          is_sample_(is_sample) {
        for (std::size_t use = 0; use < by_use_.size(); ++use) by_use_[use] = block.of(static_cast<ColumnUse>(use));
    }

    base::Result<void> read() {
        if (block_.held_up) return {};
        if (!has_rows()) refuse_titles();
        for (row_ = block_.place.first_data; row_ < std::min(block_.place.end, view_.rows()); ++row_) {
            read_row();
            if (out_.unmatched.size() > k_most_unmatched)
                return base::fail(ErrorKind::refused, "",
                                  mark("has more than {} names that are no area of this plan; choose another table"),
                                  {std::to_string(k_most_unmatched)});
        }
        if (cleaned_names_ > 0)
            out_.notes.push_back(sentence(mark("blanks and characters that cannot be seen were left out of {} of its "
                                               "names"),
                                          {std::to_string(cleaned_names_)}));
        return {};
    }

private:
    [[nodiscard]] const ReadColumn* of(ColumnUse use) const { return by_use_[static_cast<std::size_t>(use)]; }
    [[nodiscard]] std::string cell_of(ColumnUse use) const {
        const ReadColumn* column = of(use);
        return column == nullptr ? std::string() : named_cell(column->at);
    }
    /// What holds in a column of names: a merged name holds for all its rows.
    [[nodiscard]] std::string named_cell(std::size_t column) const { return view_.shown_over(row_, column); }
    [[nodiscard]] CellPlace place(std::size_t column) const { return context_.place(row_, column); }
    [[nodiscard]] CellPlace name_place() const { return place(block_.area_column.value_or(0)); }

    void refuse(std::size_t column, base::Error reason) const {
        out_.refused.push_back({place(column), std::move(reason)});
    }
    /// Of the row; of a table that lies across, of the column that holds it.
    [[nodiscard]] std::size_t left_out_number() const { return context_.across ? place(0).column : place(0).row; }
    /// The cells of a row that lie in the columns of the table.
    [[nodiscard]] std::vector<wire::GridCell> cells_in(std::size_t row) const {
        std::vector<wire::GridCell> cells;
        for (const wire::GridCell& cell : view_.cells(row))
            if (cell.column >= block_.place.first_column && cell.column <= block_.place.last_column)
                cells.push_back(cell);
        return cells;
    }
    [[nodiscard]] bool has_rows() const {
        for (std::size_t row = block_.place.first_data; row < std::min(block_.place.end, view_.rows()); ++row)
            if (!cells_in(row).empty()) return true;
        return false;
    }
    /// Of columns that would have values.
    void refuse_titles() const {
        for (const ReadColumn& column : block_.columns)
            if (column.meaning.outcome == Outcome::taken && holds_values(column.meaning.use))
                out_.refused.push_back(
                    {column.meaning.at,
                     sentence(
                         mark("stands over no rows of data; point at the rows of titles and the column of areas"))});
    }
    void leave_out(const std::string& text, Sentence reason) const {
        out_.left_out_rows.push_back({left_out_number(), text, std::move(reason)});
    }
    [[nodiscard]] bool any_value(bool numbers_only) const {
        return std::any_of(block_.columns.begin(), block_.columns.end(), [&](const ReadColumn& column) {
            if (column.meaning.use != ColumnUse::observed && column.meaning.use != ColumnUse::left_out) return false;
            const wire::GridCell* cell = view_.cell(row_, column.at);
            if (cell == nullptr || plan::is_missing_mark(view_.shown(*cell))) return false;
            if (!numbers_only) return true;
            return is_number(*cell);
        });
    }
    [[nodiscard]] bool is_head_again() const {
        const auto role = sheet_.role_at(row_, *block_.area_column);
        return role == Role::area || role == Role::area_or_unit;
    }

    /// A name without what nobody sees, counted to be said.
    std::string cleaned(const std::string& text) {
        std::size_t left_out = 0;
        std::string name = base::cleaned_text(base::trimmed(text), base::TextForm::line, left_out);
        if (name != text && !name.empty()) ++cleaned_names_;
        return name;
    }
    void read_row() {
        const bool by_code = sheet_.view().cells(row_).empty();
        if (by_code) return;
        const std::string name = block_.area_column ? cleaned(named_cell(*block_.area_column)) : std::string();
        const std::string code = cell_of(ColumnUse::code);
        if (plan::comparable(name).empty() && code.empty()) return read_nameless();
        if (!plan::comparable(name).empty() && is_head_again())
            return leave_out(name, sentence(mark("repeats the titles")));
        if (context_.options.rows_left_out.contains(left_out_number()))
            return leave_out(name, sentence(mark("left out by choice")));
        const auto area = area_of(name, code);
        if (!area) return;
        if (!settle_hidden(name) || is_torn()) return;
        area_ = context_.index.area(*area);
        for (const ReadColumn& column : block_.columns) take_cell(column);
    }
    void read_nameless() const {
        if (const auto note = text_before_numbers([&](const std::string& text) { return sheet_.is_note(text); }))
            return leave_out(*note, sentence(mark("is a note")));
        if (const auto sum = text_before_numbers([&](const std::string& text) { return is_sum(text); }))
            return leave_out(*sum, sentence(mark("sums up or compares others; it is no area")));
        if (!any_value(true)) {
            const std::string text = first_text();
            if (!text.empty()) leave_out(text, sentence(mark("names no area and holds no numbers")));
            return;
        }
        if (all_percent()) return leave_out("", sentence(mark("names no area; it holds shares of the row above")));
        refuse(block_.area_column.value_or(0), sentence(mark("the row has values, but names no area; name it")));
    }
    [[nodiscard]] bool is_number(const wire::GridCell& cell) const {
        return cell.kind == wire::CellKind::number || plan::read_value({}, view_.shown(cell)).has_value();
    }
    [[nodiscard]] bool is_ordinal(const wire::GridCell& cell) const {
        return of(ColumnUse::ordinal) != nullptr && of(ColumnUse::ordinal)->at == cell.column && is_number(cell);
    }
    /// What the row says, other than its number in the list.
    [[nodiscard]] std::string first_text() const {
        for (const wire::GridCell& cell : cells_in(row_))
            if (std::string text = view_.shown(cell); !plan::is_missing_mark(text) && !is_ordinal(cell)) return text;
        return {};
    }
    /// The first text of a kind left of the row's numbers.
    template <class IsOfKind>
    [[nodiscard]] std::optional<std::string> text_before_numbers(IsOfKind is_of_kind) const {
        for (const wire::GridCell& cell : cells_in(row_)) {
            std::string text = view_.shown(cell);
            if (plan::is_missing_mark(text) || is_ordinal(cell)) continue;
            if (is_number(cell)) break;
            if (is_of_kind(text)) return text;
        }
        return std::nullopt;
    }
    /// 合计 where no area is named: that it is the city's row is said in the column of areas.
    [[nodiscard]] bool is_sum(const std::string& text) const {
        const plan::Meaning meaning = sheet_.areas().find(text);
        if (meaning.kind == plan::Meaning::Kind::none) return sheet_.is_subtotal(text);
        const plan::Area* area = context_.index.area(meaning.key);
        return area != nullptr && area->kind == plan::AreaKind::city;
    }
    [[nodiscard]] bool all_percent() const {
        const auto& cells = view_.cells(row_);
        return std::all_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
            return base::fold(view_.shown(cell)).ends_with('%') ||
                   view_.format(cell).kind == wire::FormatClass::percent;
        });
    }
    /// The area of a code of six, nine or twelve digits.
    [[nodiscard]] const plan::Area* area_of_code(const std::string& code) const {
        constexpr std::size_t k_division = 9, k_city = 6;
        const std::string digits = plan::comparable(code);
        if (digits.size() < k_city ||
            !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return nullptr;
        if (digits.size() == k_city || digits.find_first_not_of('0', k_city) == std::string::npos) {
            const bool ours = !context_.index->units.empty() &&
                              context_.index->units.front().code.starts_with(digits.substr(0, k_city));
            return ours ? context_.index.city() : nullptr;
        }
        return context_.index.area_of_unit(digits.substr(0, k_division));
    }
    /// Long tables write the same names again and again.
    const plan::Meaning& meaning_of(const std::string& name) {
        const auto known = meanings_.find(name);
        return known != meanings_.end() ? known->second
                                        : meanings_.emplace(name, sheet_.areas().find(name)).first->second;
    }
    std::optional<std::string> area_of(const std::string& name, const std::string& code) {
        const plan::Area* coded = code.empty() ? nullptr : area_of_code(code);
        const plan::Meaning& meaning = meaning_of(name);
        if (meaning.kind == plan::Meaning::Kind::one) {
            if (coded != nullptr && coded->key != meaning.key) {
                const ReadColumn* column = of(ColumnUse::code);
                refuse(column->at,
                       sentence(mark("the code {} is that of {}, the name beside it says “{}”; correct one"),
                                {code, plan::names_argument({coded->name}), name}));
                return std::nullopt;
            }
            out_.by_alias += meaning.by == plan::Naming::bound || meaning.by == plan::Naming::other ? 1 : 0;
            return meaning.key;
        }
        if (coded != nullptr) return coded->key;
        pass_over(name, meaning);
        return std::nullopt;
    }
    /// A row of a name that is no area's.
    void pass_over(const std::string& name, const plan::Meaning& meaning) {
        if (sheet_.is_note(name)) return leave_out(name, sentence(mark("is a note")));
        if (meaning.kind == plan::Meaning::Kind::none && sheet_.is_subtotal(name))
            return leave_out(name, sentence(mark("sums up or compares others; it is no area")));
        if (!any_value(false)) return leave_out(name, sentence(mark("is a heading or a remark; it has no values")));
        if (meaning.kind == plan::Meaning::Kind::none && sheet_.is_about_something_else(name))
            return leave_out(name, sentence(mark("is no area, but an enterprise or an institution")));
        note_unmatched(name, meaning);
    }
    /// Those that an ambiguous name fits come before the nearest.
    void note_unmatched(const std::string& name, const plan::Meaning& meaning) {
        for (UnmatchedName& known : out_.unmatched)
            if (known.name == name) return known.at.push_back(name_place());
        std::vector<std::string> candidates = meaning.several;
        for (std::string& key : sheet_.areas().nearest(name))
            if (std::find(candidates.begin(), candidates.end(), key) == candidates.end())
                candidates.push_back(std::move(key));
        out_.unmatched.push_back({name, {name_place()}, std::move(candidates)});
    }
    /// 1,080 without quotes makes two cells of a text file, and moves what follows.
    bool is_torn() const {
        if (!context_.options.text_file || context_.across) return false;
        std::size_t titled = 0;
        for (const ReadColumn& column : block_.columns)
            if (!column.meaning.title.empty()) titled = std::max(titled, column.at + 1);
        const std::size_t cells = view_.cells(row_).back().column + 1U;
        if (titled == 0 || cells <= titled || block_.place.last_column + 1 < cells) return false;
        refuse(titled, sentence(mark("the row has {} cells, its titles {}; put numbers with separators in quotes"),
                                {std::to_string(cells), std::to_string(titled)}));
        return true;
    }
    bool settle_hidden(const std::string& name) {
        if (!view_.row_hidden(row_) || !any_value(false)) return true;
        const auto chosen = context_.ask(
            {"hidden_rows",
             place(block_.area_column.value_or(0)),
             sentence(mark("rows are hidden in the file; take them in?")),
             {{"leave_out", plan::term(mark("leave them out"))}, {"take", plan::term(mark("take them in"))}},
             "leave_out",
             true});
        if (chosen == "take") return true;
        leave_out(name, sentence(mark("is hidden in the file; left out")));
        return false;
    }

    void take_cell(const ReadColumn& column) {
        const Column& m = column.meaning;
        if (m.outcome != Outcome::taken) return;
        if (!holds_values(m.use)) return;
        const bool compared = m.use != ColumnUse::observed;
        const wire::GridCell* cell = view_.cell(row_, column.at);
        if (cell == nullptr && view_.merge(row_, column.at) == nullptr) return;
        const auto indicator = m.indicator.empty() ? indicator_of_row() : std::optional(m.indicator);
        if (!indicator) return;
        if (const wire::CellRange* merge = view_.merge(row_, column.at);
            merge != nullptr && merge->last_row > merge->first_row)
            return refuse(column.at, sentence(mark("is merged over several rows; give each row its own value")));
        if (cell == nullptr) return;
        const auto value = number_in(column, *cell, *indicator);
        if (!value) return;
        if (compared) return compare_with_plan(column.at, *indicator, m.use == ColumnUse::target, *value);
        const auto year = m.year == 0 ? year_of_row(column.at) : std::optional(m.year);
        if (year) take_value(column, *indicator, *year, *value);
    }
    std::optional<std::string> indicator_of_row() const {
        const ReadColumn* column = of(ColumnUse::indicator);
        const std::string title = cell_of(ColumnUse::indicator);
        const TitleReading reading = sheet_.reader().read(title);
        const bool telling = std::any_of(reading.kinds.begin(), reading.kinds.end(), [](const KindWord& word) {
            return word.kind != WordKind::value && word.kind != WordKind::whole_period;
        });
        if (reading.indicators.size() == 1 && reading.over.empty() && !telling) return reading.indicators.front();
        auto known = observables_.resolve(title, mark("indicator"));
        if (known && !telling) return *std::move(known);
        refuse(column->at, known ? sentence(mark("“{}” is not understood as an indicator"), {title}) : known.error());
        return std::nullopt;
    }
    std::optional<int> year_of_row(std::size_t value_column) const {
        const ReadColumn* column = of(ColumnUse::year);
        const std::string text = cell_of(ColumnUse::year);
        if (plan::is_missing_mark(text)) {
            if (context_.options.year) return context_.options.year;
            refuse(value_column, sentence(mark("has no year; fill in the column of years")));
            return std::nullopt;
        }
        if (const auto year = year_of(text)) return year;
        refuse(column->at, sentence(mark("“{}” is no year; write for example 2023"), {text}));
        return std::nullopt;
    }
    std::optional<double> number_in(const ReadColumn& column, const wire::GridCell& cell,
                                    const std::string& indicator) {
        ValueRule rule{sheet_.reader().units(), own_unit(indicator), column.times};
        if (!settle_unit_of_row(column, rule)) return std::nullopt;
        CellValue value = value_of(view_, cell, rule);
        switch (value.kind) {
            case CellValue::Kind::none: return std::nullopt;
            case CellValue::Kind::number: return value.number;
            case CellValue::Kind::refused: refuse(column.at, std::move(*value.reason)); return std::nullopt;
            case CellValue::Kind::hides: return ask_which(column, cell, value);
        }
        return std::nullopt;
    }
    const Unit& own_unit(const std::string& indicator) {
        const auto at = own_units_.find(indicator);
        if (at != own_units_.end()) return at->second;
        const auto what = plan::observable(context_.index, indicator);
        return own_units_.emplace(indicator, sheet_.reader().units().of_plan(what->unit.zh)).first->second;
    }
    /// The unit of the row, or that of a column whose rows name their own indicators.
    bool settle_unit_of_row(const ReadColumn& column, ValueRule& rule) const {
        const ReadColumn* units = of(ColumnUse::unit);
        std::optional<Unit> unit = column.meaning.indicator.empty() ? column.unit : std::nullopt;
        std::size_t at = column.at;
        if (units != nullptr && column.meaning.unit.empty()) {
            const std::string text = cell_of(ColumnUse::unit);
            if (plan::is_missing_mark(text)) return true;
            unit = sheet_.reader().units().of_plan(text);
            at = units->at;
        }
        if (!unit) return true;
        const auto by = conversion(*unit, rule.own);
        if (!by) {
            refuse(at, sentence(mark("“{}” is in {}, the indicator in {}"),
                                {view_.shown(row_, column.at), unit->written, rule.own.written}));
            return false;
        }
        rule.times = *by;
        return true;
    }
    /// A cell that shows something else than it holds.
    std::optional<double> ask_which(const ReadColumn& column, const wire::GridCell& cell, const CellValue& value) {
        const std::string shown = view_.shown(cell), stored = number_shown(value.number);
        std::vector<Answer> answers{{"stored", plan::term(mark("what the cell holds"))}};
        if (value.as_shown) answers.push_back({"shown", plan::term(mark("what the cell shows"))});
        answers.push_back({"leave_out", plan::term(mark("leave these cells out"))});
        const auto chosen =
            context_.ask({"shown:" + column_name(context_, column.at), place(column.at),
                          sentence(mark("shows “{}” and holds {}; which one is the value?"), {shown, stored}),
                          std::move(answers), "", false});
        if (chosen == "stored") return converted(value.number, column.times);
        if (chosen == "shown" && value.as_shown) return converted(*value.as_shown, column.times);
        if (chosen) refuse(column.at, sentence(mark("shows “{}” and holds {}; left out by choice"), {shown, stored}));
        return std::nullopt;
    }

    void take_value(const ReadColumn& column, const std::string& indicator, int year, double value) {
        if (year == context_.index->baseline_year) return compare_with_plan(column.at, indicator, false, value);
        const plan::ValueState usual =
            column.meaning.preliminary ? plan::ValueState::preliminary : context_.options.state;
        const auto state =
            of(ColumnUse::state) == nullptr ? std::optional(usual) : state_in(cell_of(ColumnUse::state), usual);
        if (!state)
            return refuse(of(ColumnUse::state)->at,
                          sentence(mark("“{}” is no state; write preliminary or final"), {cell_of(ColumnUse::state)}));
        if (is_said_again(column, indicator, year, value)) return;
        plan::ObservationDraft draft;
        draft.area = area_->key;
        draft.indicator = indicator;
        draft.year = year;
        draft.value = value;
        draft.state = *state;
        const std::string source = cell_of(ColumnUse::source);
        draft.source = source.empty() ? context_.options.source : source;
        draft.sample = is_sample_of(draft);
        if (auto ok = plan::check_observation(context_.index, draft); !ok) return refuse(column.at, ok.error());
        add(column, std::move(draft));
    }
    /// A title over the whole table speaks of what is made up in it, not of what was measured.
    [[nodiscard]] bool is_sample_of(const plan::ObservationDraft& draft) const {
        if (says_sample(cell_of(ColumnUse::sample))) return true;
        const auto* known = context_.index.observation(draft.area, draft.indicator, draft.year);
        return is_sample_ && (known == nullptr || known->sample);
    }
    void add(const ReadColumn& column, plan::ObservationDraft draft) {
        taken_.emplace(std::tuple(draft.area, draft.indicator, draft.year), out_.values.size());
        const plan::Observation* before = context_.index.observation(draft.area, draft.indicator, draft.year);
        ReadValue read{std::move(draft), place(column.at), ValueChange::added, std::nullopt};
        if (before != nullptr) take_over(read, column, *before);
        out_.values.push_back(std::move(read));
    }
    /// Whether another row has said it already; two different values are refused.
    bool is_said_again(const ReadColumn& column, const std::string& indicator, int year, double value) const {
        const auto known = taken_.find(std::tie(area_->key, indicator, year));
        if (known == taken_.end()) return false;
        const ReadValue& earlier = out_.values[known->second];
        if (earlier.draft.value != value)
            refuse(column.at,
                   sentence(mark("row {0} gives {1} for the same area, indicator and year; keep one of them"),
                            {std::to_string(earlier.at.row), number_shown(earlier.draft.value)}));
        return true;
    }
    /// What the table does not say stays as it is.
    void take_over(ReadValue& read, const ReadColumn& column, const plan::Observation& before) const {
        const bool says_source = of(ColumnUse::source) != nullptr || !context_.options.source.empty();
        const bool says_state = of(ColumnUse::state) != nullptr || column.meaning.preliminary ||
                                context_.options.state == plan::ValueState::preliminary ||
                                !context_.options.source.empty();
        const bool equal = before.value == read.draft.value && before.sample == read.draft.sample &&
                           (!says_state || before.state == read.draft.state) &&
                           (!says_source || before.source == read.draft.source);
        read.change = equal ? ValueChange::same : ValueChange::changed;
        if (!equal) read.before = before.value;
    }
    void compare_with_plan(std::size_t column, const std::string& indicator, bool target, double value) const {
        const plan::Basis basis = plan::basis_of(context_.index, area_->key, indicator, context_.index->baseline_year);
        const auto planned = target ? basis.target : basis.baseline;
        if (planned && std::abs(*planned - value) < 1e-9) return;
        refuse(column, sentence(mark("is {0}, but the plan says {1}; the plan's own values cannot be overwritten"),
                                {number_shown(value), planned ? number_shown(*planned) : "/"}));
    }

    const ReadingContext& context_;
    SheetWords& sheet_;
    const SheetView& view_;
    ImportPreview& out_;
    const ReadBlock& block_;
    const plan::NameTable& observables_;
    Taken& taken_;
    bool is_sample_;
    std::array<const ReadColumn*, static_cast<std::size_t>(ColumnUse::baseline) + 1> by_use_{};
    std::map<std::string, Unit> own_units_;  ///< by indicator
    std::unordered_map<std::string, plan::Meaning> meanings_;
    std::size_t row_ = 0;
    std::size_t cleaned_names_ = 0;
    const plan::Area* area_ = nullptr;  ///< of the row
};

}  // namespace

base::Result<void> read_rows(const ReadingContext& context, const ReadBlock& block, const plan::NameTable& observables,
                             Taken& taken, bool is_sample) {
    return RowReader(context, block, observables, taken, is_sample).read();
}

}  // namespace tables
