#include "store/scenario_file.h"

#include <fstream>
#include <span>
#include <sys/stat.h>

#include "base/atomic_file.h"
#include "base/translate.h"
#include "json_members.h"
#include "plan/reach_width.h"
#include "scenario_json.h"

namespace store {
namespace {

constexpr std::string_view k_format = "langtu-scenario";
constexpr int k_version = 1;
constexpr off_t k_most_bytes = 32 << 20;

base::Result<void> check_format(const Json& json, const std::string& file) {
    const auto format = json.is_object() ? json.find("format") : json.end();
    if (!json.is_object() || format == json.end() || *format != k_format)
        return base::fail(base::ErrorKind::damaged, file, base::mark("is no file of a scenario; export one"));
    const auto version = json.find("version");
    if (version == json.end() || *version != k_version)
        return base::fail(base::ErrorKind::damaged, file,
                          base::mark("is a file of a scenario of another version; use the Langtu that wrote it"));
    return {};
}

bool take_scenario(const Json& json, plan::Scenario& scenario) {
    Members members(json);
    std::string format;
    int version = 0;
    members.take("format", format);
    members.take("version", version, k_version, k_version);
    members.take("name", scenario.name);
    members.take_text("remark", scenario.remark);
    members.take_real("reach_m", scenario.reach_m, plan::k_least_reach_m, plan::k_most_reach_m);
    members.take("entered", scenario.entered);
    members.take("author", scenario.author);
    members.object("carriers", [&](const Json& list) {
        auto carriers = tried_from_json(Json{{"carriers", list}}.dump());
        if (carriers) scenario.carriers = *std::move(carriers);
        return carriers.has_value();
    });
    return members.has("carriers") && members.all_taken();
}

}  // namespace

std::string scenario_to_file(const plan::Scenario& scenario) {
    Json json = Json::parse(tried_to_json(scenario.carriers));
    json["format"] = k_format;
    json["version"] = k_version;
    put_text(json, "name", scenario.name);
    put_text(json, "remark", scenario.remark);
    put_text(json, "entered", scenario.entered);
    put_text(json, "author", scenario.author);
    if (scenario.reach_m) json["reach_m"] = *scenario.reach_m;
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<plan::Scenario> scenario_from_file(std::string_view text, const std::string& file) {
    const Json json = Json::parse(text, nullptr, false);
    if (auto format = check_format(json, file); !format) return base::pass(format.error());
    plan::Scenario scenario;
    if (take_scenario(json, scenario)) return scenario;
    return base::fail(base::ErrorKind::damaged, file,
                      base::mark("holds what no scenario can hold; export the scenario again"));
}

base::Result<void> write_scenario(const std::filesystem::path& path, const plan::Scenario& scenario) {
    const std::string text = scenario_to_file(scenario);
    return base::write_file_atomically(path, std::as_bytes(std::span(text)));
}

base::Result<plan::Scenario> read_scenario(const std::filesystem::path& path) {
    const std::string subject = path.string();
    struct stat info {};
    std::string text;
    if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= k_most_bytes) {
        std::ifstream in(path, std::ios::binary);
        text.resize(static_cast<std::size_t>(info.st_size));
        if (in.read(text.data(), static_cast<std::streamsize>(text.size()))) return scenario_from_file(text, subject);
    }
    return base::fail(base::ErrorKind::refused, subject,
                      base::mark("cannot be read as a file of a scenario; check the name"));
}

}  // namespace store
