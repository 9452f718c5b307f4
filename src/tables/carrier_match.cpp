#include "carrier_match.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/unicode.h"
#include "folded.h"
#include "plan/carrier_fields.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "plan/observations.h"

namespace tables {
namespace {

using base::mark;
using enum CarrierRole;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(base::ErrorKind::refused, "", pattern, std::move(arguments));
}

/// A name of a carrier in the form in which names are compared.
struct ComparedName {
    explicit ComparedName(std::string_view name) : text(plan::comparable(name)), size(base::characters(text).size()) {}
    std::string text;
    std::size_t size;  ///< in characters
};

/// How far two names are from each other where few characters differ, or one is a part of the other; else nothing.
std::optional<int> nearness_of(const ComparedName& a, const ComparedName& b) {
    constexpr std::size_t k_shortest_part = 3, k_of_four = 4;
    const auto [shorter, longer] = std::minmax(a.size, b.size);
    if (shorter == 0) return std::nullopt;
    const bool part = shorter >= k_shortest_part &&
                      (a.text.find(b.text) != std::string::npos || b.text.find(a.text) != std::string::npos);
    const bool may_be_near = part || (longer - shorter) * k_of_four <= shorter;
    if (!may_be_near) return std::nullopt;
    const int distance = plan::edit_distance(a.text, b.text);
    const bool near = part || static_cast<std::size_t>(distance) * k_of_four <= shorter;
    return near ? std::optional(distance) : std::nullopt;
}

class Matcher {
public:
    Matcher(const CarrierContext& context, const ListColumns& columns, ListedCarriers& listed)
        : context_(context),
          view_(context.view()),
          columns_(columns),
          listed_(listed),
          in_use_(plan::carrier_names(context.index->carriers)),
          in_bin_(plan::carrier_names(context.index->bin)) {
        for (const plan::Carrier& carrier : context.index->carriers)
            known_.push_back({&carrier, ComparedName(carrier.name.zh), ComparedName(carrier.name.en)});
    }

    std::vector<MatchedRow> match() {
        for (std::size_t row = columns_.first_data; row < context_.table.end; ++row) collect(row);
        settle_numbers();
        for (Named& named : named_) identify(named);
        return std::move(out_);
    }

private:
    /// How a row names its carrier.
    struct Named {
        std::size_t row = 0;
        CellPlace at, number_at;
        std::string name;
        std::optional<int> number;
    };

    struct Known {
        const plan::Carrier* carrier;
        ComparedName zh, en;
    };

    [[nodiscard]] std::string text_of(std::size_t row, CarrierRole role) const {
        const ListColumn* column = columns_.of(role);
        return column == nullptr ? std::string() : view_.shown_over(row, column->at);
    }
    void refuse(CellPlace at, base::Error reason) const { context_.out.refused.push_back({at, std::move(reason)}); }
    void leave_out(const Named& named, Sentence reason) const { leave_out(named.row, named.name, std::move(reason)); }
    void leave_out(std::size_t row, const std::string& text, Sentence reason) const {
        const CellPlace at = context_.place(row, 0);
        context_.out.left_out_rows.push_back({context_.across ? at.column : at.row, text, std::move(reason)});
    }
    /// Whether a taken column other than those that name the carrier holds something.
    [[nodiscard]] bool says_more(std::size_t row) const {
        return std::any_of(columns_.all.begin(), columns_.all.end(), [&](const ListColumn& column) {
            const CarrierRole role = column.meaning.role;
            const bool names = role == number || role == name || role == name_zh || role == name_en || role == ordinal;
            return column.taken() && !names && view_.cell(row, column.at) != nullptr;
        });
    }

    void collect(std::size_t row) {
        if (context_.cells(row).empty()) return;
        if (repeats_titles(row)) return leave_out(row, first_text(row), sentence(mark("repeats the titles")));
        Named named;
        named.row = row;
        for (const CarrierRole role : {name_en, name_zh, name})
            if (const std::string text = text_of(row, role); !plan::is_missing_mark(text)) {
                named.name = base::trimmed(text);
                named.at = context_.place(row, columns_.of(role)->at);
            }
        const std::string number_text = text_of(row, number);
        if (columns_.of(number) != nullptr) named.number_at = context_.place(row, columns_.of(number)->at);
        if (named.name.empty()) named.at = named.number_at;
        if (is_no_carrier(named, number_text) || !settle_hidden(named) || is_torn(named)) return;
        if (!plan::is_missing_mark(number_text)) {
            named.number = plan::number_named(number_text);
            if (!named.number)
                return refuse(named.number_at,
                              sentence(mark("“{}” is no number of a carrier; write a whole number"), {number_text}));
        }
        if (!named.number && named.name.empty()) return note_nameless(row);
        named_.push_back(std::move(named));
    }
    void note_nameless(std::size_t row) const {
        if (says_more(row))
            refuse(context_.place(row, columns_.all.front().at),
                   sentence(mark("the row has values, but names no carrier; name it")));
    }
    /// Notes below, sums, repeated titles and headings.
    bool is_no_carrier(const Named& named, const std::string& number_text) {
        const std::string first = first_text(named.row);
        if (context_.sheet.is_note(first) && (stands_alone(named.row) || !says_more(named.row))) {
            leave_out(named.row, first, sentence(mark("is a note")));
            return true;
        }
        for (const std::string* text : {&named.name, &number_text}) {
            const CarrierTitle title = context_.titles.read(*text);
            const bool is_title = title.roles == std::vector{text == &named.name ? name : number} && title.over.empty();
            if (is_title && !text->empty()) {
                leave_out(named.row, *text, sentence(mark("repeats the titles")));
                return true;
            }
        }
        const std::string& named_by = named.name.empty() ? first : named.name;
        if (!plan::number_named(number_text) && (is_sum(named_by) || is_sum(number_text))) {
            leave_out(named.row, named_by, sentence(mark("sums up others; it is no carrier")));
            return true;
        }
        if (is_heading(named, number_text) && in_use_.find(named.name).kind == plan::Meaning::Kind::none) {
            leave_out(named.row, first, sentence(mark("is a heading or a remark; it has no values")));
            return true;
        }
        return false;
    }
    [[nodiscard]] std::string first_text(std::size_t row) const { return view_.shown(context_.cells(row).front()); }
    [[nodiscard]] bool repeats_titles(std::size_t row) const {
        const auto& repeated = context_.table.repeated;
        return std::find(repeated.begin(), repeated.end(), row) != repeated.end();
    }
    [[nodiscard]] bool stands_alone(std::size_t row) const { return context_.cells(row).size() == 1; }
    /// It heads the rows below it: 孵化器 by itself, 二、众创空间（5家）, or a text over several columns.
    [[nodiscard]] bool is_heading(const Named& named, const std::string& number_text) const {
        if (plan::number_named(number_text)) return false;
        if (named.name.empty()) return !says_more(named.row);
        if (!stands_alone(named.row)) return false;
        return view_.merge(named.row, context_.cells(named.row).front().column) != nullptr || names_group(named.name);
    }
    /// A word of a function, a programme or a stage, or an area, behind what counts it and before how many there are.
    [[nodiscard]] bool names_group(const std::string& text) const {
        constexpr std::u32string_view k_counts = U"一二三四五六七八九十0123456789.-第类";
        const Folded whole = folded(text);
        std::size_t from = 0;
        while (from < whole.size() && k_counts.find(whole.text[from]) != std::u32string_view::npos) ++from;
        if (from > 0 && (from == whole.size() || whole.gaps[from] != Folded::separator)) from = 0;
        std::size_t to = from;
        while (to < whole.size() && (to == from || whole.gaps[to] != Folded::separator)) ++to;
        const std::string word = plan::comparable(whole.written(from, to));
        constexpr std::size_t k_shortest = 2;
        if (base::characters(word).size() < k_shortest) return false;
        for (const plan::CarrierField field :
             {plan::CarrierField::function, plan::CarrierField::programme, plan::CarrierField::stage})
            for (const plan::Choice& choice : plan::choices(context_.index.plan(), field))
                if (plan::comparable(choice.name.zh).find(word) != std::string::npos ||
                    plan::comparable(choice.name.en).find(word) != std::string::npos)
                    return true;
        return context_.sheet.areas().find(word).kind != plan::Meaning::Kind::none;
    }
    [[nodiscard]] bool is_sum(const std::string& text) const {
        const plan::Area* city = context_.index.city();
        if (text.empty()) return false;
        const plan::Meaning area = context_.sheet.areas().find(text);
        return context_.sheet.is_subtotal(text) ||
               (city != nullptr && area.kind == plan::Meaning::Kind::one && area.key == city->key);
    }
    bool settle_hidden(const Named& named) const {
        if (!view_.row_hidden(named.row)) return true;
        const auto chosen = context_.ask(
            {"hidden_rows",
             named.at,
             sentence(mark("rows are hidden in the file; take them in?")),
             {{"leave_out", plan::term(mark("leave them out"))}, {"take", plan::term(mark("take them in"))}},
             "leave_out",
             true});
        if (chosen == "take") return true;
        leave_out(named, sentence(mark("is hidden in the file; left out")));
        return false;
    }
    /// An unquoted separator of a text file moves what follows.
    bool is_torn(const Named& named) const {
        if (!context_.options.text_file || context_.across) return false;
        std::size_t titled = 0;
        for (const ListColumn& column : columns_.all)
            if (!column.meaning.title.empty()) titled = std::max(titled, column.at + 1);
        const std::size_t cells = context_.cells(named.row).back().column + 1U;
        if (titled == 0 || cells <= titled) return false;
        refuse(context_.place(named.row, titled),
               sentence(mark("the row has {} cells, its titles {}; put numbers with separators in quotes"),
                        {std::to_string(cells), std::to_string(titled)}));
        return true;
    }

    [[nodiscard]] const plan::Carrier* by_number(const Named& named) const {
        return named.number && !numbers_count_rows_ ? context_.index.carrier(*named.number) : nullptr;
    }
    [[nodiscard]] const plan::Carrier* by_name(const Named& named) const {
        const plan::Meaning meaning = in_use_.find(named.name);
        return meaning.kind == plan::Meaning::Kind::one ? context_.index.carrier(std::stoi(meaning.key)) : nullptr;
    }
    /// Numbers that contradict the names in several rows may count the rows of the list.
    void settle_numbers() {
        const auto contradicts = [&](const Named& named) {
            const plan::Carrier* meant = by_name(named);
            return named.number && meant != nullptr && meant->number != *named.number;
        };
        const auto count = std::count_if(named_.begin(), named_.end(), contradicts);
        if (count < 2) return;
        const Named& first = *std::find_if(named_.begin(), named_.end(), contradicts);
        const auto chosen =
            context_.ask({"numbers:" + context_.column_name(columns_.of(number)->at),
                          first.number_at,
                          sentence(mark("in {} rows the number is not that of the carrier named; what does it number?"),
                                   {std::to_string(count)}),
                          {{"rows", plan::term(mark("the rows of this list"))},
                           {"carriers", plan::term(mark("the carriers; look at each row"))}},
                          "",
                          false});
        numbers_open_ = !chosen;
        numbers_count_rows_ = chosen == "rows";
    }

    void identify(const Named& named) {
        MatchedRow matched;
        matched.row = named.row;
        matched.at = named.at;
        matched.name = named.name;
        const plan::Carrier* numbered = by_number(named);
        const plan::Carrier* meant = by_name(named);
        const bool contradicts = named.number && !numbers_count_rows_ && meant != nullptr && numbered != meant;
        if (contradicts && numbers_open_) {
            matched.asked = true;
            matched.maybe = {meant->id};
            return add(std::move(matched));
        }
        if (contradicts) return ask_whose(named, std::move(matched), numbered, meant);
        if (numbered != nullptr && meant == nullptr && !named.name.empty())
            return ask_renamed(named, std::move(matched), *numbered);
        matched.before = numbered != nullptr ? numbered : meant;
        if (matched.before != nullptr) return add(std::move(matched));
        if (lies_in_bin(named)) return;
        if (!numbers_count_rows_) matched.new_number = named.number;
        if (named.name.empty())
            return refuse(named.at, sentence(mark("the plan has no carrier {}, and the row names none"),
                                             {std::to_string(*named.number)}));
        ask_near(named, std::move(matched));
    }
    bool lies_in_bin(const Named& named) const {
        for (const plan::Carrier& binned : context_.index->bin) {
            const bool same_number = named.number && !numbers_count_rows_ && *named.number == binned.number;
            const plan::Meaning meaning = in_bin_.find(named.name);
            const bool same_name =
                meaning.kind == plan::Meaning::Kind::one && meaning.key == std::to_string(binned.number);
            if (!same_number && !same_name) continue;
            refuse(same_number ? named.number_at : named.at,
                   sentence(mark("“{}” lies in the bin; take it back first"), {binned.name.zh}));
            return true;
        }
        return false;
    }
    [[nodiscard]] std::string id_of(const Named& named) const {
        if (context_.block > 0) return "who:" + cell_name(named.at);
        return fmt::format("who:{}", context_.across ? named.at.column : named.at.row);
    }
    static Answer answer_of(const plan::Carrier& carrier) {
        const std::string number = std::to_string(carrier.number);
        return {number,
                {number + " " + carrier.name.zh,
                 number + " " + (carrier.name.en.empty() ? carrier.name.zh : carrier.name.en)}};
    }
    /// Puts a question about a row; empty: it is left out, or held up while the question is open.
    std::optional<std::string> ask(const Named& named, MatchedRow& matched, Sentence words,
                                   std::vector<Answer> answers) {
        answers.push_back({"leave_out", plan::term(mark("leave the row out"))});
        auto chosen = context_.ask({id_of(named), named.at, std::move(words), std::move(answers), "", false});
        if (!chosen) {
            matched.asked = true;
            add(matched);
            return std::nullopt;
        }
        if (*chosen != "leave_out") return chosen;
        leave_out(named, sentence(mark("left out by choice")));
        return std::nullopt;
    }
    /// The number is another carrier's, or nobody's.
    void ask_whose(const Named& named, MatchedRow matched, const plan::Carrier* numbered, const plan::Carrier* meant) {
        matched.maybe = {meant->id};
        if (numbered != nullptr) matched.maybe.push_back(numbered->id);
        std::vector<Answer> answers{answer_of(*meant)};
        Sentence words = sentence(mark("“{0}” has the number {1}, the row says {2}"),
                                  {named.name, std::to_string(meant->number), std::to_string(*named.number)});
        if (numbered != nullptr)
            answers.push_back(answer_of(*numbered));
        else
            answers.push_back({"renumber", plan::term(mark("it gets the new number"))});
        const auto chosen = ask(named, matched, std::move(words), std::move(answers));
        if (!chosen) return;
        if (*chosen == "renumber") matched.new_number = named.number;
        const bool is_numbered = numbered != nullptr && *chosen == std::to_string(numbered->number);
        matched.before = is_numbered ? numbered : meant;
        add(std::move(matched));
    }
    void ask_renamed(const Named& named, MatchedRow matched, const plan::Carrier& numbered) {
        matched.maybe = {numbered.id};
        Answer same = answer_of(numbered);
        const std::string number = std::to_string(numbered.number);
        const auto chosen = ask(named, matched,
                                sentence(mark("number {0} is “{1}”, the row says “{2}”; is that its new name?"),
                                         {number, plan::names_argument({numbered.name}), named.name}),
                                {{"renamed", plan::term(mark("its new name"))},
                                 std::move(same),
                                 {"new", plan::term(mark("a new carrier with another number"))}});
        if (!chosen) return;
        matched.renamed = *chosen == "renamed";
        if (*chosen != "new") matched.before = &numbered;
        add(std::move(matched));
    }
    void ask_near(const Named& named, MatchedRow matched) {
        const std::vector<const plan::Carrier*> near = nearest(named.name);
        if (near.empty()) return ask_alone(named, std::move(matched));
        std::vector<Answer> answers;
        for (const plan::Carrier* carrier : near) answers.push_back(answer_of(*carrier));
        answers.push_back({"new", plan::term(mark("a new carrier"))});
        NearName name{named.at, named.name, {}, id_of(named)};
        for (const plan::Carrier* carrier : near) {
            name.nearest.push_back(carrier->number);
            matched.maybe.push_back(carrier->id);
        }
        context_.out.near_names.push_back(std::move(name));
        const auto chosen =
            ask(named, matched,
                sentence(mark("“{}” is no carrier of the plan, but nearly one; which is it?"), {named.name}),
                std::move(answers));
        if (!chosen) return;
        if (*chosen != "new") {
            matched.before = context_.index.carrier(std::stoi(*chosen));
            matched.new_number.reset();
        }
        add(std::move(matched));
    }
    /// A name without a word beside it, which no carrier has, may as well be a heading.
    void ask_alone(const Named& named, MatchedRow matched) {
        if (named.number || !stands_alone(named.row) || columns_.all.size() < 2) return add(std::move(matched));
        const auto chosen =
            ask(named, matched, sentence(mark("“{}” stands alone in its row; is it a carrier?"), {named.name}),
                {{"new", plan::term(mark("a new carrier"))}});
        if (chosen) add(std::move(matched));
    }
    /// Nearest first; those that an ambiguous name fits are all.
    [[nodiscard]] std::vector<const plan::Carrier*> nearest(const std::string& name) const {
        constexpr std::size_t k_most = 3;
        std::vector<const plan::Carrier*> near;
        for (const std::string& key : in_use_.find(name).several)
            near.push_back(context_.index.carrier(std::stoi(key)));
        if (near.empty()) near = alike(name);
        near.resize(std::min(near.size(), k_most));
        return near;
    }
    [[nodiscard]] std::vector<const plan::Carrier*> alike(const std::string& name) const {
        const ComparedName wanted(name);
        std::vector<std::pair<int, const plan::Carrier*>> found;
        for (const Known& known : known_) {
            const auto zh = nearness_of(wanted, known.zh), en = nearness_of(wanted, known.en);
            constexpr int k_far = std::numeric_limits<int>::max();
            if (zh || en) found.emplace_back(std::min(zh.value_or(k_far), en.value_or(k_far)), known.carrier);
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<const plan::Carrier*> near;
        for (const auto& [distance, carrier] : found) near.push_back(carrier);
        return near;
    }
    /// One carrier has one row.
    void add(MatchedRow matched) {
        const std::size_t row = context_.across ? matched.at.column : matched.at.row;
        if (matched.before != nullptr)
            if (const auto [at, is_new] = listed_.known.emplace(matched.before->id, row); !is_new)
                return refuse_again(matched, at->second);
        if (matched.before == nullptr && !matched.asked)
            if (const auto [at, is_new] = listed_.new_by_name.emplace(plan::comparable(matched.name), row); !is_new)
                return refuse_again(matched, at->second);
        out_.push_back(std::move(matched));
    }
    void refuse_again(const MatchedRow& matched, std::size_t row) const {
        refuse(matched.at, sentence(mark("row {} is about the same carrier; keep one of them"), {std::to_string(row)}));
    }

    const CarrierContext& context_;
    const SheetView& view_;
    const ListColumns& columns_;
    ListedCarriers& listed_;
    plan::NameTable in_use_, in_bin_;
    std::vector<Known> known_;
    std::vector<Named> named_;
    std::vector<MatchedRow> out_;
    bool numbers_count_rows_ = false, numbers_open_ = false;
};

}  // namespace

std::vector<MatchedRow> match_carriers(const CarrierContext& context, const ListColumns& columns,
                                       ListedCarriers& listed) {
    return Matcher(context, columns, listed).match();
}

void ask_of_foreign_list(std::span<const CarrierContext> contexts, std::vector<std::vector<MatchedRow>>& matched) {
    const MatchedRow* first = nullptr;
    std::size_t count = 0;
    for (const std::vector<MatchedRow>& rows : matched)
        for (const MatchedRow& row : rows) {
            if (row.before != nullptr || row.asked) return;
            if (first == nullptr) first = &row;
            ++count;
        }
    if (first == nullptr || contexts.front().index->carriers.empty()) return;
    const auto chosen = contexts.front().ask(
        {"all_new",
         first->at,
         sentence(mark("names no carrier of the plan; are these {} new ones?"), {std::to_string(count)}),
         {{"new", plan::term(mark("yes, new carriers"))}, {"leave_out", plan::term(mark("no, leave them out"))}},
         "",
         false});
    for (std::size_t i = 0; i < matched.size(); ++i) {
        if (!chosen)
            for (MatchedRow& row : matched[i]) row.asked = true;
        if (chosen != "leave_out") continue;
        for (const MatchedRow& row : matched[i])
            contexts[i].out.left_out_rows.push_back(
                {contexts[i].across ? row.at.column : row.at.row, row.name, sentence(mark("left out by choice"))});
        matched[i].clear();
    }
}

}  // namespace tables
