#include "exchange/slides_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "plan/stories.h"
#include "schema.h"

namespace exchange {
namespace {

using Cells = std::vector<std::string>;

std::string number(double value) { return value == 0 ? std::string() : fmt::format("{}", value); }

/// In the order of the schema.
Cells cells_of(const plan::Slide& slide, const plan::Story& story, std::size_t at) {
    const plan::SavedView& v = *slide.view;
    return {fmt::format("slide_{:02}", at),
            story.name.zh,
            story.name.en,
            v.title.zh,
            v.title.en,
            v.conclusion.zh,
            v.conclusion.en,
            v.notes.zh,
            v.notes.en,
            std::string(plan::to_key(slide.part->transition)),
            number(slide.part->seconds),
            v.seen,
            v.mode,
            v.indicator,
            v.measure,
            std::to_string(v.year),
            v.other_measure,
            number(v.other_year),
            fmt::format("{}", v.split),
            v.wall ? "yes" : "no",
            v.method,
            std::to_string(v.classes),
            v.breaks,
            v.palette,
            v.hidden,
            v.opacity,
            v.highlighted,
            v.review,
            v.selection,
            v.strip};
}

/// No apostrophe is put before a formula sign, because the text is read back as it stands.
std::string as_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string line_of(Cells cells) {
    std::string line;
    for (std::string& cell : cells) {
        std::ranges::replace(cell, '\n', ' ');
        line += (line.empty() ? "" : ",") + as_field(cell);
    }
    return line + "\n";
}

}  // namespace

base::Result<void> write_slides(const std::filesystem::path& path, const plan::Plan& plan, const plan::Story& story) {
    Cells titles;
    for (const Schema& schema : package_schemas())
        if (schema.layer == "slides")
            for (const Column& column : schema.columns) titles.emplace_back(column.name);
    std::string text = line_of(titles);
    std::size_t at = 0;
    for (const plan::Slide& slide : plan::slides_of(plan, story.id))
        if (slide.number > 0) text += line_of(cells_of(slide, story, ++at));
    return base::write_file_atomically(path, std::as_bytes(std::span(text)));
}

}  // namespace exchange
