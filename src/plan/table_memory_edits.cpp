#include "plan/table_memory_edits.h"

#include <algorithm>
#include <utility>

#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "plan/find.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "say.h"
#include "stable_id.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(std::string_view subject, const char* pattern,
                                   std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::string(subject), pattern, std::move(arguments));
}

std::int64_t layout_id(const std::string& name) { return stable_id("layout|" + name); }

/// As it is kept; refused where it is no name.
base::Result<std::string> layout_name(std::string_view text) {
    std::string name = base::trimmed(text);
    if (name.empty()) return refuse(text, mark("is no name of a layout; give it one"));
    if (auto kept = check_line(name, name); !kept) return base::pass(kept.error());
    return name;
}

/// The same but for when it was saved by whom from which file.
bool reads_alike(TableLayout a, const TableLayout& b) {
    a.file = b.file;
    a.entered = b.entered;
    a.author = b.author;
    return a == b;
}

/// As words of titles are compared.
std::string form_of(std::string_view word) { return comparable(word); }

const TableWord* find_word(const Plan& plan, std::string_view word) {
    return find_row(plan.table_words, [&](const TableWord& row) { return form_of(row.word) == form_of(word); });
}

base::Result<void> check_name_of_indicator(const Index& index, const TableWord& word) {
    const auto what = observable(index, word.meaning);
    if (!what) return refuse(word.meaning, mark("is no indicator of the plan; use the key of one"));
    Plan without = index.plan();
    without.table_words = {};
    const Meaning meant = observable_names(Index(without)).find(word.word);
    if (meant.kind != Meaning::Kind::one || meant.key == what->key) return {};
    return refuse(word.word, mark("is a name of {} in the plan itself; add another word"),
                  {names_argument({observable(index, meant.key)->name})});
}

}  // namespace

const TableLayout* find_layout(const Plan& plan, std::string_view name) {
    return find_row(plan.table_layouts, [&](const TableLayout& layout) { return layout.name == base::trimmed(name); });
}

base::Result<const TableLayout*> resolve_layout(const Plan& plan, std::string_view name) {
    if (const TableLayout* layout = find_layout(plan, name)) return layout;
    std::vector<Name> names;
    for (const TableLayout& layout : plan.table_layouts) names.push_back({layout.name, layout.name});
    if (names.empty())
        return refuse(name, mark("is no layout of the project, which has none; save one when a table is taken in"));
    return refuse(name, mark("is no layout of the project; it has: {}"), {names_argument(names)});
}

base::Result<Edit> save_layout(const Plan& plan, TableLayout layout, const Entry& entry) {
    auto name = layout_name(layout.name);
    if (!name) return base::pass(name.error());
    layout.name = *std::move(name);
    layout.id = layout_id(layout.name);
    layout.entered = entry.date;
    layout.author = entry.author;
    Edit edit;
    const TableLayout* before = find_layout(plan, layout.name);
    if (before != nullptr && before->kind != layout.kind)
        return refuse(layout.name, before->kind == LayoutKind::values
                                       ? mark("is the name of a layout of tables of values; choose another name")
                                       : mark("is the name of a layout of lists of carriers; choose another name"));
    if (before != nullptr && reads_alike(layout, *before)) return edit;
    edit.summary = say("Remember how tables are read as “{0}”", layout.name);
    edit.table_layouts.put.push_back(std::move(layout));
    return edit;
}

base::Result<Edit> rename_layout(const Plan& plan, std::string_view name, const std::string& to) {
    const auto layout = resolve_layout(plan, name);
    if (!layout) return base::pass(layout.error());
    auto wanted = layout_name(to);
    if (!wanted) return base::pass(wanted.error());
    Edit edit;
    if (*wanted == (*layout)->name) return edit;
    if (find_layout(plan, *wanted) != nullptr)
        return refuse(*wanted, mark("is the name of another layout; choose another name, or forget that one first"));
    TableLayout renamed = **layout;
    renamed.name = *std::move(wanted);
    renamed.id = layout_id(renamed.name);
    edit.summary = say("Call the layout “{0}” “{1}”", (*layout)->name, renamed.name);
    edit.table_layouts.remove.push_back((*layout)->id);
    edit.table_layouts.put.push_back(std::move(renamed));
    return edit;
}

base::Result<Edit> forget_layout(const Plan& plan, std::string_view name) {
    const auto layout = resolve_layout(plan, name);
    if (!layout) return base::pass(layout.error());
    Edit edit;
    edit.table_layouts.remove.push_back((*layout)->id);
    edit.summary = say("Forget the layout “{0}”", (*layout)->name);
    return edit;
}

TableWord table_word(const std::string& word, WordSort sort, std::string meaning) {
    const std::string kept = base::trimmed(word);
    return {stable_id("word|" + form_of(kept)), kept, sort, std::move(meaning)};
}

base::Result<void> check_word(const Index& index, const TableWord& word) {
    const std::u32string characters = base::characters(form_of(word.word));
    const bool only_digits =
        std::all_of(characters.begin(), characters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (characters.size() < 2 || only_digits)
        return refuse(word.word, mark("is no word of a title; give one of at least two characters, not only digits"));
    if (auto kept = check_line(word.word, word.word); !kept) return kept;
    if (!is_meaning(word.sort, word.meaning))
        return refuse(word.meaning, mark("is no class of words; use one such as rank, neutral or value"));
    return word.sort == WordSort::indicator ? check_name_of_indicator(index, word) : base::Result<void>();
}

base::Result<Edit> add_word(const Index& index, const TableWord& word) {
    if (auto possible = check_word(index, word); !possible) return base::pass(possible.error());
    Edit edit;
    const TableWord* before = find_word(index.plan(), word.word);
    if (before != nullptr && *before == word) return edit;
    edit.table_words.put.push_back(word);
    if (word.sort == WordSort::indicator) {
        const Name name = observable(index, word.meaning)->name;
        edit.summary = say("In titles, take “{0}” for {2}", word.word, name.zh, in_english(name));
    } else {
        edit.summary = say("In titles, take “{0}” for a word of the class {1}", word.word, word.meaning);
    }
    return edit;
}

base::Result<Edit> remove_word(const Plan& plan, std::string_view word) {
    const TableWord* row = find_word(plan, word);
    if (row == nullptr) return refuse(word, mark("is no word that was added; langtu words list shows them"));
    Edit edit;
    edit.table_words.remove.push_back(row->id);
    edit.summary = say("No longer know the word “{0}” of titles", row->word);
    return edit;
}

}  // namespace plan
