#include "own_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "json_source.h"
#include "plan/table_memory_edits.h"
#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using nlohmann::json;
using plan::WordSort;

struct Section {
    const char* member;
    WordSort sort;
};
constexpr std::array k_sections{Section{"indicators", WordSort::indicator}, Section{"kinds", WordSort::kind},
                                Section{"roles", WordSort::role}};

class OwnWords {
public:
    OwnWords(const JsonSource& source, const plan::Plan& plan) : source_(source), index_(plan) {}

    base::Result<std::vector<plan::TableWord>> read() {
        if (auto known = check_object(source_.root, {"about", "indicators", "kinds", "roles"}, {}); !known)
            return base::pass(known.error());
        for (const auto& [member, sort] : k_sections)
            if (source_.root.contains(member))
                if (auto read = read_section(source_.root[member], sort, {member}); !read)
                    return base::pass(read.error());
        return std::move(words_);
    }

private:
    /// An object of these members only; of none given, of any.
    [[nodiscard]] base::Result<void> check_object(const json& object, std::initializer_list<std::string_view> names,
                                                  const Way& way) const {
        if (!object.is_object())
            return source_.fail(refusal(mark("“{}” is no object; write one"), way.empty() ? "" : way.back()), way);
        for (const auto& [key, value] : object.items())
            if (names.size() > 0 && std::find(names.begin(), names.end(), key) == names.end())
                return source_.fail(refusal(mark("member “{}” is unknown; remove it"), key), way / key);
        return {};
    }
    base::Result<void> read_section(const json& section, WordSort sort, const Way& way) {
        if (auto known = check_object(section, {}, way); !known) return known;
        for (const auto& [meaning, both] : section.items()) {
            const Way here = way / meaning;
            if (auto known = check_object(both, {"zh", "en"}, here); !known) return known;
            for (const auto& [language, list] : both.items())
                if (auto read = read_list(list, sort, meaning, here / language); !read) return read;
        }
        return {};
    }
    base::Result<void> read_list(const json& list, WordSort sort, const std::string& meaning, const Way& way) {
        if (!list.is_array()) return source_.fail(refusal(mark("“{}” is no list; write one"), way.back()), way);
        for (const json& one : list) {
            if (!one.is_string())
                return source_.fail(refusal(mark("“{}” is not a text; put it in quotes"), one.dump()), way);
            if (auto added = add(plan::table_word(one.get<std::string>(), sort, meaning), way); !added) return added;
        }
        return {};
    }
    base::Result<void> add(plan::TableWord word, const Way& way) {
        const Way here = way / word.word;
        if (auto possible = plan::check_word(index_, word); !possible) {
            base::Error error = possible.error();
            const std::string what = error.subject;
            error.subject.clear();
            return source_.fail(refusal(mark("“{}” {}"), what, error_argument(error)), here);
        }
        const auto is_same = [&](const plan::TableWord& known) { return known.id == word.id; };
        if (std::any_of(words_.begin(), words_.end(), is_same))
            return source_.fail(refusal(mark("“{}” occurs twice; remove one of the two"), word.word), here);
        words_.push_back(std::move(word));
        return {};
    }
    /// A reason as a part of another, in the language of that.
    static std::string error_argument(const base::Error& error) {
        return base::name_argument(base::to_line(error, base::Language::zh), base::to_line(error, base::Language::en));
    }

    const JsonSource& source_;
    plan::Index index_;
    std::vector<plan::TableWord> words_;
};

}  // namespace

base::Result<void> add_own_words(const std::filesystem::path& file, plan::Plan& plan) {
    std::error_code none;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, none))) return {};
    const auto source = JsonSource::read(file);
    if (!source) return base::pass(source.error());
    auto words = OwnWords(*source, plan).read();
    if (!words) return base::pass(words.error());
    std::sort(words->begin(), words->end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    plan.table_words = *std::move(words);
    return {};
}

}  // namespace exchange
