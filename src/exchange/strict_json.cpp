#include "strict_json.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using nlohmann::json;

/// Notes the first member that an object has twice.
class DuplicateWatch {
public:
    bool operator()(int, json::parse_event_t event, json& value) {
        if (event == json::parse_event_t::object_start) open_.emplace_back();
        if (event == json::parse_event_t::object_end && !open_.empty()) open_.pop_back();
        if (event == json::parse_event_t::key && !open_.empty()) {
            const auto& key = value.get_ref<const std::string&>();
            if (!open_.back().insert(key).second && found_.empty()) found_ = key;
        }
        return true;
    }
    [[nodiscard]] const std::string& found() const { return found_; }

private:
    std::vector<std::set<std::string>> open_;
    std::string found_;
};

}  // namespace

base::Result<json> parse_strict(const std::filesystem::path& file, std::string_view text, std::size_t first_line) {
    const auto at = [&](std::size_t offset) { return place(file, first_line + line_at(text, offset) - 1); };
    DuplicateWatch watch;
    try {
        json value =
            json::parse(text, [&](int depth, json::parse_event_t event, json& v) { return watch(depth, event, v); });
        if (watch.found().empty()) return value;
        return fail_at(at(0), refusal(mark("“{}” occurs twice; remove one of the two"), watch.found()));
    } catch (const json::parse_error& error) {
        const std::size_t offset = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
        return fail_at(at(offset),
                       refusal(mark("is not JSON at column {}; correct it there"), column_at(text, offset)));
    } catch (const json::exception&) {
        return fail_at(at(0), refusal(mark("has a number that is out of range; correct it")));
    }
}

}  // namespace exchange
