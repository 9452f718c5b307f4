#include "editing.h"

#include <charconv>
#include <fmt/format.h>

#include "base/places.h"
#include "plan/names.h"
#include "session/place_reader.h"

namespace cli {
namespace {

constexpr std::chrono::seconds k_patience{20};  // other commands on the same project take their turn

/// "LON,LAT" in plain numbers, the form that scripts write.
std::optional<geo::LonLat> plain_lon_lat(const std::string& text) {
    const char* end = text.data() + text.size();
    geo::LonLat at;
    const auto lon = std::from_chars(text.data(), end, at.lon);
    if (lon.ec != std::errc{} || lon.ptr == end || *lon.ptr != ',') return std::nullopt;
    const auto lat = std::from_chars(lon.ptr + 1, end, at.lat);
    const bool fits = std::abs(at.lon) <= 180 && std::abs(at.lat) <= 90;
    return lat.ec == std::errc{} && lat.ptr == end && fits ? std::optional(at) : std::nullopt;
}

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const geo::LonLat& at) const { return {{"lon", at.lon}, {"lat", at.lat}}; }
    Json operator()(const auto& value) const { return value; }
};

}  // namespace

Json value_json(const store::Value& value) { return std::visit(ToJson{}, value); }

void add_editing_options(CLI::App& command, EditingOptions& options) {
    command.add_option("PROJECT", options.project, "project file")->required();
    command.add_option("--author", options.author, "who changes it (default: the system's user)");
    command.add_option("--reason", options.reason, "why, for the history");
}

base::Result<std::unique_ptr<store::Project>> open_for_editing(const Context& context, const EditingOptions& options) {
    store::EditOptions editing;
    editing.author = options.author.empty() ? base::user_name() : options.author;
    editing.patience = k_patience;
    auto project = store::Project::open(options.project, std::move(editing));
    if (project)
        for (const std::string& notice : (*project)->notices()) context.report(notice);
    return project;
}

base::Result<const plan::Carrier*> find_carrier(const plan::Plan& plan, const std::string& text, bool in_bin) {
    if (in_bin) {
        plan::Plan bin;  // resolve_carrier looks among those in use
        bin.carriers = plan.bin;
        const auto found = plan::resolve_carrier(bin, text);
        if (!found) return found;
        return plan::find_carrier_by_id(plan, (*found)->id);
    }
    return plan::resolve_carrier(plan, text);
}

base::Result<geo::LonLat> read_position(const plan::Plan& plan, const std::string& text, const std::string& crs) {
    const auto plain = plain_lon_lat(text);
    if (plain && crs.empty()) return *plain;
    const auto coordinates = session::Coordinates::create();
    if (!coordinates) return base::pass(coordinates.error());
    const plan::CorridorIndex index(plan);
    const auto places =
        session::read_places(*coordinates, index, text, session::source_system(crs.empty() ? "4490" : crs));
    if (!places) return base::pass(places.error());
    if (places->size() == 1) return places->front().position;
    return base::fail(base::ErrorKind::refused, text, base::mark("can be read in {} ways; name its system with --crs"),
                      {std::to_string(places->size())});
}

base::Result<int> commit(const Context& context, store::Project& project, base::Result<plan::Edit> edit,
                         const std::string& reason) {
    if (!edit) return base::pass(edit.error());
    edit->reason = reason;
    const auto n = project.commit(*edit);
    if (!n) return base::pass(n.error());
    context.report(fmt::format("{}: {}", *n, context.text(edit->summary)));
    return 0;
}

}  // namespace cli
