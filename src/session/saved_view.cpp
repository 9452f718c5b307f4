#include "session/saved_view.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/translate.h"
#include "feature_text.h"
#include "geo/geodesy.h"
#include "json_reader.h"
#include "plan/classify.h"
#include "plan/measures.h"
#include "review_json.h"
#include "say.h"

namespace session {
namespace {

using Json = nlohmann::json;

// --- lists as text, a space between

template <class Item, class ToText>
std::string joined(const std::vector<Item>& items, ToText to_text) {
    std::string text;
    for (const Item& item : items) text += (text.empty() ? "" : " ") + std::string(to_text(item));
    return text;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// The shortest text that is read as the same number, whatever the locale.
std::string number_text(double value) { return fmt::format("{}", value); }

std::optional<double> read_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<double> numbers_of(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& word : words_of(text))
        if (const auto number = read_number(word)) numbers.push_back(*number);
    return numbers;
}

template <class Value, class Read>
void take(const std::string& key, Value& value, Read read) {
    if (const auto known = read(key)) value = *known;
}

std::string opacity_text(const carto::Look& look) {
    std::string text;
    for (const carto::Layer layer : carto::k_layers)
        if (look.opacity_of(layer) < 1)
            text += (text.empty() ? "" : " ") + std::string(carto::to_key(layer)) + "=" +
                    fmt::format("{:.2f}", look.opacity_of(layer));
    return text;
}

void read_opacity(const std::string& text, carto::Look& look) {
    look.opacity = carto::Look{}.opacity;
    for (const std::string& word : words_of(text)) {
        const std::size_t sign = word.find('=');
        const auto layer = carto::layer_from_key(word.substr(0, sign));
        const auto value =
            sign == std::string::npos ? std::nullopt : read_number(std::string_view(word).substr(sign + 1));
        if (layer && value)
            look.opacity[static_cast<std::size_t>(*layer)] = static_cast<float>(std::clamp(*value, 0.0, 1.0));
    }
}

std::vector<plan::FeatureRef> features_of(const std::string& text) {
    std::vector<plan::FeatureRef> features;
    for (const std::string& word : words_of(text))
        if (const auto feature = feature_from_text(word)) features.push_back(*feature);
    return features;
}

std::string stretch_text(const std::optional<plan::Stretch>& stretch) {
    return stretch ? number_text(stretch->from_m) + " " + number_text(stretch->to_m) : std::string();
}

std::optional<plan::Stretch> read_stretch(const std::string& text) {
    const std::vector<double> ends = numbers_of(text);
    if (ends.size() != 2 || !(ends[0] < ends[1])) return std::nullopt;
    return plan::Stretch{ends[0], ends[1]};
}

carto::Review read_kept_review(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? read_review(JsonReader(json)) : carto::Review{};
}

template <class Words>
plan::Name both(Words words) {
    return {words(base::Language::zh), words(base::Language::en)};
}

void open_subject(const plan::SavedView& saved, ViewState& view) {
    carto::Subject subject;
    subject.indicator = saved.indicator;
    take(saved.measure, subject.measure, plan::measure_from_key);
    subject.year = saved.year;
    take(saved.method, subject.method, plan::method_from_key);
    subject.classes = std::clamp(saved.classes, 1, plan::k_max_classes);
    subject.breaks = numbers_of(saved.breaks);
    subject.palette = saved.palette;
    subject.target_set = saved.target_set;
    view.subject = std::move(subject);
    view.comparing.reset();
    if (saved.other_measure.empty()) return;
    Comparing comparing;
    take(saved.other_measure, comparing.other.measure, plan::measure_from_key);
    comparing.other.year = saved.other_year;
    comparing.split = std::clamp(saved.split, 0.0, 1.0);
    view.comparing = comparing;
}

void open_look(const plan::SavedView& saved, carto::Look& look) {
    look.hidden.clear();
    for (const std::string& key : words_of(saved.hidden))
        if (const auto layer = carto::layer_from_key(key)) look.hidden.push_back(*layer);
    read_opacity(saved.opacity, look);
    look.highlighted.reset();
    if (const auto row = read_number(saved.highlighted); row && *row >= 0)
        look.highlighted = carto::from_row_key(static_cast<int>(*row));
}

}  // namespace

plan::SavedView saved_view(const ViewState& view, const std::optional<SeenGround>& seen, const plan::Index& index) {
    plan::SavedView saved;
    if (seen)
        saved.seen = fmt::format("{:.6f} {:.6f} {:.0f} {:.0f}", seen->centre.lon, seen->centre.lat, seen->width_m,
                                 seen->height_m);
    saved.mode = to_key(view.mode);
    const carto::Subject& subject = view.subject;
    saved.indicator = subject.indicator;
    if (saved.indicator.empty() && !index->indicators.empty()) saved.indicator = index->indicators.front().key;
    saved.measure = plan::to_key(subject.measure);
    saved.year = subject.year;
    if (view.comparing) {
        saved.other_measure = plan::to_key(view.comparing->other.measure);
        saved.other_year = view.comparing->other.year;
        saved.split = view.comparing->split;
    }
    saved.wall = view.wall;
    saved.method = plan::to_key(subject.method);
    saved.classes = subject.classes;
    saved.breaks = joined(subject.breaks, number_text);
    saved.palette = subject.palette;
    saved.target_set = subject.target_set;
    std::vector<carto::Layer> hidden = view.look.hidden;
    std::ranges::sort(hidden);
    saved.hidden = joined(hidden, [](carto::Layer layer) { return carto::to_key(layer); });
    saved.opacity = opacity_text(view.look);
    if (view.look.highlighted) saved.highlighted = std::to_string(carto::to_row_key(*view.look.highlighted));
    if (view.review != carto::Review{}) saved.review = review_json(view.review).dump();
    std::vector<plan::FeatureRef> selection = view.selection;
    std::ranges::sort(selection, {}, [](plan::FeatureRef f) { return std::pair(f.kind, f.id); });
    saved.selection = joined(selection, feature_text);
    saved.strip = stretch_text(view.on_strip);
    return saved;
}

plan::Name usual_title(const ViewState& view, const plan::Index& index) {
    const plan::Indicator* indicator = index.indicator(view.subject.indicator);
    if (indicator == nullptr && !index->indicators.empty()) indicator = &index->indicators.front();
    const bool shows_areas = view.wall || view.look.shows(carto::Layer::areas);
    if (indicator == nullptr || !shows_areas)
        return both([](base::Language language) {
            return base::translate(language, base::mark("Layout of the innovation corridor"));
        });
    const auto year_of = [&](plan::Measure measure, int year) {
        return std::to_string(measure == plan::Measure::target ? index->target_year
                              : year == 0                      ? index->baseline_year
                                                               : year);
    };
    std::string years = year_of(view.subject.measure, view.subject.year);
    if (view.comparing) {
        const carto::Shown& other = view.comparing->other;
        const std::string second = year_of(other.measure, other.year);
        if (second != years) years = std::min(second, years) + "/" + std::max(second, years);
    }
    return both([&](base::Language language) {
        const std::string what =
            view.wall ? base::translate(language, base::mark("All indicators")) : carto::in(indicator->name, language);
        return say(language, base::mark("{0}, {1}, {2}"), what, carto::in(plan::label(view.subject.measure), language),
                   years);
    });
}

ViewState opened_view(const plan::SavedView& saved, ViewState from, const plan::Index& index) {
    ViewState view = std::move(from);
    const Mode mode = mode_from_key(saved.mode).value_or(view.mode);
    if (mode != view.mode) {
        view.hidden_elsewhere[static_cast<std::size_t>(view.mode)] = view.look.hidden;
        view.hidden_elsewhere[static_cast<std::size_t>(mode)].clear();
        view.mode = mode;
    }
    open_subject(saved, view);
    open_look(saved, view.look);
    view.review = saved.review.empty() ? carto::Review{} : read_kept_review(saved.review);
    view.wall = saved.wall;
    view.selection = features_of(saved.selection);
    view.on_strip = read_stretch(saved.strip);
    view.stretch.reset();
    view.marked.reset();
    view.tool = Tool::select;
    view.measuring = {};
    view.place.reset();
    return fitting(std::move(view), index);
}

std::optional<SeenGround> seen_of(const plan::SavedView& saved) {
    const std::vector<double> n = numbers_of(saved.seen);
    if (n.size() != 4 || std::abs(n[0]) > 180 || std::abs(n[1]) > 90 || n[2] <= 0 || n[3] <= 0) return std::nullopt;
    return SeenGround{{n[0], n[1]}, n[2], n[3]};
}

carto::MapOptions shown_by(const plan::SavedView& saved, const plan::Index& index, carto::Language language) {
    const ViewState view = opened_view(saved, first_view(index), index);
    carto::MapOptions options{view.subject, view.look, view.review, {}, comparison_of(view), {}};
    options.language = language;
    return options;
}

std::vector<plan::FeatureRef> ringed_in(const plan::SavedView& saved, const plan::Index& index) {
    return opened_view(saved, first_view(index), index).selection;
}

geo::GeoExtent extent_of(const plan::SavedView& saved) {
    geo::GeoExtent extent;
    const auto seen = seen_of(saved);
    if (!seen) return extent;
    const auto include = [&](double bearing, double metres) {
        geo::include(extent, geo::LineString{geo::destination(seen->centre, bearing, metres)});
    };
    include(90, seen->width_m / 2);
    include(270, seen->width_m / 2);
    include(0, seen->height_m / 2);
    include(180, seen->height_m / 2);
    return extent;
}

std::vector<std::string> missing_from(const plan::Index& index, const plan::SavedView& saved, base::Language language) {
    std::vector<std::string> missing;
    if (!saved.indicator.empty() && index.indicator(saved.indicator) == nullptr) missing.push_back(saved.indicator);
    const auto has_set = [&](const std::string& key) {
        return std::ranges::any_of(index->target_sets, [&](const plan::TargetSet& set) { return set.key == key; });
    };
    if (!saved.target_set.empty() && !has_set(saved.target_set)) missing.push_back(saved.target_set);
    for (const plan::FeatureRef feature : features_of(saved.selection)) {
        if (index.has(feature)) continue;
        const auto binned =
            std::ranges::find_if(index->bin, [&](const plan::Carrier& carrier) { return ref_of(carrier) == feature; });
        missing.push_back(binned != index->bin.end() ? carto::in(binned->name, language) : feature_text(feature));
    }
    return missing;
}

}  // namespace session
