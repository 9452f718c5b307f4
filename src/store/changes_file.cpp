#include <array>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <sys/stat.h>

#include "base/atomic_file.h"
#include "base/kept_text.h"
#include "plan/carrier_fields.h"
#include "rows_json.h"
#include "store/changes.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;
using Json = nlohmann::json;

constexpr const char* k_format = "langtu-changes";
constexpr int k_version = 1;
constexpr std::size_t k_most_bytes = 64 << 20;

tl::unexpected<base::Error> no_changes(const std::string& subject) {
    return base::fail(ErrorKind::refused, subject, mark("is not a file of changes; choose one that Langtu exported"));
}

/// A member that is a text; nothing when it is not.
std::optional<std::string> text_in(const Json& json, const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? std::optional(at->get<std::string>()) : std::nullopt;
}

std::optional<CarriedStep> step_from(const Json& json) {
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
    if (!rows || step.uuid.empty()) return std::nullopt;
    step.rows = std::move(*rows);
    return step;
}

/// Of a column: of several lines where its field is.
base::TextForm form_of(const std::string& table, const std::string& column) {
    if (table == "notes" || table == "accepted_findings") return base::TextForm::lines;
    const auto field = table == "carriers" ? plan::field_from_key(column) : base::Result<plan::CarrierField>();
    const bool lines = table == "carriers" && field && plan::definition(*field).form == plan::FieldForm::long_text;
    return lines ? base::TextForm::lines : base::TextForm::line;
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

std::optional<std::string> read_text(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;  // never waits on a pipe
    std::ifstream in(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(info.st_size), '\0');
    if (text.size() > k_most_bytes || !in.read(text.data(), static_cast<std::streamsize>(text.size())))
        return std::nullopt;
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
    for (const CarriedStep& step : changes.steps)
        steps.push_back({{"uuid", step.uuid},
                         {"time", step.time},
                         {"author", step.author},
                         {"reason", step.reason},
                         {"summary_zh", step.summary.zh},
                         {"summary_en", step.summary.en},
                         {"rows", to_json(step.rows)}});
    const Json json{{"format", k_format}, {"version", k_version}, {"origin", changes.origin}, {"steps", steps}};
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    return base::write_file_atomically(path, std::as_bytes(std::span(text)));
}

base::Result<ChangesFile> read_changes_file(const std::filesystem::path& path) {
    const std::string subject = path.string();
    const auto text = read_text(path);
    if (!text)
        return base::fail(ErrorKind::refused, subject, mark("cannot be read as a file of changes; check the name"));
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || text_in(json, "format") != k_format || !json.contains("version") ||
        !json["version"].is_number_integer() || !json.contains("steps") || !json["steps"].is_array())
        return no_changes(subject);
    if (json["version"] > k_version)
        return base::fail(ErrorKind::refused, subject, mark("was made by a newer Langtu; install the newer version"));
    ChangesFile changes;
    changes.origin = text_in(json, "origin").value_or("");
    for (const Json& item : json["steps"]) {
        auto step = step_from(item);
        if (!step) return no_changes(subject);
        if (auto kept = check_texts(*step, subject); !kept) return base::pass(kept.error());
        changes.steps.push_back(std::move(*step));
    }
    return changes;
}

std::string to_text(const Value& value) { return std::visit(ToText{}, value); }

}  // namespace store
