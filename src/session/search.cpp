#include "session/search.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/unicode.h"
#include "carto/options.h"
#include "name_matcher.h"
#include "plan/name_table.h"
#include "plan/notes.h"

namespace session {
namespace {

using plan::FeatureKind;

/// One thing that can be found.
struct Item {
    plan::FeatureRef feature;
    std::string number;  ///< of a carrier or station, code of a unit; empty without one
    plan::Name name;
    std::vector<plan::Name> belongs;  ///< what stands behind its kind in the detail
    std::vector<NameMatcher> chinese;
    std::vector<std::string> english;  ///< comparable as Term::utf8
};

struct Query {
    Term whole;
    std::vector<Term> words;
};

Query query_of(std::string_view typed) {
    Query query{Term(typed), {}};
    const std::string folded = base::fold(typed);  // a wide space is one
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" \t\n", at), folded.size());
        if (end > at) query.words.emplace_back(std::string_view(folded).substr(at, end - at));
        at = end + 1;
    }
    return query;
}

void add_name(Item& item, const plan::Name& name) {
    if (!name.zh.empty()) item.chinese.emplace_back(name.zh);
    if (!name.en.empty()) item.english.push_back(Term(name.en).utf8);
}

/// Whatever the plan's area of the item is called in tables and commands; its own name is there already.
void add_names_of(Item& item, const plan::Index& index, const plan::Area& area) {
    for (const plan::Name& name : plan::names_of(index.plan(), area))
        if (name != item.name) add_name(item, name);
}

Fit fit_of_english(const std::string& name, const Term& term) {
    const std::size_t at = name.find(term.utf8);
    if (at == std::string::npos) return Fit::none;
    return at != 0 ? Fit::part : name.size() == term.utf8.size() ? Fit::whole : Fit::start;
}

Fit fit_of_names(const Item& item, const Term& term) {
    Fit best = Fit::none;
    if (term.text.empty()) return best;
    for (const NameMatcher& name : item.chinese) best = std::min(best, name.fit(term));
    for (const std::string& name : item.english) best = std::min(best, fit_of_english(name, term));
    return best;
}

/// Exact for a number as such, in whatever way it is written; a code is only ever the start of a name.
Fit fit_of_number(const Item& item, const Term& term) {
    if (item.number.empty() || term.text.empty()) return Fit::none;
    const auto number = plan::number_named(term.utf8);
    if (number && item.number == std::to_string(*number)) return Fit::number;
    return item.number.starts_with(term.utf8) ? Fit::start : Fit::none;
}

Fit fit_of(const Item& item, const Query& query) {
    const Fit best = std::min(fit_of_number(item, query.whole), fit_of_names(item, query.whole));
    if (best < Fit::abbreviation_to_end || query.words.size() < 2) return best;
    const bool all = std::all_of(query.words.begin(), query.words.end(), [&](const Term& word) {
        return fit_of_number(item, word) == Fit::number || fit_of_names(item, word) < Fit::abbreviation_to_end;
    });
    return all ? Fit::part : best;
}

const char* kind_word(FeatureKind kind, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    switch (kind) {
        case FeatureKind::unit: return say("Town or subdistrict");
        case FeatureKind::carrier: return say("Innovation carrier");
        case FeatureKind::station: return say("Station");
        case FeatureKind::park: return say("Park");
        case FeatureKind::note: return say("Note on the map");
        case FeatureKind::none: break;
    }
    return "";
}

SearchHit hit_of(const Item& item, base::Language language) {
    SearchHit hit{item.feature, carto::in(item.name, language), kind_word(item.feature.kind, language)};
    if (item.feature.kind == FeatureKind::carrier) hit.title = fmt::format("{} {}", item.number, hit.title);
    for (const plan::Name& name : item.belongs)
        if (const std::string text = carto::in(name, language); !text.empty()) hit.detail.append(" · ").append(text);
    return hit;
}

Item unit_item(const plan::Index& index, const plan::Unit& unit) {
    Item item{ref_of(unit), unit.code, unit.name, {}, {}, {}};
    add_name(item, unit.name);
    if (const plan::Segment* segment = index.segment(unit.segment)) item.belongs.push_back(segment->name);
    const plan::Area* area = index.area_of_unit(unit.code);
    if (area == nullptr) return item;
    if (area->name.zh != unit.name.zh) item.belongs.push_back(area->name);
    add_names_of(item, index, *area);
    return item;
}

Item carrier_item(const plan::Index& index, const plan::Carrier& carrier) {
    const std::string number = std::to_string(carrier.number);
    const plan::Area* area = index.area(carrier.responsible_area);
    const plan::Name body{carrier.responsible_body, area == nullptr ? "" : area->name.en};
    Item item{ref_of(carrier), number, carrier.name, {body}, {}, {}};
    add_name(item, carrier.name);
    return item;
}

Item station_item(const plan::Index& index, const plan::Station& station) {
    const std::string number = std::to_string(station.order);
    Item item{ref_of(station), number, station.name, {}, {}, {}};
    for (const plan::Name& name : plan::names_of(station)) add_name(item, name);
    if (const plan::Unit* unit = index.unit(station.unit)) item.belongs.push_back(unit->name);
    return item;
}

Item park_item(const plan::Index& index, const plan::Park& park) {
    Item item{ref_of(park), {}, park.name, {plan::label(park.extent)}, {}, {}};
    add_name(item, park.name);
    const plan::Area* area = index.area_of(ref_of(park));
    if (area != nullptr) add_names_of(item, index, *area);
    return item;
}

Item note_item(const plan::Note& note) {
    const std::string title = plan::title_of(note);
    Item item{ref_of(note), {}, {title, title}, {{note.author, note.author}}, {}, {}};
    add_name(item, {note.text, ""});
    return item;
}

}  // namespace

struct SearchIndex::Impl {
    std::vector<Item> items;
};

SearchIndex::SearchIndex(const plan::Index& index) {
    auto impl = std::make_unique<Impl>();
    for (const plan::Unit& unit : index->units) impl->items.push_back(unit_item(index, unit));
    for (const plan::Carrier& carrier : index->carriers) impl->items.push_back(carrier_item(index, carrier));
    for (const plan::Station& station : index->stations) impl->items.push_back(station_item(index, station));
    for (const plan::Park& park : index->parks) impl->items.push_back(park_item(index, park));
    for (const plan::Note& note : index->notes) impl->items.push_back(note_item(note));
    impl_ = std::move(impl);
}

SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

std::vector<SearchHit> SearchIndex::find(std::string_view query, base::Language language, std::size_t most) const {
    return find(query, language, most, [](plan::FeatureRef) { return true; }).hits;
}

Found SearchIndex::find(std::string_view query, base::Language language, std::size_t most,
                        const SearchFilter& filter) const {
    constexpr std::size_t k_longest_query = 400;  // bytes; a name is shorter
    Found out;
    const Query wanted = query_of(query.substr(0, k_longest_query));
    std::vector<std::pair<Fit, std::size_t>> found;
    for (std::size_t i = 0; i < impl_->items.size(); ++i) {
        const Fit fit = fit_of(impl_->items[i], wanted);
        if (fit == Fit::none) continue;
        if (filter(impl_->items[i].feature))
            found.emplace_back(fit, i);
        else
            ++out.kept_back;
    }
    const std::size_t count = std::min(most, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
    for (std::size_t i = 0; i < count; ++i) out.hits.push_back(hit_of(impl_->items[found[i].second], language));
    return out;
}

}  // namespace session
