// What is exported from the window and how, as one value: what the form shows, what is remembered of it for a project,
// and what is wrong with it. Values and pure functions but for writing_problem(), which looks at the disk; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "session/result_words.h"

namespace session {

enum class ExportWhat : std::uint8_t { view, story, atlas, report };
inline constexpr std::array k_export_whats{ExportWhat::view, ExportWhat::story, ExportWhat::atlas, ExportWhat::report};

/// What each page of an atlas shows.
enum class AtlasBy : std::uint8_t { areas, stations, views };
inline constexpr std::array k_atlas_bys{AtlasBy::areas, AtlasBy::stations, AtlasBy::views};

enum class ExportFormat : std::uint8_t { pdf, svg, png, pptx, xlsx };
inline constexpr std::array k_export_formats{ExportFormat::pdf, ExportFormat::svg, ExportFormat::png,
                                             ExportFormat::pptx, ExportFormat::xlsx};

/// The fields of the form, from the top.
enum class ExportField : std::uint8_t {
    what,
    story,
    by,
    year,
    words,
    paper,
    beside,
    format,
    language,
    scale,
    title,
    maker,
    date,
    approval,
    stamp,
    folder,
    name
};
inline constexpr std::array k_export_fields{
    ExportField::what,   ExportField::story,  ExportField::by,     ExportField::year,     ExportField::words,
    ExportField::paper,  ExportField::beside, ExportField::format, ExportField::language, ExportField::scale,
    ExportField::title,  ExportField::maker,  ExportField::date,   ExportField::approval, ExportField::stamp,
    ExportField::folder, ExportField::name};

struct ExportWish {
    ExportWhat what = ExportWhat::view;
    std::int64_t story = 0;  ///< id; 0: the one that is shown
    AtlasBy by = AtlasBy::areas;
    int year = 0;  ///< that the report judges; 0: the one that is shown
    ResultWords words = ResultWords::reached;
    std::string paper = "A3";  ///< key, as in carto/paper.h; of a view or an atlas
    ExportFormat view_format = ExportFormat::pdf, story_format = ExportFormat::pdf, report_format = ExportFormat::xlsx;
    carto::Language language = carto::Language::zh;
    std::string scale;     ///< denominator as typed, "1:" before it or not; empty: the largest round one that fits
    std::string title;     ///< empty: the map's own
    std::string maker;     ///< empty: nobody is named
    std::string date;      ///< of the data, YYYY-MM-DD; empty: none stands there
    std::string approval;  ///< 审图号; empty prints nothing
    carto::Stamp stamp = carto::Stamp::schematic_internal;
    carto::Beside beside = carto::Beside::carriers;
    std::string folder, name;  ///< where it is written; the folder as people type or paste it
    bool replaces = false;     ///< a file of that name goes
    friend bool operator==(const ExportWish&, const ExportWish&) = default;

    [[nodiscard]] ExportFormat format() const;
    void use_format(ExportFormat format);
    /// Whether the form can ask for it: a deck has no stamp, a report no paper.
    [[nodiscard]] bool has(ExportField field) const;
    [[nodiscard]] std::filesystem::path file() const;
};

/// Those of what is exported; the first is the usual one.
std::span<const ExportFormat> formats_of(ExportWhat what);
/// With its dot.
std::string_view ending_of(ExportFormat format);
/// The papers that a view can be laid on, by key, in the order of the list.
std::span<const std::string_view> export_papers();

std::string_view to_key(ExportWhat what);
std::string_view to_key(AtlasBy by);
std::optional<AtlasBy> atlas_by_from_key(std::string_view key);
std::string_view to_key(ExportFormat format);
std::string_view to_key(ExportField field);
plan::Name label(ExportWhat what);
plan::Name label(AtlasBy by);
plan::Name label(ExportFormat format);
plan::Name paper_label(std::string_view paper);

/// What is remembered for a project: without what belongs to one sheet alone (title, scale, date, approval, name).
ExportWish remembered(ExportWish wish);
/// One JSON object of that. And back: what is missing or makes no sense is as in ExportWish{}; nothing where the text
/// is no object.
std::string to_json(const ExportWish& wish);
std::optional<ExportWish> export_wish_from_json(std::string_view text);

/// Refuses what is no line of words for a sheet of paper: a character that no file holds, an end of a line, too many.
base::Result<void> check_sheet_line(base::ErrorKind kind, std::string subject, const std::string& text);

/// What is wrong, and in which field.
struct ExportProblem {
    ExportField field = ExportField::what;
    base::Error error;
};
/// The denominator; 0: the largest round one that fits. Nothing: it is no scale.
std::optional<double> scale_of(const ExportWish& wish);
/// The fields that hold what they cannot hold, from the top, each with one problem; without a look at the disk.
std::vector<ExportProblem> text_problems(const ExportWish& wish);
/// Why the file cannot be written where it shall be: no such folder, nobody may write there, a file is there already.
std::optional<ExportProblem> writing_problem(const ExportWish& wish);
/// Whether people outside may see a map that bears no approval: it has boundaries, and nothing on it says that it is
/// for internal use. Whether it needs one is not for a program to say.
bool asks_about_approval(const ExportWish& wish);

/// The same name with the ending of the format in place of another format's.
std::string name_with_ending(const std::string& name, ExportFormat format);

}  // namespace session
