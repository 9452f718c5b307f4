#include "columns.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error_words.h"
#include "base/translate.h"
#include "head_titles.h"
#include "lines_above.h"
#include "plan/names.h"
#include "questions.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

Sentence sentence(std::string subject, const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(ErrorKind::refused, std::move(subject), pattern, std::move(arguments));
}

plan::Name both(const char* message) {
    return {base::translate(base::Language::zh, message), base::translate(base::Language::en, message)};
}

/// A kind of word that leaves its column out.
struct LeftOutKind {
    WordKind kind;
    const char* why;
};
constexpr std::array k_left_out{
    LeftOutKind{WordKind::rank, mark("“{}” is a rank or a score, not a value reached; left out")},
    LeftOutKind{WordKind::change, mark("“{}” is a change, not a value reached; left out")},
    LeftOutKind{WordKind::planned, mark("“{}” is planned, not reached; left out")},
    LeftOutKind{WordKind::part_period, mark("“{}” is a part of a year, not a whole one; left out")},
    LeftOutKind{WordKind::span, mark("“{}” is several years, not one; left out")},
    LeftOutKind{WordKind::newly_added, mark("“{}” is what was added, not what there is; left out")},
    LeftOutKind{WordKind::ratio, mark("“{}” is a ratio of the indicator, not the indicator; left out")},
    LeftOutKind{WordKind::relative_year, mark("“{}” names no year by its number; left out")},
    LeftOutKind{WordKind::subject, mark("“{}” says what the rows are about, and is no value; left out")},
};

struct RoleUse {
    Role role;
    ColumnUse use;
};
constexpr std::array k_role_uses{
    RoleUse{Role::code, ColumnUse::code},         RoleUse{Role::indicator, ColumnUse::indicator},
    RoleUse{Role::year, ColumnUse::year},         RoleUse{Role::value, ColumnUse::value},
    RoleUse{Role::unit, ColumnUse::unit},         RoleUse{Role::state, ColumnUse::state},
    RoleUse{Role::source, ColumnUse::source},     RoleUse{Role::sample, ColumnUse::sample},
    RoleUse{Role::ordinal, ColumnUse::ordinal},   RoleUse{Role::remark, ColumnUse::remark},
    RoleUse{Role::locator, ColumnUse::attribute},
};

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, "、")); }

class BlockReader {
public:
    BlockReader(const ReadingContext& context, TableBlock place, std::size_t number)
        : context_(context), sheet_(context.sheet), view_(context.sheet.view()) {
        block_.place = std::move(place);
        block_.number = number;
    }

    ReadBlock read() {
        settle_area_column();
        lines_ = LinesAbove(sheet_, block_.place);
        const HeadTitles titles(sheet_, block_.place, block_.area_column);
        for (std::size_t column = block_.place.first_column; column <= block_.place.last_column; ++column)
            add_column(column, titles);
        settle_units_of_rows();
        for (ReadColumn& column : block_.columns) settle(column);
        return std::move(block_);
    }

private:
    [[nodiscard]] std::string letter() const {
        return block_.number < 26 ? std::string(1, static_cast<char>('A' + block_.number))
                                  : std::to_string(block_.number + 1);
    }
    [[nodiscard]] CellPlace head_place(std::size_t column) const {
        const TableBlock& place = block_.place;
        for (auto row = place.head.rbegin(); row != place.head.rend(); ++row)
            if (view_.cell(*row, column) != nullptr) return context_.place(*row, column);
        return context_.place(place.head.empty() ? place.first_data : place.head.back(), column);
    }

    /// What the user says of a column; null: nothing.
    [[nodiscard]] const ColumnWish* wish_of(std::size_t column) const {
        const auto wish = context_.options.columns.find(column + 1);
        return wish == context_.options.columns.end() ? nullptr : &wish->second;
    }

    void settle_area_column() {
        const auto& columns = block_.place.area_columns;
        for (std::size_t column = block_.place.first_column; column <= block_.place.last_column; ++column)
            if (const ColumnWish* wish = wish_of(column); wish != nullptr && wish->use == ColumnUse::area) {
                block_.area_column = column;
                return;
            }
        if (columns.size() == 1) {
            block_.area_column = columns.front();
            return;
        }
        std::vector<Answer> answers;
        for (const std::size_t column : columns) {
            const std::string name = column_name(context_, column);
            std::string title;
            for (const std::size_t row : block_.place.head) title += view_.shown_over(row, column);
            answers.push_back({name, {fmt::format("{} {}", name, title), fmt::format("{} {}", name, title)}});
        }
        const auto chosen =
            context_.ask({"area:" + letter(), head_place(columns.front()),
                          sentence("", mark("several columns name areas; which one says whose row it is?")),
                          std::move(answers), "", false});
        block_.held_up = !chosen;
        for (const std::size_t column : columns)
            if (chosen && column_name(context_, column) == *chosen) block_.area_column = column;
    }

    [[nodiscard]] bool has_content(std::size_t column) const {
        for (std::size_t row = block_.place.first_data; row < std::min(block_.place.end, view_.rows()); ++row)
            if (view_.cell(row, column) != nullptr) return true;
        return false;
    }
    void add_column(std::size_t column, const HeadTitles& titles) {
        ColumnTitle title = titles.of(column);
        if (title.text.empty() && column != block_.area_column && !has_content(column)) return;
        ReadColumn read;
        read.at = column;
        read.meaning.at = head_place(column);
        read.meaning.block = block_.number;
        read.meaning.title = title.text;
        read.meaning.hidden = view_.column_hidden(column);
        set_use(read, title);
        titles_.push_back(std::move(title));
        block_.columns.push_back(std::move(read));
    }
    void set_use(ReadColumn& read, const ColumnTitle& title) {
        Column& column = read.meaning;
        column.outcome = Outcome::taken;
        if (read.at == block_.area_column) {
            column.use = ColumnUse::area;
            return;
        }
        if (const ColumnWish* wish = wish_of(read.at); wish != nullptr && wish->use) {
            column.use = *wish->use == ColumnUse::observed ? ColumnUse::value : *wish->use;
            return;
        }
        if (title.all.attribute) {
            column.use = ColumnUse::attribute;
            return;
        }
        if (!title.all.role) return;
        for (const auto& [role, use] : k_role_uses)
            if (role == *title.all.role) column.use = use;
        if (title.all.role == Role::area) column.use = ColumnUse::attribute;
        if (title.all.role == Role::area_or_unit)
            column.use = holds_units(read.at) ? ColumnUse::unit : ColumnUse::attribute;
    }
    [[nodiscard]] bool holds_units(std::size_t column) const {
        for (std::size_t row = block_.place.first_data; row < std::min(block_.place.end, view_.rows()); ++row)
            if (const std::string text = view_.shown(row, column); !text.empty())
                return sheet_.reader().units().whole(text).has_value();
        return false;
    }
    /// A column of values needs one that says of which indicator; else it is no column of values.
    void settle_units_of_rows() {
        row_indicator_ = block_.of(ColumnUse::indicator) != nullptr;
        row_year_ = block_.of(ColumnUse::year) != nullptr;
        row_unit_ = block_.of(ColumnUse::unit) != nullptr;
    }

    void leave_out(ReadColumn& read, const char* pattern, std::vector<std::string> arguments = {}) const {
        read.meaning.use = ColumnUse::left_out;
        read.meaning.outcome = Outcome::left_out;
        read.meaning.reason = sentence("", pattern, std::move(arguments));
    }
    /// Puts a question about a column; false: it is left out, or held up while the question is open.
    bool ask_of(ReadColumn& read, const char* kind, const char* pattern, std::vector<std::string> arguments,
                std::vector<Answer> answers, std::string& chosen) const {
        Sentence words = sentence(read.meaning.title, pattern, std::move(arguments));
        answers.push_back({"leave_out", both(mark("leave the column out"))});
        const auto answer = context_.ask({fmt::format("{}:{}", kind, column_name(context_, read.at)), read.meaning.at,
                                          words, std::move(answers), "", false});
        if (!answer) {
            read.meaning.outcome = Outcome::asked;
            words.subject.clear();
            read.meaning.reason = std::move(words);
            return false;
        }
        if (*answer == "leave_out") {
            leave_out(read, mark("left out by choice"));
            return false;
        }
        chosen = *answer;
        return true;
    }

    void settle(ReadColumn& read) {
        Column& column = read.meaning;
        ColumnTitle title = titles_[static_cast<std::size_t>(&read - block_.columns.data())];
        column.lacks_unit = title.all.units.empty() && !row_unit_ && !lines_.name_units();
        const ColumnWish* wish = wish_of(read.at);
        if (wish != nullptr && wish->leave_out && column.use != ColumnUse::area)
            return leave_out(read, mark("left out by choice"));
        const bool chosen = wish != nullptr && (!wish->indicator.empty() || wish->use == ColumnUse::observed);
        const bool no_value = column.use != ColumnUse::left_out && column.use != ColumnUse::value;
        if (no_value && !chosen) {
            if (column.use == ColumnUse::attribute)
                column.reason = sentence("", mark("says something of the row; no value"));
            return;
        }
        if (wish != nullptr) follow(*wish, title.all);
        if (!chosen && !is_understood(read, title)) return;
        if (!settle_hidden(read) || !settle_indicator(read, title.all) || !settle_year(read, title.all)) return;
        settle_use(read, title.all);
        if (column.outcome == Outcome::taken) settle_unit(read, title.all);
    }
    void follow(const ColumnWish& wish, TitleReading& title) const {
        if (!wish.indicator.empty()) title.indicators = {wish.indicator};
        if (wish.year) title.years = {*wish.year};
        if (!wish.unit.empty()) title.units = {sheet_.reader().units().of_plan(wish.unit)};
        if (wish.indicator.empty() && wish.use != ColumnUse::observed) return;
        title.over.clear();
        title.unclear.clear();
        title.kinds.clear();
    }
    /// Every word of the title is, and none of them says that it is another number.
    bool is_understood(ReadColumn& read, const ColumnTitle& title) {
        const TitleReading& all = title.all;
        if (read.meaning.title.empty()) {
            leave_out(read, mark("has no title; left out"));
            return false;
        }
        for (const auto& [kind, why] : k_left_out)
            if (const KindWord* word = all.find(kind)) {
                leave_out(read, why, {word->written});
                return false;
            }
        if (!all.areas.empty()) {
            leave_out(read, mark("names an area, though the rows do; left out"));
            return false;
        }
        if (!all.unclear.empty()) {
            leave_out(read, mark("fits more than one indicator ({}); left out"), {joined(all.unclear)});
            return false;
        }
        read.meaning.over = all.over;
        if (!all.over.empty()) return ask_of_heading(read, title);
        if (all.indicators.size() > 1 || all.years.size() > 1) {
            leave_out(read, all.years.size() > 1 ? mark("names more than one year; left out")
                                                 : mark("names more than one indicator; left out"));
            return false;
        }
        if (only_neutral(title)) {
            leave_out(read, mark("names no indicator; left out"));
            return false;
        }
        return ask_of_kind(read, all);
    }
    /// Neutral words are understood above a table and in upper titles, not where the number itself is named.
    [[nodiscard]] bool only_neutral(const ColumnTitle& title) const {
        return title.all.indicators.empty() && title.all.years.empty() && read_value_words(title.all) == 0 &&
               title.all.role != Role::value;
    }
    [[nodiscard]] static std::size_t read_value_words(const TitleReading& reading) {
        return (reading.has(WordKind::value) ? 1U : 0U) + reading.units.size();
    }
    /// Words that nobody knows: in the lowest title they leave the column out, in a heading above it they are asked.
    bool ask_of_heading(ReadColumn& read, const ColumnTitle& title) {
        TitleReading known = title.all;
        const bool only_above = title.upper.over.size() == title.all.over.size() && !known.indicators.empty();
        const std::string words = joined(title.all.over);
        if (!only_above) {
            leave_out(read, mark("“{}” is not understood; left out"), {words});
            return false;
        }
        std::string chosen;
        return ask_of(read, "heading",
                      mark("“{}” stands above it and is not understood; does it change what is counted?"), {words},
                      {{"only_heading", both(mark("it is only a heading"))}}, chosen);
    }
    bool ask_of_kind(ReadColumn& read, const TitleReading& all) {
        std::string chosen;
        if (const KindWord* part = all.find(WordKind::of_which))
            return ask_of(read, "part", mark("“{}” says that it is a part; of the indicator, or the indicator itself?"),
                          {part->written}, {{"take", both(mark("the indicator itself"))}}, chosen);
        const KindWord* cumulative = all.find(WordKind::cumulative);
        const bool of_year = !all.years.empty() || context_.options.year.has_value();
        if (cumulative != nullptr && !of_year)
            return ask_of(read, "cumulative", mark("“{}” may be since the beginning or of one year; which one is it?"),
                          {cumulative->written}, {{"take", both(mark("the state at the end of the year"))}}, chosen);
        return true;
    }
    bool settle_hidden(ReadColumn& read) {
        if (!read.meaning.hidden) return true;
        const auto chosen =
            context_.ask({"hidden_columns",
                          read.meaning.at,
                          sentence("", mark("columns of values are hidden in the file; take them in?")),
                          {{"leave_out", both(mark("leave them out"))}, {"take", both(mark("take them in"))}},
                          "leave_out",
                          true});
        if (chosen == "take") return true;
        leave_out(read, mark("is hidden in the file; left out"));
        return false;
    }

    bool settle_indicator(ReadColumn& read, const TitleReading& all) {
        Column& column = read.meaning;
        if (!all.indicators.empty()) {
            column.indicator = all.indicators.front();
            return true;
        }
        if (row_indicator_) return true;
        if (!context_.options.indicator.empty()) {
            column.indicator = context_.options.indicator;
            return true;
        }
        if (lines_.indicators().size() != 1) {
            leave_out(read, mark("names no indicator; left out"));
            return false;
        }
        const std::string& key = *lines_.indicators().begin();
        const plan::Name name = plan::observable(context_.index, key)->name;
        std::string chosen;
        const bool taken =
            ask_of(read, "indicator", mark("names no indicator; a line above the table names “{}”; is it that one?"),
                   {plan::names_argument({name})}, {{key, name}}, chosen);
        if (taken) column.indicator = chosen;
        return taken;
    }

    bool settle_year(ReadColumn& read, const TitleReading& all) {
        Column& column = read.meaning;
        if (!all.years.empty()) {
            column.year = all.years.front();
            return true;
        }
        if (row_year_) return true;
        if (all.has(WordKind::target) || all.has(WordKind::baseline)) {
            column.year = all.has(WordKind::target) ? context_.index->target_year : context_.index->baseline_year;
            return true;
        }
        if (const auto year = year_of_table(read)) {
            column.year = *year;
            return true;
        }
        if (column.outcome == Outcome::asked || column.outcome == Outcome::left_out) return false;
        column.outcome = Outcome::asked;
        column.reason = sentence("", mark("names no year; which year is the table of?"));
        return false;
    }
    std::optional<int> year_of_table(ReadColumn& read) {
        if (context_.options.year) return context_.options.year;
        if (const auto year = lines_.year()) {
            note_year_of_line(*year);
            return year;
        }
        std::vector<Answer> answers;
        const auto propose = [&](int year) {
            const std::string key = std::to_string(year);
            const bool known =
                std::any_of(answers.begin(), answers.end(), [&](const Answer& a) { return a.key == key; });
            const bool in_plan = year > context_.index->baseline_year && year <= context_.index->target_year;
            if (!known && in_plan) answers.push_back({key, {key + " 年", key}});
        };
        if (context_.options.likely_year) propose(*context_.options.likely_year);
        for (const int year : lines_.years()) propose(year);
        for (const int year : sheet_.reader().read(view_.grid().sheet).years) propose(year);
        for (int year = context_.index->target_year; year > context_.index->baseline_year; --year) propose(year);
        answers.push_back({"leave_out", both(mark("leave the column out"))});
        const auto chosen = context_.ask({"year:" + letter(), read.meaning.at,
                                          sentence("", mark("names no year; which year is the table of?")),
                                          std::move(answers), "", false});
        if (!chosen) return std::nullopt;
        if (const auto year = tables::year_of(*chosen)) return year;
        leave_out(read, mark("left out by choice"));
        return std::nullopt;
    }
    void note_year_of_line(int year) {
        if (std::exchange(year_noted_, true)) return;
        context_.out.notes.push_back(sentence("", mark("the year {} is that of the line above the table: “{}”"),
                                              {std::to_string(year), lines_.title()}));
    }

    void settle_use(ReadColumn& read, const TitleReading& all) {
        Column& column = read.meaning;
        const int baseline = context_.index->baseline_year, target = context_.index->target_year;
        column.preliminary = all.has(WordKind::preliminary);
        column.use = all.has(WordKind::target)                                ? ColumnUse::target
                     : all.has(WordKind::baseline) || column.year == baseline ? ColumnUse::baseline
                                                                              : ColumnUse::observed;
        const bool compared = column.use == ColumnUse::target || column.use == ColumnUse::baseline;
        if (!compared && column.year != 0 && (column.year < baseline || column.year > target))
            leave_out(read, mark("{} lies outside the plan ({} to {}); left out"),
                      {std::to_string(column.year), std::to_string(baseline), std::to_string(target)});
    }

    void settle_unit(ReadColumn& read, const TitleReading& all) {
        Column& column = read.meaning;
        if (column.indicator.empty()) {
            if (!all.units.empty()) read.unit = all.units.front();
            return;
        }
        const auto what = plan::observable(context_.index, column.indicator);
        const Unit own = sheet_.reader().units().of_plan(what->unit.zh);
        std::vector<Unit> said = all.units;
        if (said.empty() && !row_unit_) said = lines_.units_for(own);
        if (said.empty()) return;
        std::optional<Unit> unit = said.front();
        if (said.size() > 1) {
            std::vector<Answer> answers;
            for (const Unit& u : said) answers.push_back({u.written, {u.written, u.written}});
            std::string chosen;
            if (!ask_of(read, "unit", mark("names more than one unit; which one is meant?"), {}, std::move(answers),
                        chosen))
                return;
            unit = sheet_.reader().units().whole(chosen);
        }
        const auto by = unit ? conversion(*unit, own) : std::nullopt;
        // 单位：百件 over firms, which are counted in 家, may not be meant for them.
        const bool of_another_word = by && all.units.empty() && by->power != 0 && unit->word != own.word;
        if (all.units.empty() && (!by || of_another_word)) return ask_of_line_unit(read, *unit, own, by);
        if (!by) return leave_out(read, mark("is in {}, the indicator in {}; left out"), {unit->written, own.written});
        use_unit(read, *unit, *by);
    }
    void ask_of_line_unit(ReadColumn& read, const Unit& unit, const Unit& own, const std::optional<Conversion>& by) {
        std::vector<Answer> answers{{own.written, {own.written, own.written}}};
        if (by) answers.push_back({unit.written, {unit.written, unit.written}});
        std::string chosen;
        if (!ask_of(read, "unit", mark("the line above the table says {}, the indicator is in {}; which one is meant?"),
                    {unit.written, own.written}, std::move(answers), chosen))
            return;
        if (by && chosen == unit.written) return use_unit(read, unit, *by);
        read.meaning.unit = own.written;
    }
    static void use_unit(ReadColumn& read, const Unit& unit, const Conversion& by) {
        read.unit = unit;
        read.times = by;
        read.meaning.unit = unit.written;
        read.meaning.times = converted(1, by);
    }

    const ReadingContext& context_;
    SheetWords& sheet_;
    const SheetView& view_;
    ReadBlock block_;
    std::vector<ColumnTitle> titles_;  ///< of the columns
    LinesAbove lines_;
    bool year_noted_ = false;
    bool row_indicator_ = false, row_year_ = false, row_unit_ = false;
};

}  // namespace

const ReadColumn* ReadBlock::of(ColumnUse use) const {
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [use](const ReadColumn& column) { return column.meaning.use == use; });
    return at == columns.end() ? nullptr : &*at;
}

CellPlace ReadingContext::place(std::size_t row, std::size_t column) const {
    const std::size_t number = sheet.view().number(row);
    return across ? CellPlace{column + 1, number + 1} : CellPlace{number + 1, column + 1};
}

std::optional<std::string> ReadingContext::ask(Question question) const {
    return put_question(out.questions, options.answers, std::move(question));
}

std::string column_name(const ReadingContext& context, std::size_t column) {
    return context.across ? std::to_string(column + 1) : cell_name({0, column + 1});
}

ReadBlock read_block(const ReadingContext& context, TableBlock place, std::size_t number) {
    return BlockReader(context, std::move(place), number).read();
}

}  // namespace tables
