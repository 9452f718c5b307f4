#include "session/export_wish.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/kept_text.h"
#include "base/places.h"
#include "base/translate.h"
#include "base/typed_time.h"
#include "base/unicode.h"
#include "carto/paper.h"
#include "json_reader.h"
#include "plan/names.h"

namespace session {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::mark;

constexpr std::array k_view_formats{ExportFormat::pdf, ExportFormat::svg, ExportFormat::png};
constexpr std::array k_story_formats{ExportFormat::pdf, ExportFormat::pptx};
constexpr std::array k_atlas_formats{ExportFormat::pdf};
constexpr std::array k_report_formats{ExportFormat::xlsx, ExportFormat::pdf, ExportFormat::pptx};

constexpr std::array<std::string_view, 7> k_papers{"A4", "A4-portrait", "A3", "A3-portrait", "16:9", "report", "A0"};

template <class Keyed, std::size_t n>
std::optional<Keyed> keyed(const std::array<Keyed, n>& all, std::string_view key) {
    const auto at = std::ranges::find_if(all, [&](Keyed each) { return to_key(each) == key; });
    return at == all.end() ? std::nullopt : std::optional(*at);
}

bool is_day(const std::string& text) { return base::utc_seconds(text + "T00:00:00Z").has_value(); }

ExportProblem problem(ExportField field, std::string subject, const char* message) {
    return {field, {ErrorKind::refused, std::move(subject), message}};
}

/// The ending of one of the formats, by its letters alone.
bool has_ending(const std::string& name, ExportFormat format) {
    return base::fold(fs::path(name).extension().string()) == ending_of(format);
}

std::optional<ExportProblem> line_problem(ExportField field, const std::string& text) {
    const auto fits = check_sheet_line(ErrorKind::refused, "", text);
    return fits ? std::nullopt : std::optional(ExportProblem{field, fits.error()});
}

std::optional<ExportProblem> name_problem(const ExportWish& wish) {
    const std::string file_name = fs::path(wish.name).filename().string();
    if (file_name.empty() || file_name.starts_with('.'))
        return problem(ExportField::name, "", mark("a file needs a name; type one"));
    if (!has_ending(wish.name, wish.format()))
        return ExportProblem{ExportField::name,
                             base::make_error(ErrorKind::refused, file_name,
                                              mark("does not end as the format does; write {} at its end"),
                                              {std::string(ending_of(wish.format()))})};
    return std::nullopt;
}

std::optional<ExportProblem> field_problem(const ExportWish& wish, ExportField field, const std::string& text) {
    if (auto wrong = line_problem(field, text)) return wrong;
    if (field == ExportField::date && !text.empty() && !is_day(text))
        return problem(field, text, mark("is no day; write 2026-11-28"));
    return field == ExportField::name ? name_problem(wish) : std::nullopt;
}

}  // namespace

ExportFormat ExportWish::format() const {
    switch (what) {
        case ExportWhat::view: return view_format;
        case ExportWhat::story: return story_format;
        case ExportWhat::atlas: return ExportFormat::pdf;
        case ExportWhat::report: break;
    }
    return report_format;
}

void ExportWish::use_format(ExportFormat format) {
    if (what == ExportWhat::view) view_format = format;
    if (what == ExportWhat::story) story_format = format;
    if (what == ExportWhat::report) report_format = format;
}

bool ExportWish::has(ExportField field) const {
    const bool is_deck = what == ExportWhat::story && story_format == ExportFormat::pptx;
    const bool is_report = what == ExportWhat::report;
    const bool is_sheet = what == ExportWhat::view || what == ExportWhat::atlas;
    switch (field) {
        case ExportField::story:
            return what == ExportWhat::story || (what == ExportWhat::atlas && by == AtlasBy::views);
        case ExportField::by: return what == ExportWhat::atlas;
        case ExportField::year: return is_report;
        case ExportField::words: return is_report && report_format != ExportFormat::xlsx;
        case ExportField::paper:
        case ExportField::beside:
        case ExportField::scale:
        case ExportField::title: return is_sheet;
        case ExportField::maker: return what != ExportWhat::story;  // a story names its own
        case ExportField::approval:
        case ExportField::stamp: return !is_report && !is_deck;
        default: return true;
    }
}

fs::path ExportWish::file() const { return base::typed_path(folder) / name; }

std::span<const ExportFormat> formats_of(ExportWhat what) {
    if (what == ExportWhat::view) return k_view_formats;
    if (what == ExportWhat::story) return k_story_formats;
    if (what == ExportWhat::atlas) return k_atlas_formats;
    return k_report_formats;
}

std::string_view ending_of(ExportFormat format) {
    constexpr std::array<std::string_view, k_export_formats.size()> k_endings{".pdf", ".svg", ".png", ".pptx", ".xlsx"};
    return k_endings[static_cast<std::size_t>(format)];
}

std::span<const std::string_view> export_papers() { return k_papers; }

std::string_view to_key(ExportWhat what) {
    constexpr std::array<std::string_view, k_export_whats.size()> k_keys{"view", "story", "atlas", "report"};
    return k_keys[static_cast<std::size_t>(what)];
}

std::string_view to_key(AtlasBy by) {
    constexpr std::array<std::string_view, k_atlas_bys.size()> k_keys{"areas", "stations", "views"};
    return k_keys[static_cast<std::size_t>(by)];
}

std::optional<AtlasBy> atlas_by_from_key(std::string_view key) { return keyed(k_atlas_bys, key); }

std::string_view to_key(ExportFormat format) { return ending_of(format).substr(1); }

std::string_view to_key(ExportField field) {
    constexpr std::array<std::string_view, k_export_fields.size()> k_keys{
        "what",  "story", "by",    "year", "words",    "paper", "beside", "format", "language",
        "scale", "title", "maker", "date", "approval", "stamp", "folder", "name"};
    return k_keys[static_cast<std::size_t>(field)];
}

plan::Name label(ExportWhat what) {
    switch (what) {
        case ExportWhat::view: return plan::term(mark("This view on a sheet"));
        case ExportWhat::story: return plan::term(mark("The story"));
        case ExportWhat::atlas: return plan::term(mark("An atlas: an index and a page each"));
        case ExportWhat::report: return plan::term(mark("The report"));
    }
    return {};
}

plan::Name label(AtlasBy by) {
    switch (by) {
        case AtlasBy::areas: return plan::term(mark("Areas"));
        case AtlasBy::stations: return plan::term(mark("Stations and what lies around them"));
        case AtlasBy::views: return plan::term(mark("Views of the story, as they were saved"));
    }
    return {};
}

plan::Name label(ExportFormat format) {
    switch (format) {
        case ExportFormat::pdf: return plan::term(mark("PDF: vectors, to print and to send"));
        case ExportFormat::svg: return plan::term(mark("SVG: vectors, to work on"));
        case ExportFormat::png: return plan::term(mark("PNG: a picture"));
        case ExportFormat::pptx: return plan::term(mark("Deck of slides (.pptx), to work on"));
        case ExportFormat::xlsx: return plan::term(mark("Workbook (.xlsx)"));
    }
    return {};
}

plan::Name paper_label(std::string_view paper) {
    constexpr std::array<std::pair<std::string_view, const char*>, k_papers.size()> k_labels{
        {{"A4", mark("A4, landscape")},
         {"A4-portrait", mark("A4, portrait")},
         {"A3", mark("A3, landscape")},
         {"A3-portrait", mark("A3, portrait")},
         {"16:9", mark("Slide, 16:9")},
         {"report", mark("Figure of a report, 15 cm wide")},
         {"A0", mark("A0 poster")}}};
    for (const auto& [key, english] : k_labels)
        if (key == paper) return plan::term(english);
    return {std::string(paper), std::string(paper)};
}

ExportWish remembered(ExportWish wish) {
    wish.scale = wish.title = wish.date = wish.approval = wish.name = "";
    wish.replaces = false;
    return wish;
}

std::string to_json(const ExportWish& wish) {
    const Json json{{"what", to_key(wish.what)},
                    {"story", wish.story},
                    {"by", to_key(wish.by)},
                    {"year", wish.year},
                    {"words", to_key(wish.words)},
                    {"paper", wish.paper},
                    {"beside", carto::to_key(wish.beside)},
                    {"view_format", to_key(wish.view_format)},
                    {"story_format", to_key(wish.story_format)},
                    {"report_format", to_key(wish.report_format)},
                    {"language", wish.language == carto::Language::en ? "en" : "zh"},
                    {"maker", wish.maker},
                    {"stamp", carto::to_key(wish.stamp)},
                    {"folder", wish.folder}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<ExportWish> export_wish_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const JsonReader reader(json);
    const auto format_of = [](ExportWhat what, std::string_view word) -> std::optional<ExportFormat> {
        const auto known = keyed(k_export_formats, word);
        const auto all = formats_of(what);
        return known && std::ranges::find(all, *known) != all.end() ? known : std::nullopt;
    };
    ExportWish wish;
    reader.take_word("what", wish.what, [](std::string_view word) { return keyed(k_export_whats, word); });
    reader.take_word("by", wish.by, atlas_by_from_key);
    reader.take_word("words", wish.words, result_words_from_key);
    reader.take("story", wish.story);
    reader.take("year", wish.year);
    reader.take_word("view_format", wish.view_format,
                     [&](std::string_view word) { return format_of(ExportWhat::view, word); });
    reader.take_word("story_format", wish.story_format,
                     [&](std::string_view word) { return format_of(ExportWhat::story, word); });
    reader.take_word("report_format", wish.report_format,
                     [&](std::string_view word) { return format_of(ExportWhat::report, word); });
    reader.take_word("stamp", wish.stamp, carto::stamp_from_key);
    reader.take_word("beside", wish.beside, carto::beside_from_key);
    std::string paper = wish.paper, language;
    reader.take("paper", paper);
    if (std::ranges::find(k_papers, paper) != k_papers.end()) wish.paper = paper;
    reader.take("language", language);
    if (language == "en") wish.language = carto::Language::en;
    reader.take("maker", wish.maker);
    reader.take("folder", wish.folder);
    return wish;
}

base::Result<void> check_sheet_line(ErrorKind kind, std::string subject, const std::string& text) {
    constexpr std::size_t k_longest = 500;  // bytes
    if (auto kept = base::check_text(kind, subject, text, base::TextForm::line); !kept) return kept;
    if (text.size() <= k_longest) return {};
    return base::fail(kind, std::move(subject), mark("is too long for a sheet; shorten it"));
}

std::optional<double> scale_of(const ExportWish& wish) {
    constexpr double k_least = 100, k_most = 1e8;
    std::string digits = base::fold(wish.scale);  // 1：50000, too
    std::erase_if(digits, [](char c) { return c == ',' || c == ' '; });
    if (digits.starts_with("1:")) digits.erase(0, 2);
    if (digits.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
    if (digits.empty()) return wish.scale.empty() ? std::optional(0.0) : std::nullopt;
    double denominator = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), denominator);
    const bool read = error == std::errc() && end == digits.data() + digits.size();
    return read && denominator >= k_least && denominator <= k_most ? std::optional(denominator) : std::nullopt;
}

std::vector<ExportProblem> text_problems(const ExportWish& wish) {
    std::vector<ExportProblem> problems;
    if (wish.has(ExportField::scale) && !scale_of(wish))
        problems.push_back(problem(ExportField::scale, wish.scale,
                                   mark("is not a scale; write its denominator, 100 to 100000000, or leave it empty")));
    const std::pair<ExportField, const std::string*> lines[] = {
        {ExportField::title, &wish.title},       {ExportField::maker, &wish.maker},   {ExportField::date, &wish.date},
        {ExportField::approval, &wish.approval}, {ExportField::folder, &wish.folder}, {ExportField::name, &wish.name}};
    for (const auto& [field, text] : lines)
        if (auto wrong = wish.has(field) ? field_problem(wish, field, *text) : std::nullopt)
            problems.push_back(*std::move(wrong));
    return problems;
}

std::optional<ExportProblem> writing_problem(const ExportWish& wish) {
    std::error_code error;
    const fs::path file = wish.file(), folder = file.parent_path();
    if (!fs::is_directory(folder, error))
        return problem(ExportField::folder, folder.string(), mark("is not a folder; choose one that exists"));
    if (::access(folder.c_str(), W_OK) != 0)
        return problem(ExportField::folder, folder.string(),
                       mark("nothing can be written there; choose another folder"));
    if (fs::is_directory(file, error))
        return problem(ExportField::name, file.filename().string(), mark("is a folder; choose another name"));
    if (fs::exists(file, error) && !wish.replaces)
        return problem(ExportField::name, file.filename().string(),
                       mark("is there already; choose another name, or say that it is replaced"));
    return std::nullopt;
}

bool asks_about_approval(const ExportWish& wish) {
    const bool internal = wish.stamp == carto::Stamp::internal || wish.stamp == carto::Stamp::schematic_internal;
    return wish.has(ExportField::approval) && wish.approval.empty() && !internal;
}

std::string name_with_ending(const std::string& name, ExportFormat format) {
    for (const ExportFormat other : k_export_formats)
        if (has_ending(name, other))
            return name.substr(0, name.size() - ending_of(other).size()) + std::string(ending_of(format));
    return name;
}

}  // namespace session
