#include "plan/ruler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "plan/find.h"
#include "plan/lines.h"
#include "plan/names.h"
#include "say.h"
#include "stable_id.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

constexpr double k_longest_m = 10'000'000;

tl::unexpected<base::Error> refuse(std::string_view subject, const char* pattern,
                                   std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::string(subject), pattern, std::move(arguments));
}

std::string words_of(const Name& name) { return base::name_argument(name.zh, in_english(name)); }

const Station* find_station(const Plan& plan, int order) {
    return find_row(plan.stations, [order](const Station& station) { return station.order == order; });
}

base::Result<const Station*> known_station(const Plan& plan, int order) {
    if (const Station* station = find_station(plan, order)) return station;
    return refuse(std::to_string(order), mark("is no station of the line; use the number of one"));
}

/// A station with its official chainage.
struct Official {
    const Station* station = nullptr;
    double chainage_m = 0;
};

/// Of a line, in the order of its stations.
std::vector<Official> officials(const Plan& plan, const Rows<OfficialChainage>& rows, std::size_t line) {
    std::vector<Official> list;
    if (rows.empty()) return list;
    std::optional<Lines> lines;
    if (has_several_lines(plan)) lines.emplace(plan);
    for (const Station& station : plan.stations)
        for (const OfficialChainage& official : rows)
            if (official.station == station.order && (!lines || lines->home_of(station) == line))
                list.push_back({&station, official.chainage_m});
    return list;
}

/// The first two that do not grow in the direction of the ruler.
std::optional<std::pair<Official, Official>> backwards(const std::vector<Official>& list, bool reversed) {
    for (std::size_t i = 1; i < list.size(); ++i) {
        const bool grows = list[i].chainage_m > list[i - 1].chainage_m;
        const bool falls = list[i].chainage_m < list[i - 1].chainage_m;
        if (reversed ? !falls : !grows) return std::pair(list[i - 1], list[i]);
    }
    return std::nullopt;
}

Name backwards_sentence(const std::pair<Official, Official>& pair) {
    const auto& [west, east] = pair;
    return say("the official chainages run backwards: {1} has {2} and {4} has {5}", west.station->name.zh,
               in_english(west.station->name), ruler_text(west.chainage_m), east.station->name.zh,
               in_english(east.station->name), ruler_text(east.chainage_m));
}

base::Result<void> check_direction(const std::vector<Official>& list, bool reversed) {
    if (const auto pair = backwards(list, reversed))
        return refuse("", mark("{}; correct one of them, or the direction of the ruler"),
                      {words_of(backwards_sentence(*pair))});
    return {};
}

/// The ruler of a line begins at a station of it.
base::Result<void> check_station(const Plan& plan, int order, std::size_t line) {
    const auto station = known_station(plan, order);
    if (!station) return base::pass(station.error());
    if (!has_several_lines(plan) || Lines(plan).has(line, **station)) return {};
    return refuse(words_of((*station)->name), mark("does not lie on {}; use a station of that line"),
                  {words_of(plan.rail[line].name)});
}

/// A station where the ruler begins.
const Station* station_of_origin(const Plan& plan, const RulerOrigin& origin, std::size_t line) {
    if (origin.station != 0) return find_station(plan, origin.station);
    const std::vector<const Station*> stations = stations_of(plan, line);
    return stations.empty() ? nullptr : stations.front();
}

Name words_of_origin(const Plan& plan, const RulerOrigin& origin, std::size_t line) {
    const Name way = direction_words(plan, line, origin.reversed);
    const Station* at = station_of_origin(plan, origin, line);
    const Name name = at != nullptr ? at->name : Name{};
    const std::string chainage = ruler_text(origin.chainage_m);
    if (!has_several_lines(plan))
        return say("The ruler counts {1}: {3} has {4}", way.zh, way.en, name.zh, in_english(name), chainage);
    const Name& of = plan.rail[line].name;
    return say("The ruler of {1} counts {3}: {5} has {6}", of.zh, in_english(of), way.zh, way.en, name.zh,
               in_english(name), chainage);
}

const LineOrigin* find_line_origin(const Plan& plan, std::size_t line) {
    return find_row(plan.line_origins, [line](const LineOrigin& row) { return std::cmp_equal(row.line, line); });
}

/// The usual origin is that of a line without a row.
void put_origin(const Plan& plan, const RulerOrigin& origin, std::size_t line, Edit& edit) {
    const LineOrigin* before = find_line_origin(plan, line);
    if (line == 0)
        edit.ruler_origin = origin;
    else if (origin != RulerOrigin{})
        edit.line_origins.put.push_back(
            {stable_id("line origin|" + std::to_string(line)), static_cast<int>(line), origin});
    else if (before != nullptr)
        edit.line_origins.remove.push_back(before->id);
}

base::Result<void> check_metres(double chainage_m) {
    if (std::isfinite(chainage_m) && std::abs(chainage_m) <= k_longest_m) return {};
    return refuse("", mark("a chainage is a number of metres of at most 10,000 km; enter such a number"));
}

std::string folded(std::string_view text) {
    std::string plain;
    for (const char c : base::trimmed(text))
        if (c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain;
}

/// 12+350
std::optional<double> with_stake(std::string_view text) {
    const auto plus = text.find('+');
    if (plus == std::string_view::npos) return std::nullopt;
    const auto kilometres = typed_amount(text.substr(0, plus), {}), metres = typed_amount(text.substr(plus + 1), {});
    if (!kilometres || !metres || *kilometres != std::floor(*kilometres) || *metres >= 1000) return std::nullopt;
    return *kilometres * 1000 + *metres;
}

}  // namespace

std::string_view to_key(RulerKind value) { return value == RulerKind::official ? "official" : "measured"; }

Name label(RulerKind value) {
    return value == RulerKind::official ? term("Official chainages of stations, stretched between them")
                                        : term("Measured along our centreline");
}

RulerOrigin ruler_origin(const Plan& plan, std::size_t line) {
    if (line == 0) return plan.ruler_origin;
    const LineOrigin* row = find_line_origin(plan, line);
    return row != nullptr ? row->origin : RulerOrigin{};
}

Name direction_words(const Plan& plan, std::size_t line, bool reversed) {
    const int left = reversed ? 1 : -1;  // of one who goes that way
    switch (wind_of_side(line < plan.rail.size() ? plan.rail[line] : RailLine{}, left)) {
        case Wind::north: return term("from west to east");
        case Wind::east: return term("from north to south");
        case Wind::south: return term("from east to west");
        case Wind::west: return term("from south to north");
    }
    return {};
}

Ruler::Ruler(const Plan& plan, std::size_t line) : step_(ruler_origin(plan, line).reversed ? -1 : 1) {
    auto measured = [&, lines = std::optional<Lines>()](const Station& station) mutable {
        if (!lines) lines.emplace(plan);
        const auto at = lines->along(station.position, line);
        return at ? at->chainage_m : 0;
    };
    const std::vector<Official> list = officials(plan, plan.official_chainages, line);
    if (const auto pair = backwards(list, reversed())) {
        problem_ = backwards_sentence(*pair);
    } else if (!list.empty()) {
        kind_ = RulerKind::official;
        for (const Official& official : list) knots_.push_back({measured(*official.station), official.chainage_m});
        std::ranges::sort(knots_, {}, &Knot::measured_m);
        return;
    }
    const RulerOrigin begins = ruler_origin(plan, line);
    const Station* origin = find_station(plan, begins.station);
    knots_.push_back({origin != nullptr ? measured(*origin) : 0, begins.chainage_m});
}

double Ruler::shown_m(double measured_m) const {
    const Knot& first = knots_.front();
    const Knot& last = knots_.back();
    if (measured_m <= first.measured_m) return first.shown_m + step_ * (measured_m - first.measured_m);
    if (measured_m >= last.measured_m) return last.shown_m + step_ * (measured_m - last.measured_m);
    const auto next = std::ranges::upper_bound(knots_, measured_m, {}, &Knot::measured_m);
    const Knot& b = *next;
    const Knot& a = *(next - 1);
    return a.shown_m + (measured_m - a.measured_m) / (b.measured_m - a.measured_m) * (b.shown_m - a.shown_m);
}

double Ruler::measured_m(double shown_m) const {
    const Knot& first = knots_.front();
    const Knot& last = knots_.back();
    if (step_ * (shown_m - first.shown_m) <= 0) return first.measured_m + step_ * (shown_m - first.shown_m);
    if (step_ * (shown_m - last.shown_m) >= 0) return last.measured_m + step_ * (shown_m - last.shown_m);
    const auto next = std::ranges::find_if(knots_, [&](const Knot& k) { return step_ * (k.shown_m - shown_m) > 0; });
    const Knot& b = *next;
    const Knot& a = *(next - 1);
    return a.measured_m + (shown_m - a.shown_m) / (b.shown_m - a.shown_m) * (b.measured_m - a.measured_m);
}

bool Ruler::is_between_official(double measured_m) const {
    return kind_ == RulerKind::official && measured_m >= knots_.front().measured_m &&
           measured_m <= knots_.back().measured_m;
}

std::string ruler_text(double shown_m) {
    const long metres = std::lround(std::abs(shown_m));
    return fmt::format("{}K{}+{:03}", shown_m < 0 && metres > 0 ? "−" : "", metres / 1000, metres % 1000);
}

std::optional<double> read_chainage(std::string_view text) {
    static constexpr std::array<TypedUnit, 6> k_units{
        {{"m"}, {"米"}, {"km", 1000}, {"公里", 1000}, {"千米", 1000}, {"k", 1000}}};
    std::string plain = folded(text);
    const bool negative = plain.starts_with('-') || plain.starts_with("−");
    if (negative) plain.erase(0, plain.starts_with('-') ? 1 : std::string_view("−").size());
    const bool staked = plain.starts_with('k');
    if (staked) plain.erase(0, 1);
    const bool bare = plain.find_first_not_of("0123456789., ") == std::string::npos;
    if (staked && bare) plain += "km";  // K18 is the stake at 18 km
    const auto stake = with_stake(plain);
    const auto value = stake ? stake : typed_amount(plain, k_units);
    if (!value || !check_metres(*value)) return std::nullopt;
    return negative ? -*value : *value;
}

const OfficialChainage* official_chainage(const Plan& plan, int station) {
    return find_row(plan.official_chainages, [station](const OfficialChainage& o) { return o.station == station; });
}

base::Result<Edit> set_official_chainage(const Plan& plan, int station, double chainage_m, const std::string& source,
                                         const Entry& entry) {
    const auto at = known_station(plan, station);
    if (!at) return base::pass(at.error());
    if (auto can = check_metres(chainage_m); !can) return base::pass(can.error());
    const std::string from = base::trimmed(source);
    if (from.empty()) return refuse("", mark("an official chainage needs its source; say where it is published"));
    if (auto kept = check_line("", from); !kept) return base::pass(kept.error());
    OfficialChainage row{
        stable_id("official chainage|" + std::to_string(station)), station, chainage_m, from, entry.date, entry.author};
    const OfficialChainage* before = official_chainage(plan, station);
    Edit edit;
    if (before != nullptr && before->chainage_m == chainage_m && before->source == from) return edit;
    edit.official_chainages.put.push_back(std::move(row));
    const std::size_t line = Lines(plan).home_of(**at);
    const auto after = officials(plan, apply(plan, edit).official_chainages, line);
    if (auto can = check_direction(after, ruler_origin(plan, line).reversed); !can) return base::pass(can.error());
    edit.summary =
        say("Official chainage of {1}: {2}", (*at)->name.zh, in_english((*at)->name), ruler_text(chainage_m));
    return edit;
}

base::Result<Edit> remove_official_chainage(const Plan& plan, int station) {
    const OfficialChainage* before = official_chainage(plan, station);
    if (before == nullptr)
        return refuse(std::to_string(station), mark("this station has no official chainage; nothing can be removed"));
    const Station* at = find_station(plan, station);
    const Name name = at != nullptr ? at->name : Name{std::to_string(station), ""};
    Edit edit;
    edit.official_chainages.remove.push_back(before->id);
    edit.summary = say("Remove the official chainage of {1}", name.zh, in_english(name));
    return edit;
}

base::Result<Edit> set_ruler_origin(const Plan& plan, const RulerOrigin& origin, std::size_t line) {
    if (origin.station != 0)
        if (auto can = check_station(plan, origin.station, line); !can) return base::pass(can.error());
    if (auto can = check_metres(origin.chainage_m); !can) return base::pass(can.error());
    const std::vector<Official> fixed = officials(plan, plan.official_chainages, line);
    if (auto can = check_direction(fixed, origin.reversed); !can) return base::pass(can.error());
    const RulerOrigin before = ruler_origin(plan, line);
    Edit edit;
    if (origin == before) return edit;
    const bool moves = origin.station != before.station || origin.chainage_m != before.chainage_m;
    if (moves && !fixed.empty())
        return refuse("", mark("official chainages fix where the ruler begins; take them away first"));
    put_origin(plan, origin, line, edit);
    edit.summary = words_of_origin(plan, origin, line);
    return edit;
}

}  // namespace plan
