#include "tables/head_words.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "embedded_words.h"
#include "folded.h"

namespace tables {

extern const char head_words[];
extern const std::size_t head_words_size;

namespace {

using Json = nlohmann::json;

/// Every class of an enumeration, from its first to its last.
template <class Meaning>
void take_classes(const Json& classes, Meaning last, std::vector<std::pair<std::string, Meaning>>& out) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto meaning = static_cast<Meaning>(i);
        for (std::string& word : words_of(classes.at(std::string(plan::to_key(meaning)))))
            out.emplace_back(std::move(word), meaning);
    }
}

HeadWords words_in(const Json& json) {
    HeadWords out;
    take_classes(json.at("kinds"), WordKind::subject, out.kinds);
    take_classes(json.at("roles"), Role::locator, out.roles);
    out.attribute_prefixes = words_of(json.at("attribute_prefixes"));
    out.attributes = words_of(json.at("attributes"));
    out.scales = json.at("scales").get<std::map<std::string, int>>();
    out.units = units_of(json.at("units"));
    const Json& lines = json.at("lines");
    out.form_lines = words_of(lines.at("form"));
    out.unit_lines = words_of(lines.at("unit"));
    out.note_lines = words_of(lines.at("note"));
    out.subtotals = words_of(json.at("rows").at("subtotal"));
    out.subject_endings = words_of(json.at("rows").at("subject_endings"));
    return out;
}

template <class Meaning>
const Meaning* known_as(const std::vector<std::pair<std::string, Meaning>>& words, const std::u32string& folded) {
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const auto& word) { return folded_word(word.first) == folded; });
    return at == words.end() ? nullptr : &at->second;
}

/// The class that the program itself has a word in; empty: it does not know it.
std::string_view own_class_of(const std::string& word) {
    const HeadWords& own = HeadWords::built_in();
    const std::u32string folded = folded_word(word);
    if (const WordKind* kind = known_as(own.kinds, folded)) return plan::to_key(*kind);
    if (const Role* role = known_as(own.roles, folded)) return plan::to_key(*role);
    return {};
}

}  // namespace

HeadWords HeadWords::of(const plan::Plan& plan) {
    HeadWords words = built_in();
    for (const plan::TableWord& word : plan.table_words) {
        if (!check_added_word(word)) continue;
        if (word.sort == plan::WordSort::kind)
            words.kinds.emplace_back(word.word, *plan::from_key<WordKind>(word.meaning));
        if (word.sort == plan::WordSort::role) words.roles.emplace_back(word.word, *plan::from_key<Role>(word.meaning));
    }
    return words;
}

base::Result<void> check_added_word(const plan::TableWord& word) {
    const std::string_view known = own_class_of(word.word);
    if (known.empty()) return {};
    return base::fail(base::ErrorKind::refused, word.word,
                      base::mark("is a word of the program already, of the class {}; add another word"),
                      {std::string(known)});
}

base::Result<void> check_added_words(const plan::Plan& plan) {
    for (const plan::TableWord& word : plan.table_words)
        if (auto free = check_added_word(word); !free) return free;
    return {};
}

base::Result<HeadWords> HeadWords::parse(std::string_view json) {
    try {
        return words_in(Json::parse(json));
    } catch (const Json::exception& error) {
        return base::fail(
            base::ErrorKind::refused, "head_words.json",
            base::mark("is not of the form of the words of heads ({}); compare it with the program's own"),
            {error.what()});
    }
}

const HeadWords& HeadWords::built_in() {
    static const HeadWords words = words_in(Json::parse(std::string_view(head_words, head_words_size)));
    return words;
}

}  // namespace tables
