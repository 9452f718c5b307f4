#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <sys/stat.h>
#include <utility>

#include "ancestry.h"
#include "base/atomic_file.h"
#include "base/kept_text.h"
#include "base/typed_time.h"
#include "column_form.h"
#include "history_table.h"
#include "rows_json.h"
#include "store/changes.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;
using Json = nlohmann::json;

constexpr const char* k_format = "langtu-changes";
constexpr int k_version = 2;
constexpr std::size_t k_most_bytes = 64 << 20;

tl::unexpected<base::Error> no_changes(const std::string& subject) {
    return base::fail(ErrorKind::refused, subject, mark("is not a file of changes; choose one that Langtu exported"));
}

tl::unexpected<base::Error> unreadable_step(const std::string& subject, std::size_t place) {
    return base::fail(ErrorKind::refused, subject,
                      mark("step {} of the file cannot be read; ask for the changes again"), {std::to_string(place)});
}

/// A word without spaces, since several stand beside each other in the record.
bool is_uuid(const std::string& text) {
    constexpr std::size_t k_longest = 64;
    return !text.empty() && text.size() <= k_longest && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_';
    });
}

/// A member that is a text; nothing when it is not.
std::optional<std::string> text_in(const Json& json, const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? std::optional(at->get<std::string>()) : std::nullopt;
}

/// A member that is a list of texts; empty where it is missing, nothing where it is something else.
std::optional<std::vector<std::string>> texts_in(const Json& json, const char* key, std::string_view also = {}) {
    std::vector<std::string> texts;
    const auto at = json.find(key);
    if (at == json.end()) return texts;
    if (!at->is_array()) return std::nullopt;
    for (const Json& item : *at) {
        if (!item.is_string() || (!is_uuid(item.get<std::string>()) && item != also)) return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::optional<CarriedStep> step_from(const Json& json, int version) {
    if (!json.is_object() || !json.contains("rows")) return std::nullopt;
    CarriedStep step;
    const std::array<std::pair<const char*, std::string*>, 6> members{{{"uuid", &step.uuid},
                                                                       {"time", &step.time},
                                                                       {"author", &step.author},
                                                                       {"reason", &step.reason},
                                                                       {"summary_zh", &step.summary.zh},
                                                                       {"summary_en", &step.summary.en}}};
    for (const auto& [key, value] : members) {
        auto text = text_in(json, key);
        if (!text) return std::nullopt;
        *value = std::move(*text);
    }
    auto rows = rows_from(json["rows"]);
    if (!rows || !is_uuid(step.uuid)) return std::nullopt;
    // By the time two answers are told apart, and somebody must have made it.
    if (!base::utc_seconds(step.time) || base::trimmed(step.author).empty()) return std::nullopt;
    step.rows = std::move(*rows);
    if (version == 1) return step;
    const auto kind = kind_from(text_in(json, "kind").value_or(""));
    auto base = texts_in(json, "base", k_unknown_base), reverts = texts_in(json, "reverts"),
         again = texts_in(json, "again");
    if (!kind || !base || !reverts || !again) return std::nullopt;
    step.kind = *kind;
    step.base = std::move(*base);
    step.reverts = std::move(*reverts);
    step.again = std::move(*again);
    const auto is_itself = [&](const std::string& uuid) { return uuid == step.uuid; };
    if (std::ranges::any_of(step.reverts, is_itself) || std::ranges::any_of(step.again, is_itself)) return std::nullopt;
    return step;
}

/// What a file of version 1 does not say: each step was made upon the one before, the first upon nobody knows what.
void give_base(std::vector<CarriedStep>& steps) {
    std::string before(k_unknown_base);
    for (CarriedStep& step : steps) step.base = {std::exchange(before, step.uuid)};
}

std::optional<std::vector<EarlierStep>> earlier_in(const Json& json) {
    std::vector<EarlierStep> steps;
    const auto at = json.find("earlier");
    if (at == json.end()) return steps;
    if (!at->is_array()) return std::nullopt;
    for (const Json& item : *at) {
        const auto uuid = item.is_object() ? text_in(item, "uuid") : std::nullopt;
        if (!uuid || !is_uuid(*uuid) || !item.contains("n") || !item["n"].is_number_integer()) return std::nullopt;
        steps.push_back({item["n"].get<std::int64_t>(), *uuid});
    }
    return steps;
}

/// Refuses what a change would bring and no field would take; what it replaces may be as it was.
base::Result<void> check_texts(const CarriedStep& step, const std::string& subject) {
    for (const std::string* text : {&step.author, &step.reason, &step.summary.zh, &step.summary.en})
        if (auto kept = base::check_text(ErrorKind::refused, subject, *text, base::TextForm::lines); !kept) return kept;
    for (const RowChange& row : step.rows)
        for (const ColumnChange& change : row.columns)
            if (const auto* text = std::get_if<std::string>(&change.after))
                if (const auto fault = base::text_fault(*text, form_of(row.table, change.column)))
                    return base::fail(ErrorKind::refused, fmt::format("{}: {}.{}", subject, row.table, change.column),
                                      fault->pattern, {fault->character});
    return {};
}

base::Result<std::string> read_text(const std::filesystem::path& path) {
    const std::string subject = path.string();
    const auto unreadable = [&] {
        return base::fail(ErrorKind::refused, subject, mark("cannot be read as a file of changes; check the name"));
    };
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return unreadable();  // never waits on a pipe
    if (static_cast<std::size_t>(info.st_size) > k_most_bytes)
        return base::fail(ErrorKind::limit, subject,
                          mark("is larger than any file of changes that Langtu takes ({} MB); ask for fewer changes at "
                               "a time: changes export --since and --until"),
                          {std::to_string(k_most_bytes >> 20)});
    std::ifstream in(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(info.st_size), '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(text.size()))) return unreadable();
    return text;
}

struct ToText {
    std::string operator()(std::monostate) const { return "—"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const geo::LonLat& value) const {
        return fmt::format("{:.7f}, {:.7f}", value.lon, value.lat);
    }
};

}  // namespace

base::Result<void> write_changes(const std::filesystem::path& path, const ChangesFile& changes) {
    Json steps = Json::array();
    for (const CarriedStep& step : changes.steps) {
        Json json{{"uuid", step.uuid},
                  {"time", step.time},
                  {"author", step.author},
                  {"reason", step.reason},
                  {"kind", to_key(step.kind)},
                  {"summary_zh", step.summary.zh},
                  {"summary_en", step.summary.en},
                  {"base", step.base},
                  {"rows", to_json(step.rows)}};
        if (!step.reverts.empty()) json["reverts"] = step.reverts;
        if (!step.again.empty()) json["again"] = step.again;
        steps.push_back(std::move(json));
    }
    Json earlier = Json::array();
    for (const EarlierStep& step : changes.earlier) earlier.push_back({{"n", step.n}, {"uuid", step.uuid}});
    const Json json{{"format", k_format},     {"version", k_version}, {"origin", changes.origin},
                    {"knows", changes.knows}, {"earlier", earlier},   {"steps", steps}};
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    return base::write_file_atomically(path, std::as_bytes(std::span(text)));
}

base::Result<ChangesFile> read_changes_file(const std::filesystem::path& path) {
    const std::string subject = path.string();
    const auto text = read_text(path);
    if (!text) return base::pass(text.error());
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || text_in(json, "format") != k_format || !json.contains("version") ||
        !json["version"].is_number_integer() || !json.contains("steps") || !json["steps"].is_array())
        return no_changes(subject);
    if (json["version"] < 1) return no_changes(subject);
    if (json["version"] > k_version)
        return base::fail(ErrorKind::refused, subject, mark("was made by a newer Langtu; install the newer version"));
    ChangesFile changes;
    changes.source = subject;
    changes.origin = text_in(json, "origin").value_or("");
    changes.version = json["version"] == 1 ? 1 : k_version;
    auto knows = texts_in(json, "knows");
    auto earlier = earlier_in(json);
    if (!knows || !earlier) return no_changes(subject);
    changes.knows = std::move(*knows);
    changes.earlier = std::move(*earlier);
    for (const Json& item : json["steps"]) {
        auto step = step_from(item, changes.version);
        if (!step) return unreadable_step(subject, changes.steps.size() + 1);
        if (auto kept = check_texts(*step, subject); !kept) return base::pass(kept.error());
        changes.steps.push_back(std::move(*step));
    }
    if (changes.version == 1) give_base(changes.steps);
    return changes;
}

std::string to_text(const Value& value) { return std::visit(ToText{}, value); }

}  // namespace store
