#include "settings.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "base/atomic_file.h"
#include "session/coordinates.h"
#include "ui/file_purposes.h"

namespace desk {
namespace {

using Json = nlohmann::json;

/// The member where it has the type of `value`, else nothing changes.
template <class T>
void take(const Json& object, const char* key, T& value) {
    const auto at = object.find(key);
    if (at == object.end()) return;
    if constexpr (std::is_same_v<T, bool>) {
        if (at->is_boolean()) value = at->get<bool>();
    } else if constexpr (std::is_arithmetic_v<T>) {
        if (at->is_number()) value = at->get<T>();
    } else {
        if (at->is_string()) value = at->get<T>();
    }
}

/// A size that fits some screen: a typed mistake must not hide a panel.
void take_size(const Json& object, const char* key, float& value, float least, float most) {
    take(object, key, value);
    value = std::clamp(value, least, most);
}

Json part(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_object() ? *at : Json::object();
}

std::vector<std::string> strings(const Json& object, const char* key) {
    std::vector<std::string> out;
    const auto at = object.find(key);
    if (at == object.end() || !at->is_array()) return out;
    for (const Json& item : *at)
        if (item.is_string()) out.push_back(item.get<std::string>());
    return out;
}

void take_table(const Json& from, ui::TableState& table) {
    take(from, "sort", table.arrangement.sort_key);
    take(from, "ascending", table.arrangement.ascending);
    for (std::string& column : strings(from, "hidden_columns")) table.hidden_columns.insert(std::move(column));
}

Json table_json(const ui::TableState& table) {
    return {{"sort", table.arrangement.sort_key},
            {"ascending", table.arrangement.ascending},
            {"hidden_columns", table.hidden_columns}};
}

void take_panels(const Json& from, ui::PanelState& p) {
    take_size(from, "left_width", p.left_width, 200, 560);
    take_size(from, "right_width", p.right_width, 200, 560);
    take_size(from, "dock_height", p.dock_height, 110, 620);
    take_size(from, "values_height", p.values_height, 110, 620);
    take_size(from, "notes_size", p.notes_size, ui::k_least_notes, ui::k_most_notes);
    take(from, "ranking_best_first", p.ranking_best_first);
    take(from, "left_shown", p.left_shown);
    take(from, "right_shown", p.right_shown);
    take(from, "dock_shown", p.dock_shown);
    take(from, "story_shown", p.story_shown);
    std::string tab, system;
    take(from, "dock_tab", tab);
    for (const ui::DockTab candidate : ui::k_dock_tabs)
        if (ui::to_key(candidate) == tab) p.dock_tab = candidate;
    take(from, "coordinates", system);
    p.coordinate_system = session::coordinate_system_from_key(system).value_or(p.coordinate_system);
    take_table(part(from, "areas"), p.areas);
    take_table(part(from, "carriers"), p.carriers);
}

Json panels_json(const ui::PanelState& p) {
    return {{"left_width", p.left_width},         {"right_width", p.right_width},
            {"dock_height", p.dock_height},       {"values_height", p.values_height},
            {"notes_size", p.notes_size},         {"ranking_best_first", p.ranking_best_first},
            {"left_shown", p.left_shown},         {"right_shown", p.right_shown},
            {"dock_shown", p.dock_shown},         {"story_shown", p.story_shown},
            {"dock_tab", ui::to_key(p.dock_tab)}, {"coordinates", session::to_key(p.coordinate_system)},
            {"areas", table_json(p.areas)},       {"carriers", table_json(p.carriers)}};
}

void take_window(const Json& from, WindowPlace& w) {
    take(from, "x", w.x);
    take(from, "y", w.y);
    take(from, "width", w.width);
    take(from, "height", w.height);
    take(from, "maximised", w.maximised);
}

Settings from_json(const Json& json) {
    Settings s;
    std::string language, theme, viewed;
    take(json, "language", language);
    if (language == "en") s.language = base::Language::en;
    take(json, "theme", theme);
    if (theme == "dark") s.theme = carto::ThemeName::dark;
    const Json view = part(json, "view");
    take(view, "project", viewed);
    s.viewed = viewed;
    s.view = session::view_from_json(part(view, "state").dump()).value_or(s.view);
    take_panels(part(json, "panels"), s.panels);
    take_window(part(json, "window"), s.window);
    for (const std::string& file : strings(json, "recent")) s.recent.emplace_back(file);
    take(json, "closed_project", s.closed_project);
    take(json, "author", s.author);
    take(json, "motion", s.motion);
    take(json, "audience_screen", s.audience_screen);
    const Json folders = part(json, "folders");
    for (const ui::FilePurposeRow& row : ui::file_purposes()) {
        std::string folder;
        take(folders, row.key, folder);
        if (!folder.empty()) s.folders[row.purpose] = folder;
    }
    const Json tracings = part(json, "tracings");
    for (const auto& [project, tracing] : tracings.items())
        if (const auto read = session::tracing_from_json(tracing.dump())) s.tracings[project] = *read;
    const Json exports = part(json, "exports");
    for (const auto& [project, wish] : exports.items())
        if (const auto read = session::export_wish_from_json(wish.dump())) s.exports[project] = *read;
    return s;
}

Json window_json(const WindowPlace& w) {
    return {{"x", w.x}, {"y", w.y}, {"width", w.width}, {"height", w.height}, {"maximised", w.maximised}};
}

Json to_json(const Settings& s) {
    Json json{{"language", s.language == base::Language::en ? "en" : "zh"},
              {"theme", s.theme == carto::ThemeName::dark ? "dark" : "light"},
              {"view", {{"project", s.viewed.string()}, {"state", Json::parse(session::to_json(s.view))}}},
              {"closed_project", s.closed_project},
              {"author", s.author},
              {"motion", s.motion},
              {"audience_screen", s.audience_screen},
              {"panels", panels_json(s.panels)},
              {"window", window_json(s.window)},
              {"recent", Json::array()}};
    json["folders"] = Json::object();
    for (const ui::FilePurposeRow& row : ui::file_purposes())
        if (const auto at = s.folders.find(row.purpose); at != s.folders.end())
            json["folders"][row.key] = at->second.string();
    json["tracings"] = Json::object();
    for (const auto& [project, tracing] : s.tracings)
        json["tracings"][project.string()] = Json::parse(session::to_json(tracing));
    json["exports"] = Json::object();
    for (const auto& [project, wish] : s.exports)
        json["exports"][project.string()] = Json::parse(session::to_json(wish));
    for (const auto& project : s.recent) json["recent"].push_back(project.string());
    return json;
}

Json read_object(const std::filesystem::path& file) {
    std::ifstream in(file);
    Json json = in ? Json::parse(in, nullptr, false) : Json();
    return json.is_object() ? json : Json::object();
}

/// Holds the folder for a moment, so that of two windows the second reads what the first has written. Where it cannot
/// be held, what was meant is written all the same.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder)
        : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        constexpr int k_tries = 100;
        constexpr auto k_pause = std::chrono::milliseconds(10);
        for (int i = 0; folder_ >= 0 && i < k_tries && ::flock(folder_, LOCK_EX | LOCK_NB) != 0; ++i)
            std::this_thread::sleep_for(k_pause);
    }
    ~FolderLock() {
        if (folder_ >= 0) ::close(folder_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int folder_;
};

/// The projects of this window first, then those that another has opened meanwhile; what was forgotten here stays so.
Json merged_recent(const Json& before, const Json& now, const Json& there) {
    Json merged = now;
    const auto has = [](const Json& list, const Json& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    if (there.is_array())
        for (const Json& item : there)
            if (!has(now, item) && !has(before, item) && merged.size() < k_most_recent) merged.push_back(item);
    return merged;
}

/// Puts what changed from `before` to `now` into `there`, key by key; a window's place is one value, and so is
/// a view.
void merge(const Json& before, const Json& now, Json& there) {
    for (const auto& [key, value] : now.items()) {
        const auto earlier = before.find(key);
        const bool parts = value.is_object() && key != "window" && key != "view" && !value.contains("file");
        if (!parts && earlier != before.end() && *earlier == value && there.contains(key)) continue;
        if (parts && !there[key].is_object()) there[key] = Json::object();
        if (parts)
            merge(earlier == before.end() ? Json::object() : *earlier, value, there[key]);
        else
            there[key] = key == "recent" ? merged_recent(before.value(key, Json::array()), value, there[key]) : value;
    }
}

}  // namespace

Settings read_settings(const std::filesystem::path& file) { return from_json(read_object(file)); }

base::Result<void> write_settings(const std::filesystem::path& file, const Settings& before, const Settings& now) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const FolderLock lock(file.parent_path());
    Json merged = read_object(file);
    merge(to_json(before), to_json(now), merged);
    const std::string text = merged.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return base::write_file_atomically(file, std::as_bytes(std::span(text)));
}

void note_recent(Settings& settings, const std::filesystem::path& project) {
    std::erase(settings.recent, project);
    settings.recent.insert(settings.recent.begin(), project);
    if (settings.recent.size() > k_most_recent) settings.recent.resize(k_most_recent);
}

}  // namespace desk
