#include "kit/keyboard.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <utility>

#include "base/pinyin.h"
#include "ui/kit/key_press.h"

namespace ui {
namespace {

constexpr int k_panels = static_cast<int>(Region::cards) + 1;  // regions that F6 goes round

std::size_t index(Region region) { return static_cast<std::size_t>(region); }

using Stops = std::vector<const Stop*>;

Stops stops_of(const KeyboardState& state, Region region) {
    Stops found;
    for (const Stop& stop : state.stops)
        if (stop.region == region) found.push_back(&stop);
    return found;
}

scene::Vec2 middle(const scene::Rect& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

double distance(const scene::Rect& a, const scene::Rect& b) {
    return std::hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y);
}

const Stop* find(const Stops& stops, const std::string& key) {
    const auto at = std::find_if(stops.begin(), stops.end(), [&](const Stop* stop) { return stop->key == key; });
    return at == stops.end() ? nullptr : *at;
}

/// The stop of the region that has the focus, or the nearest to one that has gone; null: the focus is not there yet.
const Stop* current(const KeyboardState& state, const Stops& stops) {
    if (state.focused().empty() || stops.empty()) return nullptr;
    if (const Stop* stop = find(stops, state.focused())) return stop;
    const scene::Rect& last = state.box[index(state.now)];
    return *std::min_element(stops.begin(), stops.end(), [&](const Stop* a, const Stop* b) {
        return distance(a->box, last) < distance(b->box, last);
    });
}

void come_to(KeyboardState& state, const Stop* stop) {
    if (stop == nullptr) return;
    state.at[index(state.now)] = stop->key;
    state.box[index(state.now)] = stop->box;
    state.arrived = stop->key;
}

/// Where a walk through a region begins: at what is chosen in a list that has just opened, else at its first stop.
const Stop* first_stop(const Stops& stops, bool of_popup) {
    const auto on = std::find_if(stops.begin(), stops.end(), [](const Stop* stop) { return stop->on; });
    if (of_popup && on != stops.end()) return *on;
    return stops.empty() ? nullptr : stops.front();
}

void walk(KeyboardState& state, int by) {
    const Stops stops = stops_of(state, state.now);
    const Stop* here = current(state, stops);
    if (here == nullptr)
        return come_to(state, by > 0 ? first_stop(stops, false) : stops.empty() ? nullptr : stops.back());
    const auto count = static_cast<int>(stops.size());
    const auto at = static_cast<int>(std::find(stops.begin(), stops.end(), here) - stops.begin());
    come_to(state, stops[static_cast<std::size_t>((at + by + count) % count)]);
}

/// How far a stop lies ahead in a direction; what lies aside counts more. Nothing: it lies elsewhere.
std::optional<double> ahead(const scene::Rect& from, const scene::Rect& to, scene::Vec2 way) {
    constexpr double k_aside = 3;
    const bool upright = way.y != 0;
    const double along = upright ? (middle(to).y - middle(from).y) * way.y : (middle(to).x - middle(from).x) * way.x;
    const double own = (upright ? from.height : from.width) / 2;
    if (along < std::min(own, 4.0)) return std::nullopt;
    const double gap = upright ? std::max({0.0F, to.x - from.right(), from.x - to.right()})
                               : std::max({0.0F, to.y - from.bottom(), from.y - to.bottom()});
    const double off = upright ? std::abs(to.x - from.x) : std::abs(middle(to).y - middle(from).y);
    return along + k_aside * gap + off * 0.01;
}

void move(KeyboardState& state, scene::Vec2 way) {
    const Stops stops = stops_of(state, state.now);
    const Stop* here = current(state, stops);
    if (here == nullptr) return come_to(state, first_stop(stops, state.now == Region::popup));
    const Stop* best = nullptr;
    double least = 0;
    const auto in_column = [&](const Stop* stop) {
        return stop->box.x < here->box.right() && here->box.x < stop->box.right();
    };
    // up and down leave the column only where it has no more to stop at: not from the end of a list into the one beside
    const bool keeps_column = way.y != 0 && std::any_of(stops.begin(), stops.end(), [&](const Stop* stop) {
                                  return stop != here && in_column(stop) && ahead(here->box, stop->box, way);
                              });
    for (const Stop* stop : stops) {
        if (keeps_column && !in_column(stop)) continue;
        const auto cost = stop == here ? std::nullopt : ahead(here->box, stop->box, way);
        if (!cost || (best != nullptr && *cost >= least)) continue;
        best = stop;
        least = *cost;
    }
    come_to(state, best);
}

/// F6: the next region that has something to stop at; the map always has.
void go_round(KeyboardState& state, int by) {
    int at = static_cast<int>(state.region);
    do at = (at + by + k_panels) % k_panels;
    while (at != 0 && stops_of(state, static_cast<Region>(at)).empty());
    state.region = state.now = static_cast<Region>(at);
    if (state.region == Region::map) return;
    const Stops stops = stops_of(state, state.region);
    const Stop* last = current(state, stops);
    come_to(state, last != nullptr ? last : stops.front());
}

bool is_press(Key key) { return key == Key::enter || key == Key::pad_enter || key == Key::space; }

/// A key that the stop itself means; true: it has been dealt with.
bool use(KeyboardState& state, const Stop& stop, const KeyPress& press) {
    if (is_press(press.key)) {
        if (stop.kind == StopKind::text) come_to(state, &stop);
        if (stop.kind == StopKind::button && !press.repeat) state.pressed = stop.key;
        return true;
    }
    const auto way = way_of_arrow(press.key);
    if (way && stop.kind == StopKind::range && way->x != 0)
        state.step += static_cast<int>(way->x);
    else if (way && stop.kind == StopKind::upright && way->y != 0)
        state.step += static_cast<int>(way->y);
    else
        return false;
    return true;
}

/// Tab out of a field that was clicked goes on from there.
void start_from_field(KeyboardState& state) {
    for (const Stop& stop : state.stops)
        if (stop.key == state.typed_into) {
            if (index(stop.region) < k_panels) state.region = stop.region;
            state.now = stop.region;
            state.at[index(state.now)] = stop.key;
        }
}

bool take_tab(KeyboardState& state, const KeyboardCircumstances& now, const KeyPress& press) {
    if (now.grid_keys && !now.popup && !now.overlay) return false;
    if (now.typing) start_from_field(state);
    if (state.now == Region::map && now.has_map) return false;
    walk(state, press.shift ? -1 : 1);
    return true;
}

bool take_escape(KeyboardState& state) {
    if (state.now == Region::map || index(state.now) >= k_panels) return false;
    state.region = state.now = Region::map;
    return true;
}

bool take_in_region(KeyboardState& state, const KeyPress& press) {
    const Stops stops = stops_of(state, state.now);
    const Stop* stop = find(stops, state.focused());
    if (stop != nullptr && stop->kind == StopKind::rows) return false;
    if (stop != nullptr && use(state, *stop, press)) return true;
    if (const auto way = way_of_arrow(press.key)) {
        move(state, *way);
        return true;
    }
    if (press.key != Key::home && press.key != Key::end) return false;
    if (!stops.empty()) come_to(state, press.key == Key::home ? stops.front() : stops.back());
    return true;
}

bool take(KeyboardState& state, const KeyboardCircumstances& now, const KeyPress& press) {
    if (press.key == Key::f6 && !press.ctrl && !press.alt) {
        if (now.overlay && !now.popup) return false;  // its parts are its own
        if (!now.popup) go_round(state, press.shift ? -1 : 1);
        return true;
    }
    if (press.key == Key::tab && !press.ctrl && !press.alt) return take_tab(state, now, press);
    if (press.key == Key::escape) return !now.grid_keys && take_escape(state);
    const bool plain = !press.ctrl && !press.alt && !now.typing && state.now != Region::map;
    if (plain && take_in_region(state, press)) return true;
    return now.popup && !now.typing;  // nothing else gets past an open list
}

char32_t lower(char32_t c) { return c < 128 ? static_cast<char32_t>(std::tolower(static_cast<int>(c))) : c; }

char32_t first_character(const std::string& text) {
    const std::size_t at = text.find_first_not_of(' ');
    if (at == std::string::npos) return 0;
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const char32_t lead = byte(0);
    if (lead < 0x80) return lead;
    if (lead < 0xE0) return (lead & 0x1FU) << 6 | (byte(1) & 0x3FU);
    if (lead < 0xF0) return (lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    return 0;
}

/// By the first letter or, of a Chinese word, that of its pinyin.
bool begins_with(const Stop& stop, char32_t letter) {
    const char32_t first = first_character(stop.text);
    if (first == 0) return false;
    const std::string_view spoken = base::pinyin(first);
    return lower(first) == lower(letter) || (!spoken.empty() && static_cast<char32_t>(spoken[0]) == lower(letter));
}

/// In an open list a letter goes to the next row that begins with it.
void find_by_letter(KeyboardState& state, char32_t letter) {
    const Stops stops = stops_of(state, state.now);
    const Stop* here = current(state, stops);
    const auto from = here == nullptr
                          ? stops.size() - 1
                          : static_cast<std::size_t>(std::find(stops.begin(), stops.end(), here) - stops.begin());
    for (std::size_t i = 1; i <= stops.size(); ++i) {
        const Stop* stop = stops[(from + i) % stops.size()];
        if (begins_with(*stop, letter)) return come_to(state, stop);
    }
}

/// A window has keys of its own: digits, and all of them where it has the arrows as well.
bool finds_by(const KeyboardState& state, char32_t letter) {
    if (state.now == Region::popup) return true;
    const Stop* stop = find(stops_of(state, state.now), state.focused());
    return !(letter >= U'0' && letter <= U'9') && (stop == nullptr || stop->kind != StopKind::rows);
}

/// What closed takes its place in it along; a region that is not shown any more gives the keyboard to the map.
void settle(KeyboardState& state, const KeyboardCircumstances& now) {
    state.stops = std::exchange(state.next_stops, {});
    if (!now.popup) state.at[index(Region::popup)].clear();
    if (!now.overlay) state.at[index(Region::overlay)].clear();
    if (now.clicked) {
        state.region = Region::map;
        state.at = {};
    }
    if (state.region != Region::map && stops_of(state, state.region).empty()) state.region = Region::map;
    const bool was_popup = state.now == Region::popup;
    state.now = now.popup ? Region::popup : now.overlay ? Region::overlay : state.region;
    if (!now.has_map && state.now == Region::map) state.now = Region::cards;
    const bool by_key = state.tips_rest || state.region != Region::map || !state.at[index(Region::overlay)].empty();
    if (now.popup && was_popup && by_key && state.focused().empty())
        come_to(state, first_stop(stops_of(state, Region::popup), true));
}

}  // namespace

std::optional<scene::Vec2> way_of_arrow(Key key) {
    switch (key) {
        case Key::left: return scene::Vec2{-1, 0};
        case Key::right: return scene::Vec2{1, 0};
        case Key::up: return scene::Vec2{0, -1};
        case Key::down: return scene::Vec2{0, 1};
        default: return std::nullopt;
    }
}

std::vector<KeyPress> take_focus_keys(KeyboardState& state, const KeyboardCircumstances& now,
                                      const std::vector<KeyPress>& keys) {
    state.arrived.clear();
    state.pressed.clear();
    state.step = 0;
    settle(state, now);
    if (const std::string wish = std::exchange(state.wish, {}); !wish.empty()) {
        const Stops stops = stops_of(state, state.now);
        come_to(state, find(stops, wish));
    }
    std::vector<KeyPress> others;
    for (const KeyPress& press : keys) {
        if (!is_modifier(press.key)) state.tips_rest = true;
        if (!take(state, now, press)) others.push_back(press);
    }
    if ((now.popup || now.overlay) && !now.typing)
        for (const char32_t letter : now.letters)
            if (finds_by(state, letter)) find_by_letter(state, letter);
    return others;
}

}  // namespace ui
