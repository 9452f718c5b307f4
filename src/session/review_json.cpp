#include "review_json.h"

#include "plan/carrier_filter.h"
#include "plan/reach_width.h"

namespace session {
namespace {

Json filter_json(const plan::CarrierFilter& filter) {
    Json json = Json::object();
    for (const plan::FilterField field : plan::k_filter_fields)
        if (!filter.of(field).empty()) json[std::string(plan::to_key(field))] = filter.of(field);
    if (!filter.text.empty()) json["text"] = filter.text;
    return json;
}

plan::CarrierFilter read_filter(const JsonReader& from) {
    plan::CarrierFilter filter;
    for (const plan::FilterField field : plan::k_filter_fields)
        from.take_list(std::string(plan::to_key(field)).c_str(), filter.allowed[static_cast<std::size_t>(field)],
                       [](const std::string& key) { return std::optional(key); });
    from.take("text", filter.text);
    return filter;
}

Json reach_json(const plan::Reach& reach) {
    Json json{{"of", plan::to_key(reach.of)}, {"width_m", reach.width_m}, {"detour", reach.detour}};
    if (reach.compared_m) json["compared_m"] = *reach.compared_m;
    return json;
}

plan::Reach read_reach(const JsonReader& from) {
    plan::Reach reach;
    from.take_word("of", reach.of, [](const std::string& w) { return plan::from_key<plan::ReachOf>(w); });
    from.take("width_m", reach.width_m);
    from.take("detour", reach.detour);
    double compared = 0;
    from.take("compared_m", compared);
    if (compared > 0) reach.compared_m = compared;
    return plan::within_bounds(reach);
}

}  // namespace

Json review_json(const carto::Review& review) {
    Json json{{"filter", filter_json(review.filter)},  {"hides_filtered", review.hides_filtered},
              {"area_segments", review.area_segments}, {"shows_reach", review.shows_reach},
              {"reach", reach_json(review.reach)},     {"ruler", review.ruler},
              {"spread", carto::to_key(review.spread)}};
    if (!review.line.empty()) json["line"] = review.line;
    return json;
}

carto::Review read_review(const JsonReader& from) {
    carto::Review review;
    if (const Json* filter = from.object("filter")) review.filter = read_filter(JsonReader(*filter));
    from.take("hides_filtered", review.hides_filtered);
    from.take_list("area_segments", review.area_segments, [](const std::string& key) { return std::optional(key); });
    from.take("shows_reach", review.shows_reach);
    if (const Json* reach = from.object("reach")) review.reach = read_reach(JsonReader(*reach));
    from.take("ruler", review.ruler);
    from.take("line", review.line);
    from.take_word("spread", review.spread, [](const std::string& w) { return carto::strip_spread_from_key(w); });
    return review;
}

}  // namespace session
