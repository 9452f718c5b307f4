#include "exchange/observation_import.h"

#include <algorithm>
#include <cmath>
#include <fmt/args.h>
#include <fmt/format.h>
#include <set>
#include <tuple>

#include "base/translate.h"
#include "base/unicode.h"
#include "import_header.h"
#include "plan/measures.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "text_file.h"
#include "title.h"

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

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

/// "2022", "2022年", "2022年度"; nothing for anything else.
std::optional<int> year_of(const std::string& text) {
    const std::string word = plan::comparable(text);
    const auto year = year_in(word);
    if (!year || !word.starts_with(std::to_string(*year))) return std::nullopt;
    const std::string_view rest = std::string_view(word).substr(4);
    return rest.empty() || rest == "年" || rest == "年度" ? year : std::nullopt;
}

class Importer {
public:
    Importer(const plan::Index& index, const SheetRows& rows, const ImportOptions& options)
        : index_(index),
          rows_(rows),
          options_(options),
          areas_(plan::area_names(index.plan(), options.bindings)),
          observables_(plan::observable_names(index)) {}

    base::Result<ImportPreview> run() {
        auto header = read_header(index_, rows_, options_, areas_, observables_);
        if (!header) return base::pass(header.error());
        header_ = std::move(*header);
        is_sample_ = title_says_sample();
        preview_.header_rows = header_.header_rows;
        preview_.columns = header_.columns;
        for (row_ = header_.first_data_row; row_ < rows_.size(); ++row_) {
            take_row();
            if (preview_.unmatched.size() > k_most_unmatched)
                return base::fail(ErrorKind::refused, "",
                                  mark("has more than {} names that are no area of this plan; choose another table"),
                                  {std::to_string(k_most_unmatched)});
        }
        check_sums();
        check_shares();
        check_left_out();
        if (is_sample_) preview_.warnings.push_back(sample_words());
        return std::move(preview_);
    }

private:
    static constexpr std::size_t k_most_unmatched = 200;

    /// Above the header, as our own export writes it: what was made up stays so.
    [[nodiscard]] bool title_says_sample() const {
        for (std::size_t row = 0; row + static_cast<std::size_t>(header_.header_rows) < header_.first_data_row; ++row)
            for (const std::string& text : rows_[row])
                if (text.find("SAMPLE") != std::string::npos || text.find("示例") != std::string::npos) return true;
        return false;
    }
    /// A title over the whole table speaks of what is made up in it, not of what was measured.
    [[nodiscard]] bool is_sample_of(const plan::ObservationDraft& draft) const {
        if (says_sample(cell_of(ColumnRole::sample))) return true;
        const auto* known = index_.observation(draft.area, draft.indicator, draft.year);
        return is_sample_ && (known == nullptr || known->sample);
    }
    [[nodiscard]] std::string cell(std::size_t column) const {
        return column < rows_[row_].size() ? rows_[row_][column] : std::string();
    }
    /// Of the first column with that role; empty where there is none.
    [[nodiscard]] std::string cell_of(ColumnRole role) const {
        for (std::size_t i = 0; i < header_.columns.size(); ++i)
            if (header_.columns[i].role == role) return cell(i);
        return {};
    }
    [[nodiscard]] std::size_t column_of(ColumnRole role) const {
        std::size_t i = 0;
        while (i < header_.columns.size() && header_.columns[i].role != role) ++i;
        return i;
    }
    void refuse(std::size_t column, base::Error reason) {
        preview_.refused.push_back({{row_ + 1, column + 1}, std::move(reason)});
    }
    /// Whether a cell of values of this row passes.
    template <typename Test>
    [[nodiscard]] bool any_value(const Test& test) const {
        for (std::size_t i = 0; i < header_.columns.size(); ++i) {
            const ColumnRole role = header_.columns[i].role;
            if ((role == ColumnRole::observed || role == ColumnRole::value) && test(cell(i))) return true;
        }
        return false;
    }
    [[nodiscard]] bool has_values() const {
        return any_value([](const std::string& text) { return !plan::is_missing_mark(text); });
    }
    /// A line of units under the header has texts, but no numbers.
    [[nodiscard]] bool has_numbers() const {
        return any_value([](const std::string& text) {
            const auto value = plan::read_value({}, text);
            return value && value->has_value();
        });
    }

    void take_row() {
        const std::string name = cell_of(ColumnRole::area);
        if (plan::comparable(name).empty()) {
            if (has_numbers())
                refuse(column_of(ColumnRole::area), refusal(mark("the row has values, but names no area; name it")));
            return;
        }
        const plan::Meaning meaning = areas_.find(name);
        if (meaning.kind != plan::Meaning::Kind::one) {
            if (has_values()) note_unmatched(name, meaning);  // else a remark under the table
            return;
        }
        preview_.by_alias += meaning.by == plan::Naming::bound || meaning.by == plan::Naming::other ? 1 : 0;
        area_ = index_.area(meaning.key);
        if (column_of(ColumnRole::value) < header_.columns.size()) return take_long_row();
        for (std::size_t i = 0; i < header_.columns.size(); ++i) take_cell(i);
    }
    /// Those that an ambiguous name fits come before the nearest.
    void note_unmatched(const std::string& name, const plan::Meaning& meaning) {
        for (UnmatchedName& known : preview_.unmatched)
            if (known.name == name) return known.rows.push_back(row_ + 1);
        std::vector<std::string> candidates = meaning.several;
        for (std::string& key : areas_.nearest(name))
            if (std::find(candidates.begin(), candidates.end(), key) == candidates.end())
                candidates.push_back(std::move(key));
        preview_.unmatched.push_back({name, {row_ + 1}, std::move(candidates)});
    }
    void take_cell(std::size_t column) {
        const ColumnMeaning& m = header_.columns[column];
        if (m.role == ColumnRole::observed) return take_value(column, m.indicator, m.year);
        if (m.role == ColumnRole::baseline || m.role == ColumnRole::target) compare_with_plan(column, m);
    }
    void take_long_row() {
        const std::string title = cell_of(ColumnRole::indicator);
        std::string indicator = observable_in(observables_, title).key;
        if (indicator.empty()) {
            auto known = observables_.resolve(title, mark("indicator"));
            if (!known) return refuse(column_of(ColumnRole::indicator), known.error());
            indicator = *std::move(known);
        }
        const std::string year_text = cell_of(ColumnRole::year);
        const auto year = plan::is_missing_mark(year_text) ? options_.year : year_of(year_text);
        if (!year && plan::is_missing_mark(year_text))
            return refuse(column_of(ColumnRole::value), refusal(mark("has no year; fill in the column of years")));
        if (!year)
            return refuse(column_of(ColumnRole::year),
                          refusal(mark("“{}” is no year; write for example 2023"), year_text));
        take_value(column_of(ColumnRole::value), indicator, *year);
    }

    void take_value(std::size_t column, const std::string& indicator, int year) {
        const auto what = plan::observable(index_, indicator);
        const auto value = plan::read_value(*what, cell(column));
        if (!value)
            return refuse(column,
                          refusal(mark("“{}” is not a number; enter a number, or / for no value"), cell(column)));
        if (!*value) return;
        plan::ObservationDraft draft;
        draft.area = area_->key;
        draft.indicator = indicator;
        draft.year = year;
        draft.value = **value;
        const auto state = state_in(cell_of(ColumnRole::state), options_.state);
        if (!state)
            return refuse(column_of(ColumnRole::state),
                          refusal(mark("“{}” is no state; write preliminary or final"), cell_of(ColumnRole::state)));
        draft.state = *state;
        const std::string source = cell_of(ColumnRole::source);
        draft.source = source.empty() ? options_.source : source;
        draft.sample = is_sample_of(draft);
        if (year == index_->baseline_year) {
            ColumnMeaning as_baseline;
            as_baseline.indicator = indicator;
            as_baseline.role = ColumnRole::baseline;
            return compare_with_plan(column, as_baseline);
        }
        if (auto ok = plan::check_observation(index_, draft); !ok) return refuse(column, ok.error());
        add(column, std::move(draft));
    }
    void add(std::size_t column, plan::ObservationDraft draft) {
        const auto key = std::tuple(draft.area, draft.indicator, draft.year);
        if (const auto earlier = taken_.find(key); earlier != taken_.end()) {
            const ReadValue& first = preview_.values[earlier->second];
            if (first.draft.value != draft.value)
                refuse(column,
                       refusal(mark("row {0} gives {1} for the same area, indicator and year; keep one of them"),
                               first.at.row, number_text(first.draft.value)));
            return;
        }
        taken_[key] = preview_.values.size();
        const plan::Observation* before = index_.observation(draft.area, draft.indicator, draft.year);
        ReadValue read{std::move(draft), {row_ + 1, column + 1}, ValueChange::added, std::nullopt};
        if (before != nullptr) take_over(read, *before);
        preview_.values.push_back(std::move(read));
    }
    /// What the table does not say stays as it is.
    void take_over(ReadValue& read, const plan::Observation& before) const {
        const bool says_source = column_of(ColumnRole::source) < header_.columns.size() || !options_.source.empty();
        const bool says_state = column_of(ColumnRole::state) < header_.columns.size() ||
                                options_.state == plan::ValueState::preliminary || !options_.source.empty();
        const bool equal = before.value == read.draft.value && before.sample == read.draft.sample &&
                           (!says_state || before.state == read.draft.state) &&
                           (!says_source || before.source == read.draft.source);
        read.change = equal ? ValueChange::same : ValueChange::changed;
        if (!equal) read.before = before.value;
    }
    void compare_with_plan(std::size_t column, const ColumnMeaning& m) {
        const auto what = plan::observable(index_, m.indicator);
        const auto value = plan::read_value(*what, cell(column));
        if (!value || !*value) return;
        const plan::Basis basis = plan::basis_of(index_, area_->key, m.indicator, index_->baseline_year);
        const auto planned = m.role == ColumnRole::target ? basis.target : basis.baseline;
        if (planned && std::abs(*planned - **value) < 1e-9) return;
        refuse(column, refusal(mark("is {0}, but the plan says {1}; the plan's own values cannot be overwritten"),
                               number_text(**value), planned ? number_text(*planned) : "/"));
    }

    /// A sum that leaves an area out proves nothing.
    void check_sums() {
        const plan::Area* city = index_.city();
        if (city == nullptr) return;
        std::set<std::pair<std::string, int>> asked;
        for (const ReadValue& read : preview_.values) asked.emplace(read.draft.indicator, read.draft.year);
        for (const auto& [indicator, year] : asked) {
            const plan::Indicator* counted = index_.indicator(indicator);
            if (counted != nullptr && counted->city_value == plan::CityValue::sum) check_sum(*counted, year, *city);
        }
    }
    [[nodiscard]] std::optional<double> value_of(const std::string& area, const std::string& indicator,
                                                 int year) const {
        const auto at = taken_.find(std::tuple(area, indicator, year));
        return at != taken_.end() ? std::optional(preview_.values[at->second].draft.value)
                                  : plan::actual(index_, area, indicator, year);
    }
    void check_sum(const plan::Indicator& indicator, int year, const plan::Area& city) {
        double sum = 0;
        for (const plan::Area* area : index_.areas()) {
            const plan::Target* asked = index_.target(area->key, indicator.key);
            const auto value = value_of(area->key, indicator.key, year);
            if (!value && asked != nullptr && (asked->baseline || asked->target)) return;
            sum += value.value_or(0);
        }
        const auto whole = value_of(city.key, indicator.key, year);
        if (!whole || std::abs(sum - *whole) < 0.5) return;
        warn(indicator.name, mark("{0}, {1}: the areas add up to {2}, the city's row says {3}"),
             {std::to_string(year), number_text(sum), number_text(*whole)});
    }
    /// A cell that a spreadsheet shows as 2.5% holds 0.025.
    void check_shares() {
        std::map<std::string, bool> all_tiny;  // by indicator
        for (const ReadValue& read : preview_.values) {
            const plan::ObservationDraft& draft = read.draft;
            const plan::Basis basis = plan::basis_of(index_, draft.area, draft.indicator, index_->baseline_year);
            const double planned = basis.baseline ? *basis.baseline : basis.target.value_or(0);
            if (!plan::observable(index_, draft.indicator)->is_share || planned <= 0 || draft.value == 0) continue;
            const bool tiny = draft.value < planned / 20;
            const auto [at, is_new] = all_tiny.emplace(draft.indicator, tiny);
            at->second = at->second && tiny;
        }
        for (const auto& [indicator, tiny] : all_tiny)
            if (tiny)
                warn(plan::observable(index_, indicator)->name,
                     mark("{0}: about a hundredth of the plan's values; where cells are formatted as per cent, write "
                          "2.5 and not 2.5%"),
                     {});
    }

    [[nodiscard]] static plan::Name sample_words() {
        const char* words = mark(
            "The table's title says SAMPLE: values that were not measured before are taken in as "
            "samples.");
        return {base::translate(base::Language::zh, words), base::translate(base::Language::en, words)};
    }
    /// A title that was misspelt must not cost its numbers in silence.
    void check_left_out() {
        for (std::size_t column = 0; column < header_.columns.size(); ++column) {
            const ColumnMeaning& m = header_.columns[column];
            if (m.role != ColumnRole::ignored || m.title.empty()) continue;
            if (const auto several = observable_in(observables_, m.title).several; !several.empty())
                warn_of_several(m.title, several);
            else if (year_in(base::fold(m.title)))
                warn({m.title, m.title}, mark("{0}: no indicator of this plan; the column is left out"), {});
        }
    }

    void warn_of_several(const std::string& title, const std::vector<std::string>& keys) {
        warn({title, title}, mark("{0}: fits more than one indicator ({1}); the column is left out"),
             {fmt::format("{}", fmt::join(keys, ", "))});
    }

    /// A sentence about an indicator, whose name is {0}, in both languages.
    void warn(const plan::Name& name, const char* pattern, const std::vector<std::string>& more) {
        const auto say = [&](base::Language language, const std::string& word) {
            fmt::dynamic_format_arg_store<fmt::format_context> arguments;
            arguments.push_back(word);
            for (const std::string& argument : more) arguments.push_back(argument);
            return fmt::vformat(base::translate(language, pattern), arguments);
        };
        preview_.warnings.push_back(
            {say(base::Language::zh, name.zh), say(base::Language::en, name.en.empty() ? name.zh : name.en)});
    }

    const plan::Index& index_;
    const SheetRows& rows_;
    const ImportOptions& options_;
    plan::NameTable areas_;
    plan::NameTable observables_;
    TableHeader header_;
    ImportPreview preview_;
    std::map<std::tuple<std::string, std::string, int>, std::size_t> taken_;
    std::size_t row_ = 0;
    const plan::Area* area_ = nullptr;  ///< of the row
    bool is_sample_ = false;            ///< the whole table
};

}  // namespace

int ImportPreview::count(ValueChange change) const {
    return static_cast<int>(
        std::count_if(values.begin(), values.end(), [change](const ReadValue& v) { return v.change == change; }));
}

std::vector<plan::ObservationDraft> ImportPreview::drafts() const {
    std::vector<plan::ObservationDraft> out;
    for (const ReadValue& read : values)
        if (read.change != ValueChange::same) out.push_back(read.draft);
    return out;
}

base::Result<ImportPreview> preview_import(const plan::Index& index, const SheetRows& rows,
                                           const ImportOptions& options) {
    return Importer(index, rows, options).run();
}

base::Result<plan::Edit> edit_of(const plan::Index& index, const ImportPreview& preview, const ImportOptions& options,
                                 const plan::Entry& entry) {
    auto edit = plan::observe(index, preview.drafts(), entry);
    if (!edit) return edit;
    for (const auto& [name, area] : options.bindings) {
        auto bound = plan::bind_alias(index.plan(), name, area);
        if (!bound) return bound;
        edit = plan::combine(std::move(*edit), std::move(*bound));
    }
    return edit;
}

}  // namespace exchange
