#include "session/bullet_chart.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "session/bullets.h"

namespace session {
namespace {

constexpr const char* k_between = "  ·  ";

/// From the baseline to the target, over the value of a later year.
std::string way_words(const Bullet& b, bool is_later) {
    const bool said = b.state.empty() || b.state == b.baseline_text || b.state == b.target_text;
    const std::string now = is_later && b.actual ? " → " + b.actual_text : "";
    return b.baseline_text + now + " → " + b.target_text + (said ? "" : k_between + b.state);
}

std::string rank_words(const Bullet& b, base::Language language) {
    const std::string rank =
        b.rank_text.empty() ? ""
                            : fmt::format(fmt::runtime(base::translate(language, base::mark("rank {}"))), b.rank_text);
    return rank + (rank.empty() || b.source_text.empty() ? "" : k_between) + b.source_text;
}

std::vector<carto::BulletLine> lines_of(const Bullet& b, bool is_later, base::Language language) {
    std::vector<carto::BulletLine> lines{{way_words(b, is_later)}};
    const auto said = {b.baseline_text, b.target_text, b.state};  // why there is nothing to tell, told already
    if (std::ranges::find(said, b.required_text) == said.end()) lines.push_back({b.required_text, false});
    if (std::string more = rank_words(b, language); !more.empty()) lines.push_back({std::move(more)});
    return lines;
}

}  // namespace

carto::BulletChart bullet_chart(const plan::Index& index, const plan::Area& area, const carto::MapOptions& options) {
    const base::Language language = options.language;
    carto::BulletChart chart{carto::in(area.name, language), {}};
    for (const Bullet& b : bullets_of(index, area, options.year, language, options.target_set)) {
        carto::BulletRow row;
        row.indicator = b.indicator->key;
        row.name = carto::in(b.indicator->short_name, language);
        row.figure = b.attainment_text;
        row.baseline = b.baseline;
        row.actual = b.actual;
        row.target = b.target;
        if (b.actual && b.expected != b.baseline) row.expected = b.expected;
        row.axis_max = b.axis_max;
        if (row.has_bar()) row.lines = lines_of(b, options.year > index->baseline_year, language);
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

}  // namespace session
