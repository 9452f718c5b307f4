// A view as JSON text, by keys and names that stay when the program changes.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "feature_text.h"
#include "json_reader.h"
#include "review_json.h"
#include "session/view_state.h"

namespace session {
namespace {

using Json = nlohmann::json;

// Words of the text; each in the order of its enumeration.
constexpr std::array<std::string_view, 3> k_themes{"light", "dark", "print"};
constexpr std::array<std::string_view, 3> k_tools{"select", "measure", "trace"};

Json layers_json(const std::vector<carto::Layer>& layers) {
    Json list = Json::array();
    for (const carto::Layer layer : layers) list.push_back(carto::to_key(layer));
    return list;
}

Json stretch_json(const plan::Stretch& stretch) { return {stretch.from_m, stretch.to_m}; }

Json position_json(geo::LonLat at) { return {at.lon, at.lat}; }

Json opacity_json(const carto::Look& look) {
    Json json = Json::object();
    for (const carto::Layer layer : carto::k_layers)
        if (look.opacity_of(layer) < 1) json[std::string(carto::to_key(layer))] = look.opacity_of(layer);
    return json;
}

Json subject_json(const carto::Subject& s) {
    return {{"indicator", s.indicator}, {"measure", plan::to_key(s.measure)},
            {"year", s.year},           {"method", plan::to_key(s.method)},
            {"classes", s.classes},     {"breaks", s.breaks},
            {"palette", s.palette},     {"targets", s.target_set}};
}

Json look_json(const carto::Look& l) {
    Json json{{"language", l.language == base::Language::en ? "en" : "zh"},
              {"theme", k_themes[static_cast<std::size_t>(l.theme)]},
              {"legend_corner", carto::to_key(l.legend_corner)},
              {"legend_folded", l.legend_folded},
              {"hidden_layers", layers_json(l.hidden)},
              {"opacity", opacity_json(l)}};
    if (l.highlighted) json["highlighted"] = carto::to_row_key(*l.highlighted);
    return json;
}

Json comparing_json(const Comparing& c) {
    return {{"measure", plan::to_key(c.other.measure)},
            {"year", c.other.year},
            {"split", c.split},
            {"other_alone", c.other_alone},
            {"passing", c.passing}};
}

template <class Enum, std::size_t n>
auto one_of(const std::array<std::string_view, n>& words) {
    return [&words](const std::string& word) -> std::optional<Enum> {
        const auto at = std::find(words.begin(), words.end(), word);
        if (at == words.end()) return std::nullopt;
        return static_cast<Enum>(at - words.begin());
    };
}

const auto k_read_layer = [](const std::string& word) { return carto::layer_from_key(word); };

/// A position alone, or with what it was snapped to.
Json measured_json(const MeasuredPoint& point) {
    if (!point.on) return position_json(point.at);
    return {{"at", position_json(point.at)}, {"on", feature_text(point.on)}};
}

std::optional<MeasuredPoint> read_measured(const Json& json) {
    const Json object = json.is_object() ? json : Json{{"at", json}};
    const JsonReader from(object);
    const auto at = from.position("at");
    if (!at) return std::nullopt;
    std::string on;
    from.take("on", on);
    return MeasuredPoint{*at, feature_from_text(on).value_or(plan::FeatureRef{})};
}

carto::Subject read_subject(const JsonReader& from) {
    carto::Subject s;
    from.take("indicator", s.indicator);
    from.take_word("measure", s.measure, [](const std::string& w) { return plan::measure_from_key(w); });
    from.take("year", s.year);
    from.take_word("method", s.method, [](const std::string& w) { return plan::method_from_key(w); });
    from.take("classes", s.classes);
    s.classes = std::clamp(s.classes, 1, plan::k_max_classes);
    s.breaks = from.numbers("breaks");
    from.take("palette", s.palette);
    from.take("targets", s.target_set);
    return s;
}

carto::Look read_look(const JsonReader& from) {
    carto::Look l;
    std::string language;
    from.take("language", language);
    if (language == "en") l.language = base::Language::en;
    from.take_word("theme", l.theme, one_of<carto::ThemeName>(k_themes));
    from.take_word("legend_corner", l.legend_corner,
                   [](const std::string& w) { return carto::legend_corner_from_key(w); });
    from.take("legend_folded", l.legend_folded);
    from.take_list("hidden_layers", l.hidden, k_read_layer);
    if (const Json* opacity = from.object("opacity"))
        for (const auto& [key, value] : opacity->items())
            if (const auto layer = carto::layer_from_key(key); layer && value.is_number())
                l.opacity[static_cast<std::size_t>(*layer)] = std::clamp(value.get<float>(), 0.0F, 1.0F);
    int row = -1;
    from.take("highlighted", row);
    if (row >= 0) l.highlighted = carto::from_row_key(row);
    return l;
}

Comparing read_comparing(const JsonReader& from) {
    Comparing c;
    from.take_word("measure", c.other.measure, [](const std::string& w) { return plan::measure_from_key(w); });
    from.take("year", c.other.year);
    from.take("split", c.split);
    c.split = std::clamp(c.split, 0.0, 1.0);
    from.take("other_alone", c.other_alone);
    from.take("passing", c.passing);
    return c;
}

std::optional<plan::Stretch> read_stretch(const JsonReader& from, const char* key) {
    const std::vector<double> ends = from.numbers(key);
    if (ends.size() != 2 || !(ends[0] <= ends[1])) return std::nullopt;
    return plan::Stretch{ends[0], ends[1]};
}

std::optional<LookAt> read_place(const JsonReader& from) {
    const std::vector<double> place = from.numbers("place");
    if (place.size() != 3 || place[2] <= 0) return std::nullopt;
    return LookAt{{place[0], place[1]}, place[2]};
}

Json pairs_json(const std::vector<PicturePair>& pairs) {
    Json out = Json::array();
    for (const PicturePair& pair : pairs)
        out.push_back({pair.on_picture.x, pair.on_picture.y, pair.at.lon, pair.at.lat});
    return out;
}

Json tracing_json(const Tracing& tracing) {
    return {{"file", tracing.file},
            {"laid", pairs_json(tracing.laid)},
            {"pairs", pairs_json(tracing.pairs)},
            {"opacity", tracing.opacity},
            {"shown", tracing.shown}};
}

std::vector<PicturePair> read_pairs(const JsonReader& from, const char* key) {
    std::vector<PicturePair> pairs;
    if (const Json* list = from.array(key))
        for (const Json& pair : *list)
            if (const std::vector<double> n = JsonReader(Json{{"pair", pair}}).numbers("pair"); n.size() == 4)
                pairs.push_back({{n[0], n[1]}, {n[2], n[3]}});
    return pairs;
}

std::optional<Tracing> read_tracing(const Json& object) {
    const JsonReader reader(object);
    Tracing tracing;
    reader.take("file", tracing.file);
    if (tracing.file.empty()) return std::nullopt;
    tracing.laid = read_pairs(reader, "laid");
    tracing.pairs = read_pairs(reader, "pairs");
    if (tracing.pairs.size() > k_most_pairs) tracing.pairs.resize(k_most_pairs);
    double opacity = tracing.opacity;
    reader.take("opacity", opacity);
    tracing.opacity = static_cast<float>(std::clamp(opacity, 0.0, 1.0));
    reader.take("shown", tracing.shown);
    return tracing;
}

}  // namespace

std::string to_json(const Tracing& tracing) {
    return tracing_json(tracing).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Tracing> tracing_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? read_tracing(json) : std::nullopt;
}

std::string to_json(const ViewState& v) {
    Json json{{"mode", to_key(v.mode)},
              {"subject", subject_json(v.subject)},
              {"look", look_json(v.look)},
              {"review", review_json(v.review)},
              {"hidden_elsewhere", Json::object()},
              {"wall", v.wall},
              {"selection", Json::array()},
              {"tool", k_tools[static_cast<std::size_t>(v.tool)]},
              {"measured", Json::array()},
              {"measured_ring", v.measuring.closed}};
    for (const Mode mode : k_modes)
        if (mode != v.mode)
            json["hidden_elsewhere"][std::string(to_key(mode))] =
                layers_json(v.hidden_elsewhere[static_cast<std::size_t>(mode)]);
    if (v.place) json["place"] = {v.place->centre.lon, v.place->centre.lat, v.place->denominator};
    if (v.comparing) json["comparing"] = comparing_json(*v.comparing);
    for (const plan::FeatureRef feature : v.selection) json["selection"].push_back(feature_text(feature));
    if (v.on_strip) json["on_strip"] = stretch_json(*v.on_strip);
    if (v.stretch) json["stretch"] = stretch_json(*v.stretch);
    if (v.opened != 0) json["opened"] = v.opened;
    if (v.tracing) json["tracing"] = tracing_json(*v.tracing);
    if (v.marked) json["marked"] = position_json(*v.marked);
    for (const MeasuredPoint& point : v.measuring.points) json["measured"].push_back(measured_json(point));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<ViewState> view_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const JsonReader from(json);
    ViewState v;
    from.take_word("mode", v.mode, [](const std::string& w) { return mode_from_key(w); });
    if (const Json* subject = from.object("subject")) v.subject = read_subject(JsonReader(*subject));
    if (const Json* look = from.object("look")) v.look = read_look(JsonReader(*look));
    if (const Json* review = from.object("review")) v.review = read_review(JsonReader(*review));
    v.hidden_elsewhere[static_cast<std::size_t>(v.mode)].clear();
    if (const Json* hidden = from.object("hidden_elsewhere"))
        for (const Mode mode : k_modes)
            if (mode != v.mode)
                JsonReader(*hidden).take_list(std::string(to_key(mode)).c_str(),
                                              v.hidden_elsewhere[static_cast<std::size_t>(mode)], k_read_layer);
    v.place = read_place(from);
    if (const Json* comparing = from.object("comparing")) v.comparing = read_comparing(JsonReader(*comparing));
    from.take("wall", v.wall);
    from.take_list("selection", v.selection, [](const std::string& w) { return feature_from_text(w); });
    v.on_strip = read_stretch(from, "on_strip");
    v.stretch = read_stretch(from, "stretch");
    v.marked = from.position("marked");
    from.take_word("tool", v.tool, one_of<Tool>(k_tools));
    if (const Json* points = from.array("measured"))
        for (const Json& point : *points)
            if (const auto read = read_measured(point)) v.measuring.points.push_back(*read);
    from.take("measured_ring", v.measuring.closed);
    from.take("opened", v.opened);
    if (const Json* tracing = from.object("tracing")) v.tracing = read_tracing(*tracing);
    return v;
}

}  // namespace session
