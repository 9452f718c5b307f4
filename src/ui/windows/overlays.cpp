// Windows that a key opens over the map: find, commands, help, go to, scale, menu.
#include <GLFW/glfw3.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frame/commands.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "plan/feature_ref.h"
#include "session/actions.h"
#include "session/coordinates.h"
#include "session/search.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"
#include "windows/windows.h"

namespace ui {
namespace {

constexpr std::size_t k_most_hits = 12;
constexpr float k_wide = 560, k_narrow = 440;  // logical px

/// Up, down and Enter in a list under a text field: moves the highlight; true where Enter was pressed.
bool step_list(PanelContext& c, std::size_t count) {
    for (const KeyPress& press : c.input.keys) {
        if (press.key == GLFW_KEY_DOWN) ++c.overlays.at;
        if (press.key == GLFW_KEY_UP) --c.overlays.at;
    }
    c.overlays.at = std::clamp(c.overlays.at, 0, std::max(0, static_cast<int>(count) - 1));
    const bool enter = key_pressed(c.input, GLFW_KEY_ENTER) || key_pressed(c.input, GLFW_KEY_KP_ENTER);
    return enter && count > 0;
}

void close(PanelContext& c) { c.overlays.open = Overlay::none; }

bool query_field(PanelContext& c, const char* key, const char* hint) {
    const bool focus = std::exchange(c.overlays.just_opened, false);
    const bool changed = c.widgets.text_field(key, c.overlays.text, hint, ImGui::GetContentRegionAvail().x, focus);
    if (changed) c.overlays.at = 0;
    return changed;
}

void fly_to(PanelContext& c, plan::FeatureRef feature) {
    c.push(session::Select{feature});
    c.push(session::ZoomToFeature{feature});
    close(c);
}

void draw_search(PanelContext& c) {
    query_field(c, "search/field", c.say("Name, number, pinyin or its initials, English name"));
    const std::vector<session::SearchHit> hits =
        c.session.search_index().find(c.overlays.text, c.widgets.language(), k_most_hits);
    const bool enter = step_list(c, hits.size());
    if (hits.empty()) {
        c.widgets.soft_wrapped(c.overlays.text.empty()
                                   ? c.say("For example: 17, 鹃湖, jhkjc, changan, Juanhu")
                                   : c.say("Nothing has this name, number or pinyin. Try fewer letters."));
        return;
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const std::string key = "search/" + c.key_of(hits[i].feature);
        const bool here = static_cast<int>(i) == c.overlays.at;
        if (c.widgets.row(key, hits[i].title, here, hits[i].detail) || (enter && here)) fly_to(c, hits[i].feature);
    }
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    return out;
}

/// In either language, whichever is shown.
bool command_matches(const Command& command, std::string_view query) {
    const std::string wanted = lower(query);
    return lower(command.name).find(wanted) != std::string::npos ||
           std::string_view(base::translate(base::Language::zh, command.name)).find(query) != std::string_view::npos;
}

void draw_commands(PanelContext& c) {
    query_field(c, "commands/field", c.say("Search the commands, in Chinese or English"));
    std::vector<const Command*> found;
    for (const Command& command : commands())
        if (is_possible(command, c) && command_matches(command, c.overlays.text)) found.push_back(&command);
    const bool enter = step_list(c, found.size());
    if (found.empty()) c.widgets.soft_text(c.say("No command has these words."));
    ImGui::BeginChild("###found", {0, c.widgets.px(320)});
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool here = static_cast<int>(i) == c.overlays.at;
        const std::string label = std::string(glyph(found[i]->icon)) + "  " + words_of(*found[i], c);
        const bool chosen = c.widgets.row(std::string("commands/") + found[i]->key, label, here,
                                          shortcut_text(found[i]->shortcut, c.widgets));
        if (here && (key_pressed(c.input, GLFW_KEY_DOWN) || key_pressed(c.input, GLFW_KEY_UP))) ImGui::SetScrollHereY();
        if (!chosen && !(enter && here)) continue;
        close(c);
        found[i]->run(c);
        break;
    }
    ImGui::EndChild();
}

/// A way to use mouse or keyboard that is no command.
struct Gesture {
    const char* how;
    const char* what;
};

constexpr std::array k_mouse{Gesture{base::mark("Drag"), base::mark("Pan, in every tool; also with the middle button")},
                             Gesture{base::mark("Wheel"), base::mark("Zoom at the pointer; finer with Ctrl")},
                             Gesture{base::mark("Double click"), base::mark("Zoom in at the pointer")},
                             Gesture{base::mark("Shift + drag"), base::mark("Zoom to a box")},
                             Gesture{base::mark("Click"), base::mark("Select; Shift adds, Ctrl adds or takes away")},
                             Gesture{base::mark("Drag a selected carrier"),
                                     base::mark("Move it, while editing is unlocked; Ctrl snaps, Esc cancels")}};

constexpr std::array k_keyboard{
    Gesture{base::mark("F6, Shift+F6"), base::mark("Go round map, panels, dock and bars")},
    Gesture{base::mark("Tab, Shift+Tab"), base::mark("In a panel or window: to the next control, to the one before")},
    Gesture{base::mark("Arrow keys in a panel"), base::mark("To the control on that side; change a slider")},
    Gesture{base::mark("Enter, Space"), base::mark("Press the control that has the frame")},
    Gesture{base::mark("Esc in a panel"), base::mark("Back to the map")},
    Gesture{base::mark("Letters in a list"), base::mark("To the next row that begins so, also by pinyin")},
    Gesture{base::mark("1 … 6"), base::mark("Choose the indicator")},
    Gesture{base::mark("Arrow keys"), base::mark("Nudge the selected carriers by a pixel; with Shift by ten")},
    Gesture{base::mark("Enter while placing"), base::mark("Place the carrier in the middle of the map")}};

struct HelpPart {
    std::string title;
    std::vector<std::pair<std::string, std::string>> lines;  ///< keys, and what they do
};

std::vector<HelpPart> help_parts(const PanelContext& c) {
    std::vector<HelpPart> parts{{c.say("Keyboard"), {}}, {c.say("Mouse"), {}}};
    for (const Gesture& gesture : k_keyboard) parts[0].lines.emplace_back(c.say(gesture.how), c.say(gesture.what));
    for (const Gesture& gesture : k_mouse) parts[1].lines.emplace_back(c.say(gesture.how), c.say(gesture.what));
    for (const CommandGroup group :
         {CommandGroup::view, CommandGroup::map, CommandGroup::find, CommandGroup::edit, CommandGroup::tools,
          CommandGroup::panels, CommandGroup::project, CommandGroup::help}) {
        HelpPart part{c.say(group_name(group)), {}};
        for (const Command& command : commands())
            if (command.group == group && command.shortcut.key != 0)
                part.lines.emplace_back(shortcut_text(command.shortcut, c.widgets), c.say(command.name));
        parts.push_back(std::move(part));
    }
    return parts;
}

void draw_help_part(PanelContext& c, const HelpPart& part) {
    c.widgets.section(part.title);
    for (const auto& [keys, words] : part.lines) {
        c.widgets.soft_text(keys);
        ImGui::SameLine(c.widgets.px(150));
        c.widgets.wrapped(words);
    }
}

constexpr float k_help_column = 450;  // logical px

int help_columns(const PanelContext& c) {
    const float room = c.input.width - c.widgets.px(80);
    return std::clamp(static_cast<int>(room / c.widgets.px(k_help_column)), 1, 3);
}

float help_width(const PanelContext& c) {
    return help_columns(c) == 1 ? k_wide : k_help_column * static_cast<float>(help_columns(c)) + 40;
}

/// What has nothing to stop at is read on with Page Down and Page Up.
void scroll_by_key(const PanelContext& c) {
    const float page = ImGui::GetWindowHeight() * 0.8F;
    if (key_pressed(c.input, GLFW_KEY_PAGE_DOWN)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
    if (key_pressed(c.input, GLFW_KEY_PAGE_UP)) ImGui::SetScrollY(ImGui::GetScrollY() - page);
}

/// Parts whole in columns of about the same length.
void draw_help_columns(PanelContext& c, int columns) {
    constexpr std::size_t k_lines_of_title = 2;
    const std::vector<HelpPart> parts = help_parts(c);
    std::size_t all = 0, filled = 0;
    for (const HelpPart& part : parts) all += part.lines.size() + k_lines_of_title;
    if (!ImGui::BeginTable("###help", columns, ImGuiTableFlags_SizingStretchSame)) return;
    ImGui::TableNextColumn();
    int column = 0;
    for (const HelpPart& part : parts) {
        const std::size_t half = (part.lines.size() + k_lines_of_title) / 2;
        const bool full =
            (filled + half) * static_cast<std::size_t>(columns) > all * static_cast<std::size_t>(column + 1);
        if (full && column + 1 < columns) {
            ImGui::TableNextColumn();
            ++column;
        }
        draw_help_part(c, part);
        filled += part.lines.size() + k_lines_of_title;
    }
    ImGui::EndTable();
}

void draw_help(PanelContext& c) {
    c.widgets.title(c.say("Keys and help"));
    const float height = std::min(c.widgets.px(560), c.input.height - c.widgets.px(170));
    ImGui::BeginChild("###help_text", {0, height});
    draw_help_columns(c, help_columns(c));
    c.widgets.section(c.say("What the map shows"));
    c.widgets.wrapped(
        c.say("The plan gives a value for 2020 and a target for 2025, nothing between. Until results are "
              "entered, attainment compares the 2020 value with the target and says so."));
    c.widgets.soft_text("Langtu 廊图 " + c.input.version);
    scroll_by_key(c);
    ImGui::EndChild();
    if (c.widgets.button("help/close", c.say("Close"), ButtonLook::primary)) close(c);
}

void draw_go_to(PanelContext& c) {
    c.widgets.heading(c.say("Go to coordinates"));
    query_field(c, "go_to/field", "120.68, 30.52");
    c.widgets.small_text(
        c.say("Longitude and latitude in either order, degrees minutes seconds, or metres of EPSG:4549 "
              "or 4528"));
    const std::vector<session::CoordinateReading> readings = c.coordinates.read(c.overlays.text);
    if (readings.empty()) {
        if (!c.overlays.text.empty()) c.widgets.soft_wrapped(c.say("These are no coordinates near the city yet."));
        return;
    }
    const bool enter = step_list(c, readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const bool here = static_cast<int>(i) == c.overlays.at;
        const std::string label =
            c.coordinates.text(session::CoordinateSystem::cgcs2000, readings[i].position, c.widgets.language());
        if (!c.widgets.row("go_to/" + std::to_string(i), label, here,
                           session::label(readings[i].read_as, c.widgets.language())) &&
            !(enter && here))
            continue;
        c.push(session::GoTo{readings[i].position});
        close(c);
    }
}

/// "1:25,000", "25000", "２５０００"-free: what follows a colon, without separators; 0 where it is no number.
double read_scale(std::string_view text) {
    const std::size_t colon = text.find_last_of(':');
    std::string digits;
    for (const char ch : colon == std::string_view::npos ? text : text.substr(colon + 1))
        if (ch != ',' && ch != ' ') digits += ch;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && value >= 100 && std::isfinite(value) ? value
                                                                                                                : 0;
}

void draw_scale(PanelContext& c) {
    c.widgets.heading(c.say("Set the scale"));
    query_field(c, "scale/field", "1:50,000");
    const double typed = read_scale(c.overlays.text);
    if (key_pressed(c.input, GLFW_KEY_ENTER) && typed > 0) {
        c.push(session::UseScale{typed});
        close(c);
    }
    if (!c.overlays.text.empty() && typed == 0) c.widgets.soft_text(c.say("A number of 100 or more, such as 1:50,000"));
    for (const int denominator : {10000, 25000, 50000, 100000, 200000, 500000}) {
        const std::string label = fmt::format("1:{},000", denominator / 1000);
        if (!c.widgets.row("scale/" + std::to_string(denominator), label, false)) continue;
        c.push(session::UseScale{static_cast<double>(denominator)});
        close(c);
    }
}

void draw_menu_group(PanelContext& c, CommandGroup group) {
    c.widgets.small_text(c.say(group_name(group)));
    for (const Command& command : commands()) {
        if (command.group != group || !command.in_menu || !is_possible(command, c)) continue;
        const std::string label = std::string(glyph(command.icon)) + "  " + words_of(command, c);
        if (!c.widgets.row(std::string("menu/") + command.key, label, false,
                           shortcut_text(command.shortcut, c.widgets)))
            continue;
        close(c);
        command.run(c);
    }
}

constexpr std::size_t k_menu_columns = 3;
constexpr std::array<std::array<CommandGroup, 2>, k_menu_columns> k_menu{{{CommandGroup::edit, CommandGroup::view},
                                                                          {CommandGroup::project, CommandGroup::help},
                                                                          {CommandGroup::panels, CommandGroup::tools}}};
constexpr float k_menu_column_width = 318;  // logical px

/// Side by side where the window is wide enough, else one below the other.
bool menu_columns_fit(const PanelContext& c) {
    return c.input.width > c.widgets.px(k_menu_column_width * static_cast<float>(k_menu_columns) + 40);
}

void draw_menu(PanelContext& c) {
    const int columns = menu_columns_fit(c) ? static_cast<int>(k_menu_columns) : 1;
    if (!ImGui::BeginTable("###menu", columns, ImGuiTableFlags_SizingStretchSame)) return;
    for (const auto& column : k_menu) {
        ImGui::TableNextColumn();
        for (const CommandGroup group : column) draw_menu_group(c, group);
    }
    ImGui::EndTable();
}

/// Drops down from the upper right corner.
void draw_menu_window(PanelContext& c) {
    const float width =
        c.widgets.px(k_menu_column_width) * (menu_columns_fit(c) ? static_cast<float>(k_menu_columns) : 1);
    ImGui::SetNextWindowPos({c.input.width - c.widgets.px(8), c.layout.map.y + c.widgets.px(4)}, ImGuiCond_Always,
                            {1, 0});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, c.input.height - c.layout.map.y - c.widgets.px(40)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###menu_window", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    const Region under = c.widgets.in_region(Region::overlay);
    draw_menu(c);
    c.widgets.in_region(under);
    const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                         !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                                 ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                         !ImGui::IsWindowAppearing() && ImGui::GetIO().MousePos.y > c.layout.map.y;
    if (outside) close(c);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace

void draw_overlay(PanelContext& c) {
    bool kept = true;
    switch (c.overlays.open) {
        case Overlay::none: return;
        case Overlay::menu: draw_menu_window(c); return;
        case Overlay::log: draw_log(c); return;
        case Overlay::file: draw_file_window(c); return;
        case Overlay::file_gone: draw_file_gone_window(c); return;
        case Overlay::merge: draw_merge_window(c); return;
        case Overlay::backups: draw_backups_window(c); return;
        case Overlay::import: draw_import_window(c); return;
        case Overlay::search: kept = overlay_window(c, "search", k_wide, [&] { draw_search(c); }); break;
        case Overlay::commands: kept = overlay_window(c, "commands", k_wide, [&] { draw_commands(c); }); break;
        case Overlay::help: kept = overlay_window(c, "help", help_width(c), [&] { draw_help(c); }); break;
        case Overlay::go_to: kept = overlay_window(c, "go_to", k_narrow, [&] { draw_go_to(c); }); break;
        case Overlay::thresholds:
            kept = overlay_window(c, "thresholds", k_narrow, [&] { draw_thresholds_window(c); });
            break;
        case Overlay::targets: kept = overlay_window(c, "targets", 620, [&] { draw_targets_window(c); }); break;
        case Overlay::note:  // a click beside it must not throw away what was typed
            kept = overlay_window(c, "note", k_narrow, [&] { draw_note_window(c); }) || !c.overlays.note.text.empty();
            break;
        case Overlay::author: kept = overlay_window(c, "author", k_narrow, [&] { draw_author_window(c); }); break;
        case Overlay::scale: kept = overlay_window(c, "scale", 280, [&] { draw_scale(c); }); break;
    }
    if (!kept) c.overlays.open = c.overlays.open == Overlay::author ? c.overlays.then : Overlay::none;
}

}  // namespace ui
