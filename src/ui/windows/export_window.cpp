// The form of exports: one column of fields that are filled in already, and beside it a page of what would be written.
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.h"
#include "carto/options.h"
#include "plan/index.h"
#include "session/export_wish.h"
#include "ui/export_state.h"
#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

using base::mark;
using session::ExportField;
using session::ExportFormat;
using session::ExportWhat;
using session::ExportWish;
using Choices = std::vector<Widgets::Choice>;

constexpr float k_labels = 136, k_form = 452, k_gap = 20;  // widths, logical px
constexpr float k_least_preview = 240, k_preview_height = 620, k_most_share = 0.7F;

std::string key_of(ExportField field) { return "export/" + std::string(session::to_key(field)); }

float field_width(const PanelContext& c) { return c.widgets.px(k_form - k_labels); }

/// What a field is called, at the left of it.
void draw_label(PanelContext& c, const char* words) {
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.widgets.fitted(c.say(words), c.widgets.px(k_labels - 8)));
    ImGui::SameLine(c.widgets.px(k_labels));
}

/// Under a field, as wide as it is.
void draw_line_below(PanelContext& c, const std::string& key, const std::string& words, unsigned colour) {
    ImGui::SetCursorPosX(c.widgets.px(k_labels) + ImGui::GetStyle().WindowPadding.x);
    ImGui::BeginGroup();
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(colour));
    for (const std::string& line : c.widgets.lines_of(words, field_width(c))) c.widgets.text(line);
    ImGui::PopStyleColor();
    ImGui::EndGroup();
    c.widgets.record(key);
}

void draw_problem(PanelContext& c, ExportField field) {
    const auto& problems = c.overlays.exporting.problems;
    if (const auto at = problems.find(field); at != problems.end())
        draw_line_below(c, "export/problem/" + std::string(session::to_key(field)), at->second,
                        c.widgets.palette().bad);
}

struct Row {
    ExportField field;
    const char* label;
    const char* tip;
};

/// A list to choose from; the row that is chosen in this frame, or nothing.
template <class Use>
void draw_choice(PanelContext& c, const Row& row, const Choices& choices, int current, Use use) {
    if (!c.overlays.exporting.wish.has(row.field)) return;
    draw_label(c, row.label);
    const int chosen = c.widgets.drop_down(key_of(row.field), choices, current, field_width(c));
    if (ImGui::IsItemHovered()) c.widgets.tip(c.say(row.tip));  // for the keyboard it would hide the next field
    if (chosen >= 0) use(static_cast<std::size_t>(chosen));
    draw_problem(c, row.field);
}

void draw_text(PanelContext& c, const Row& row, std::string& text, const std::string& hint, float beside = 0) {
    if (!c.overlays.exporting.wish.has(row.field)) return;
    draw_label(c, row.label);
    const bool focus = std::exchange(c.overlays.just_opened, false);  // the first of them
    (void)c.widgets.text_field(key_of(row.field), text, hint, field_width(c) - beside, focus);
    if (!ImGui::IsItemActive()) c.widgets.tip(c.say(row.tip));  // it would hide what is wrong with what is typed
    if (beside == 0) draw_problem(c, row.field);
}

template <class Items>
int place_of(const Items& items, const auto& item) {
    return static_cast<int>(std::find(items.begin(), items.end(), item) - items.begin());
}

void draw_what(PanelContext& c, ExportWish& wish) {
    Choices choices;
    for (const ExportWhat what : session::k_export_whats)
        choices.push_back({std::string(session::to_key(what)), c.name(session::label(what))});
    draw_choice(c, {ExportField::what, mark("What"), mark("What is exported")}, choices,
                place_of(session::k_export_whats, wish.what), [&](std::size_t chosen) {
                    wish.what = session::k_export_whats[chosen];
                    c.overlays.exporting.page = 0;
                });
}

/// Where there are several.
void draw_story(PanelContext& c, ExportWish& wish) {
    const auto& stories = c.overlays.exporting.stories;
    if (stories.size() < 2) return;
    Choices choices;
    for (const auto& [id, name] : stories) choices.push_back({std::to_string(id), name});
    const auto at = std::ranges::find(stories, wish.story, &std::pair<std::int64_t, std::string>::first);
    draw_choice(c, {ExportField::story, mark("Story"), mark("Which of the project's stories")}, choices,
                static_cast<int>(at - stories.begin()), [&](std::size_t chosen) {
                    wish.story = stories[chosen].first;
                    c.overlays.exporting.page = 0;
                });
}

/// After the baseline: in it nothing can be judged.
void draw_year(PanelContext& c, ExportWish& wish) {
    const plan::Index& index = c.session.index();
    std::vector<int> years{0};
    Choices choices{
        {"0", fmt::format(fmt::runtime(c.say("{}: as the window shows")), c.overlays.exporting.usual_year)}};
    for (int year = index->baseline_year + 1; year <= index->target_year; ++year) {
        years.push_back(year);
        choices.push_back({std::to_string(year), std::to_string(year)});
    }
    draw_choice(c, {ExportField::year, mark("Year"), mark("That is judged")}, choices, place_of(years, wish.year),
                [&](std::size_t chosen) { wish.year = years[chosen]; });
}

void draw_result_words(PanelContext& c, ExportWish& wish) {
    Choices choices;
    for (const session::ResultWords words : session::k_result_words)
        choices.push_back({std::string(session::to_key(words)), c.name(session::label(words))});
    draw_choice(c, {ExportField::words, mark("Words for results"), mark("What a result is called")}, choices,
                place_of(session::k_result_words, wish.words),
                [&](std::size_t chosen) { wish.words = session::k_result_words[chosen]; });
}

void draw_division(PanelContext& c, ExportWish& wish) {
    Choices choices;
    for (const session::AtlasBy by : session::k_atlas_bys)
        choices.push_back({std::string(session::to_key(by)), c.name(session::label(by))});
    draw_choice(c, {ExportField::by, mark("A page for each"), mark("What the pages after the index show")}, choices,
                place_of(session::k_atlas_bys, wish.by), [&](std::size_t chosen) {
                    wish.by = session::k_atlas_bys[chosen];
                    c.overlays.exporting.page = 0;
                });
}

void draw_paper(PanelContext& c, ExportWish& wish) {
    Choices choices;
    const auto papers = session::export_papers();
    for (const std::string_view paper : papers)
        choices.push_back({std::string(paper), c.name(session::paper_label(paper))});
    draw_choice(c, {ExportField::paper, mark("Template"), mark("The sheet that the map is laid out for")}, choices,
                place_of(papers, wish.paper), [&](std::size_t chosen) { wish.paper = papers[chosen]; });
}

void draw_beside(PanelContext& c, ExportWish& wish) {
    Choices choices;
    for (const carto::Beside beside : carto::k_besides)
        choices.push_back({std::string(carto::to_key(beside)), c.name(carto::label(beside))});
    draw_choice(c, {ExportField::beside, mark("Beside the map"), mark("What stands there besides title and legend")},
                choices, place_of(carto::k_besides, wish.beside),
                [&](std::size_t chosen) { wish.beside = carto::k_besides[chosen]; });
}

void draw_format(PanelContext& c, ExportWish& wish) {
    Choices choices;
    const auto formats = session::formats_of(wish.what);
    for (const ExportFormat format : formats)
        choices.push_back({std::string(session::to_key(format)), c.name(session::label(format))});
    draw_choice(c, {ExportField::format, mark("Format"), mark("The kind of file")}, choices,
                place_of(formats, wish.format()), [&](std::size_t chosen) { wish.use_format(formats[chosen]); });
}

void draw_language(PanelContext& c, ExportWish& wish) {
    const bool english = wish.language == base::Language::en;
    draw_choice(c, {ExportField::language, mark("Language"), mark("Of what is written, whatever the window speaks")},
                {{"zh", "中文"}, {"en", "English"}}, english ? 1 : 0,
                [&](std::size_t chosen) { wish.language = chosen == 1 ? base::Language::en : base::Language::zh; });
}

void draw_stamp(PanelContext& c, ExportWish& wish) {
    Choices choices;
    for (const carto::Stamp stamp : carto::k_stamps)
        choices.push_back({std::string(carto::to_key(stamp)), c.name(carto::label(stamp))});
    draw_choice(c, {ExportField::stamp, mark("Stamp"), mark("What the sheet is marked as, at its foot")}, choices,
                place_of(carto::k_stamps, wish.stamp),
                [&](std::size_t chosen) { wish.stamp = carto::k_stamps[chosen]; });
    if (wish.has(ExportField::stamp) && c.session.index().has_sample())
        draw_line_below(c, "export/sample", c.say("SAMPLE stays on it as long as values are made up."),
                        c.widgets.palette().soft);
}

/// Says what the rules ask, and decides nothing.
void draw_approval(PanelContext& c, ExportWish& wish) {
    draw_text(c,
              {ExportField::approval, mark("Map approval no."),
               mark("审图号, as the authority gave it for this very map; empty prints nothing")},
              wish.approval, c.say("none: nothing is printed"));
    if (session::asks_about_approval(wish))
        draw_line_below(c, "export/approval_asked",
                        c.say("A map with boundaries is reviewed before it is public; ask your map officer whether "
                              "this one is."),
                        c.widgets.palette().warning);
}

/// The file window, where the form's place is.
void choose_place(PanelContext& c, const ExportWish& wish) {
    FileChoice& file = c.overlays.file;
    file.last_folders[FilePurpose::export_to] = wish.file().parent_path();
    open_file_window(c, FilePurpose::export_to);
    file.name = wish.name;
}

void draw_folder(PanelContext& c, ExportWish& wish) {
    const float button = ImGui::GetFrameHeight(), gap = c.widgets.px(4);
    draw_text(c, {ExportField::folder, mark("Folder"), mark("Where the file is written")}, wish.folder, "",
              button + gap);
    ImGui::SameLine(0, gap);
    if (c.widgets.icon_button("export/choose_folder", Icon::open, c.say("Choose folder and name from a list"),
                              ButtonLook::framed))
        choose_place(c, wish);
    draw_problem(c, ExportField::folder);
}

void draw_place(PanelContext& c, ExportWish& wish) {
    draw_folder(c, wish);
    draw_text(c, {ExportField::name, mark("File"), mark("Its name; no file is replaced unless that is said")},
              wish.name, c.say("Name of the file"));
    const auto& problems = c.overlays.exporting.problems;
    if (!problems.contains(ExportField::name) && !wish.replaces) return;
    std::error_code error;
    if (!std::filesystem::is_regular_file(wish.file(), error)) return;
    ImGui::SetCursorPosX(c.widgets.px(k_labels) + ImGui::GetStyle().WindowPadding.x);
    if (c.widgets.check("export/replaces", c.say("Replace the file that is there"), wish.replaces))
        wish.replaces = !wish.replaces;
}

void draw_words(PanelContext& c, ExportWish& wish) {
    draw_text(c, {ExportField::title, mark("Title"), mark("Empty: what the map shows, in words")}, wish.title,
              carto::in(c.overlays.exporting.usual_title, wish.language));
    draw_text(c,
              {ExportField::scale, mark("Scale"),
               mark("Denominator on that paper; empty: the largest round one that "
                    "shows what the window shows")},
              wish.scale, c.say("the largest round one that fits"));
    draw_text(c, {ExportField::maker, mark("Made by"), mark("Who answers for it; empty prints nothing")}, wish.maker,
              c.say("nobody is named"));
    draw_text(c, {ExportField::date, mark("Date of the data"), mark("YYYY-MM-DD; empty prints nothing")}, wish.date,
              "YYYY-MM-DD");
}

void draw_buttons(PanelContext& c) {
    const bool enter = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    const bool chosen = c.widgets.button("export/ok", c.say("Export  [Enter]"), ButtonLook::primary);
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("export/cancel", c.say("Cancel  [Esc]"))) return close_window(c);
    if (chosen || enter) c.ask(Export{});
}

void draw_form(PanelContext& c) {
    ExportWish& wish = c.overlays.exporting.wish;
    draw_what(c, wish);
    draw_division(c, wish);
    draw_story(c, wish);
    draw_year(c, wish);
    draw_result_words(c, wish);
    draw_paper(c, wish);
    draw_beside(c, wish);
    draw_format(c, wish);
    draw_language(c, wish);
    draw_words(c, wish);
    draw_approval(c, wish);
    draw_stamp(c, wish);
    draw_place(c, wish);
    ImGui::Dummy({0, c.widgets.px(4)});
    draw_buttons(c);
}

void turn_page(PanelContext& c) {
    ExportState& form = c.overlays.exporting;
    if (form.preview.pages < 2) return;
    const bool back = c.widgets.icon_button("export/page/back", Icon::chevron_left, c.say("Page before  [PgUp]"));
    ImGui::SameLine(0, c.widgets.px(4));
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(fmt::format(fmt::runtime(c.say("Page {0} of {1}")), form.page + 1, form.preview.pages));
    ImGui::SameLine(0, c.widgets.px(4));
    const bool on = c.widgets.icon_button("export/page/on", Icon::chevron_right, c.say("Next page  [PgDn]"));
    if (back || key_pressed(c.input, Key::page_up)) --form.page;
    if (on || key_pressed(c.input, Key::page_down)) ++form.page;
    form.page = std::clamp(form.page, 0, form.preview.pages - 1);
}

void draw_picture(PanelContext& c, const ExportPreview& preview, const ImVec2& room) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto width = static_cast<float>(preview.width_px), height = static_cast<float>(preview.height_px);
    const ImVec2 at{std::round(corner.x + (room.x - width) / 2), corner.y + 1};
    list->AddImage(preview.texture, at, {at.x + width, at.y + height});
    list->AddRect({at.x - 1, at.y - 1}, {at.x + width + 1, at.y + height + 1}, to_abgr(c.widgets.palette().line));
    c.widgets.record_box("export/preview", {at.x, at.y, width, height});
    ImGui::Dummy({room.x, height + c.widgets.px(4)});
}

/// In place of a picture.
void draw_words_of_preview(PanelContext& c, const ExportState& form) {
    if (!form.preview.sheets.empty()) {
        c.widgets.soft_text(c.say("Sheets of the workbook"));
        for (const std::string& sheet : form.preview.sheets) c.widgets.text(sheet);
        return;
    }
    c.widgets.soft_wrapped(form.preview.awaited    ? c.say("The preview is being drawn …")
                           : form.problems.empty() ? ""
                                                   : c.say("No preview: see what is said beside."));
}

void draw_preview(PanelContext& c, float height) {
    ExportState& form = c.overlays.exporting;
    ExportPreview& preview = form.preview;
    const float below = ImGui::GetFrameHeightWithSpacing() + 2 * ImGui::GetTextLineHeightWithSpacing();
    const ImVec2 room{ImGui::GetContentRegionAvail().x, height - below};
    constexpr float k_edge = 2;
    preview.room_width_px = static_cast<int>(std::max(room.x - 2 * k_edge, 0.0F));
    preview.room_height_px = static_cast<int>(std::max(room.y - 2 * k_edge, 0.0F));
    if (preview.texture != nullptr)
        draw_picture(c, preview, room);
    else
        draw_words_of_preview(c, form);
    turn_page(c);
    if (form.wish.format() == ExportFormat::pptx)
        c.widgets.soft_wrapped(c.say("In the deck titles, conclusions, tables and charts are objects beside the map."));
    for (const std::string& remark : preview.remarks) c.widgets.soft_wrapped(remark);
}

}  // namespace

void draw_export_window(PanelContext& c) {
    const float padding = 2 * ImGui::GetStyle().WindowPadding.x;
    ImGui::BeginGroup();
    ImGui::PushItemWidth(field_width(c));
    draw_form(c);
    ImGui::PopItemWidth();
    ImGui::EndGroup();
    const float left = c.widgets.px(k_form + k_gap), width = ImGui::GetWindowWidth() - padding - left;
    if (width < c.widgets.px(k_least_preview)) return;
    const float height =
        std::max(ImGui::GetItemRectSize().y, std::min(c.widgets.px(k_preview_height), c.input.height * k_most_share));
    ImGui::SameLine(left + ImGui::GetStyle().WindowPadding.x);
    ImGui::BeginChild("###preview", {width, height});
    draw_preview(c, height);
    ImGui::EndChild();
}

}  // namespace ui
