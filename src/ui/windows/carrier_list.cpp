#include "windows/carrier_list.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <numbers>
#include <set>
#include <utility>

#include "kit/theme.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/import_sheet.h"
#include "windows/import_source.h"

namespace ui {
namespace {

using tables::CarrierRole;
using tables::RowChange;
using tables::ValueChange;

CellTint tint_of(const tables::CarrierColumn& column) {
    if (column.outcome == tables::Outcome::left_out) return CellTint::left_out;
    switch (column.role) {
        case CarrierRole::name:
        case CarrierRole::name_zh:
        case CarrierRole::name_en:
        case CarrierRole::number: return CellTint::name;
        case CarrierRole::longitude:
        case CarrierRole::latitude:
        case CarrierRole::longitude_minutes:
        case CarrierRole::longitude_seconds:
        case CarrierRole::latitude_minutes:
        case CarrierRole::latitude_seconds:
        case CarrierRole::easting:
        case CarrierRole::northing:
        case CarrierRole::x:
        case CarrierRole::y:
        case CarrierRole::position: return CellTint::compared;
        case CarrierRole::ordinal:
        case CarrierRole::derived: return CellTint::aside;
        default: return CellTint::value;
    }
}

std::string metres(double m) { return m < 1000 ? fmt::format("{:.0f} m", m) : fmt::format("{:.1f} km", m / 1000); }

/// Where a position lies, and how far from the one before.
std::string words_of(const PanelContext& c, const tables::CarrierPlace& place) {
    const plan::Area* area = place.unit.empty() ? nullptr : c.session.index().area_of_unit(place.unit);
    std::string text = area != nullptr
                           ? c.name(area->name)
                           : fmt::format(fmt::runtime(c.say("{} outside the city")), metres(place.outside_m));
    if (place.before && place.change != ValueChange::same)
        text += " · " + fmt::format(fmt::runtime(c.say("{} from its place")), metres(place.moved_m));
    for (const plan::Finding& finding : place.findings) text += " · " + c.name(finding.message);
    return text;
}

std::string words_of(const PanelContext& c, const tables::CarrierCell& cell) {
    const auto shown = [&](const std::string& value) {
        return c.name(plan::shown_value(c.session.plan(), {cell.field, value}));
    };
    const std::string label = c.say(plan::definition(cell.field).label);
    return cell.before.empty() ? fmt::format("{}: {}", label, shown(cell.after))
                               : fmt::format("{}: {} → {}", label, shown(cell.before), shown(cell.after));
}

std::string name_of(const tables::CarrierRow& row) {
    return row.after.number == 0 ? row.name : fmt::format("{} {}", row.after.number, row.name);
}

std::string changes_of(const PanelContext& c, const tables::CarrierRow& row) {
    std::string text = name_of(row);
    for (const tables::CarrierCell& cell : row.cells)
        if (cell.change != ValueChange::same) text += "\n" + words_of(c, cell);
    if (row.moved()) text += "\n" + words_of(c, *row.place);
    return text;
}

/// One entry a row that is wanted, as many as a list can show.
template <class Wanted, class Place, class Words>
void draw_rows(PanelContext& c, ImportState& state, Wanted wanted, Place place, Words words) {
    std::size_t count = 0;
    for (const tables::CarrierRow& row : state.carriers->preview.rows)
        if (wanted(row) && count++ < k_most_told) draw_told(c, state, place(row), words(row));
    if (count == 0) c.widgets.soft_text(c.say("None."));
    say_how_many_more(c, count);
}

void draw_changes(PanelContext& c, ImportState& state, RowChange change) {
    draw_rows(
        c, state, [&](const auto& row) { return row.change == change; }, [](const auto& row) { return row.at; },
        [&](const auto& row) { return change == RowChange::same ? name_of(row) : changes_of(c, row); });
}

void draw_moved(PanelContext& c, ImportState& state) {
    draw_rows(
        c, state, [](const auto& row) { return row.moved(); }, [](const auto& row) { return row.place->at.front(); },
        [&](const auto& row) { return name_of(row) + "\n" + words_of(c, *row.place); });
}

void draw_absent(PanelContext& c, const ImportState& state) {
    const auto& absent = state.carriers->preview.absent;
    c.widgets.soft_wrapped(absent.empty() ? c.say("None.")
                                          : c.say("In the plan and not in the list; they stay as they are."));
    for (std::size_t i = 0; i < std::min(absent.size(), k_most_told); ++i)
        c.widgets.wrapped(fmt::format("{}  {}", absent[i].number, c.name(absent[i].name)));
    if (absent.size() > k_most_told)
        c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("and {} more")), absent.size() - k_most_told));
}

void draw_left_out(PanelContext& c, ImportState& state) {
    const tables::CarrierPreview& p = state.carriers->preview;
    for (const tables::CarrierColumn& column : p.columns)
        if (column.outcome == tables::Outcome::left_out && column.reason)
            draw_told(c, state, column.at, told(c, column.title, *column.reason));
    for (const tables::LeftOutRow& row : p.left_out_rows)
        draw_told(c, state, {row.row, 1}, told(c, row.text, row.reason));
}

std::ptrdiff_t left_out(const tables::CarrierPreview& p) {
    return std::count_if(p.columns.begin(), p.columns.end(),
                         [](const auto& column) {
                             return column.outcome == tables::Outcome::left_out && column.reason.has_value();
                         }) +
           std::ssize(p.left_out_rows);
}

/// Longitude and latitude to a box: a degree of longitude is shorter by the cosine of the latitude.
class Fit {
public:
    Fit(const geo::GeoExtent& extent, const scene::Rect& box) : extent_(extent), box_(box) {
        shrink_ = std::cos((extent.south + extent.north) / 2 * std::numbers::pi / 180);
        const double wide = (extent.east - extent.west) * shrink_, high = extent.north - extent.south;
        scale_ = std::min(box.width / wide, box.height / high);
        left_ = box.x + (box.width - wide * scale_) / 2;
        top_ = box.y + (box.height - high * scale_) / 2;
    }
    [[nodiscard]] ImVec2 operator()(const geo::LonLat& at) const {
        return {static_cast<float>(left_ + (at.lon - extent_.west) * shrink_ * scale_),
                static_cast<float>(top_ + (extent_.north - at.lat) * scale_)};
    }

private:
    geo::GeoExtent extent_;
    scene::Rect box_;
    double shrink_ = 1, scale_ = 1, left_ = 0, top_ = 0;
};

/// Of the city and of every position that the list gives.
geo::GeoExtent extent_of(const plan::Plan& plan, const tables::CarrierPreview& preview) {
    geo::GeoExtent extent;
    for (const plan::Unit& unit : plan.units)
        for (const geo::Polygon& polygon : unit.shape)
            for (const geo::LonLat& at : polygon.outer) extent.include(at);
    for (const tables::CarrierRow& row : preview.rows)
        if (row.place) extent.include(row.place->position);
    return extent;
}

void draw_units(const PanelContext& c, const Fit& fit, ImDrawList& list) {
    std::vector<ImVec2> points;
    for (const plan::Unit& unit : c.session.plan().units)
        for (const geo::Polygon& polygon : unit.shape) {
            points.clear();
            for (const geo::LonLat& at : polygon.outer) points.push_back(fit(at));
            list.AddPolyline(points.data(), static_cast<int>(points.size()), to_abgr(c.widgets.palette().line),
                             ImDrawFlags_Closed, 1);
        }
}

/// The row of the sheet that the keyboard is at.
std::size_t row_here(const PanelContext& c, const ImportState& state) {
    if (state.sheet == nullptr) return 0;
    const CarrierWords words(c, state.carriers->preview);
    const ImportSource source(c, *state.sheet, words, state.shows_hidden);
    return state.grid.line < source.lines() ? source.place(state.grid.line, state.grid.column).row : 0;
}

/// Which squares of a map hold a position that is drawn: thousands would lie over each other, and have more corners
/// than a draw list takes.
class Spots {
public:
    explicit Spots(float side) : side_(side) {}
    /// False: something is drawn there.
    bool take(ImVec2 at) {
        return taken_.insert({static_cast<int>(at.x / side_), static_cast<int>(at.y / side_)}).second;
    }

private:
    float side_;
    std::set<std::pair<int, int>> taken_;
};

unsigned colour_of(const PanelContext& c, const tables::CarrierRow& row, bool here) {
    const Palette& palette = c.widgets.palette();
    return to_abgr(here ? palette.accent : row.moved() ? palette.warning : palette.soft);
}

/// A dot, with a line from the hollow ring where it was.
void draw_position(const PanelContext& c, const tables::CarrierRow& row, const Fit& fit, bool here, ImDrawList& list) {
    const ImVec2 at = fit(row.place->position);
    const unsigned colour = colour_of(c, row, here);
    if (row.moved() && row.place->before) {
        list.AddLine(fit(*row.place->before), at, colour, c.widgets.px(1.5F));
        list.AddCircle(fit(*row.place->before), c.widgets.px(3.5F), colour);
    }
    list.AddCircleFilled(at, c.widgets.px(here ? 5.0F : 3.5F), colour);
}

/// The row that the keyboard is at lies over the others.
void draw_positions(const PanelContext& c, const ImportState& state, const Fit& fit, ImDrawList& list) {
    constexpr std::size_t k_many = 400;
    const std::vector<tables::CarrierRow>& rows = state.carriers->preview.rows;
    const std::size_t here = row_here(c, state);
    const bool many = rows.size() > k_many;
    const float side = c.widgets.px(3);
    Spots spots(side);
    const tables::CarrierRow* chosen = nullptr;
    for (const tables::CarrierRow& row : rows) {
        if (!row.place) continue;
        if (row.at.row == here)
            chosen = &row;
        else if (!many)
            draw_position(c, row, fit, false, list);
        else if (const ImVec2 at = fit(row.place->position); spots.take(at))
            list.AddRectFilled(at, {at.x + side, at.y + side}, colour_of(c, row, false));
    }
    if (chosen != nullptr) draw_position(c, *chosen, fit, true, list);
}

}  // namespace

CellLook CarrierWords::chip(std::size_t at) const {
    const tables::CarrierColumn& column = preview_.columns[at];
    CellLook look;
    look.is_chip = true;
    look.tint = tint_of(column);
    look.mark = column.outcome == tables::Outcome::asked ? CellMark::asked : CellMark::none;
    look.soft = column.outcome == tables::Outcome::left_out;
    if (column.outcome != tables::Outcome::taken && column.reason) {
        look.text = told(c_, "", *column.reason);
        return look;
    }
    look.text = c_.name(tables::label(column.role));
    if (!column.unit.empty()) look.text += " · " + column.unit;
    if (column.times != 1) look.text += fmt::format(" × {}", column.times);
    return look;
}

std::string CarrierWords::remark(std::size_t at) const {
    const tables::CarrierColumn& column = preview_.columns[at];
    return column.outcome == tables::Outcome::taken && column.reason ? told(c_, "", *column.reason) : std::string();
}

std::string CarrierWords::fact(const session::SheetReading::Fact& fact, tables::CellPlace at) const {
    if (fact.sign == session::SheetSign::refused) return told(c_, "", preview_.refused[fact.index].reason);
    if (fact.sign == session::SheetSign::asked) return told(c_, "", preview_.questions[fact.index].sentence);
    if (fact.sign == session::SheetSign::none) return {};
    const tables::CarrierRow& row = preview_.rows[fact.index];
    for (const tables::CarrierCell& cell : row.cells)
        if (cell.at == at) return words_of(c_, cell);
    return row.place ? words_of(c_, *row.place) : std::string();
}

std::string CarrierWords::left_out(std::size_t row) const { return told(c_, "", preview_.left_out_rows[row].reason); }

std::unique_ptr<ReadingWords> reading_words(const PanelContext& c, const ImportState& state) {
    if (state.carriers) return std::make_unique<CarrierWords>(c, state.carriers->preview);
    return std::make_unique<ValueWords>(c, state.preview);
}

std::vector<PartRow> parts_of_carriers(const CarrierList& carriers, std::ptrdiff_t notes) {
    const tables::CarrierPreview& p = carriers.preview;
    return {{base::mark("Questions {}"), ImportPart::questions, p.open_questions()},
            {base::mark("New {}"), ImportPart::added, p.count(RowChange::added)},
            {base::mark("Changed {}"), ImportPart::changed, p.count(RowChange::changed)},
            {base::mark("Moved {}"), ImportPart::moved, p.moved()},
            {base::mark("Same {}"), ImportPart::same, p.count(RowChange::same)},
            {base::mark("Left out {}"), ImportPart::left_out, left_out(p)},
            {base::mark("Refused {}"), ImportPart::refused, std::ssize(p.refused)},
            {base::mark("Not in the list {}"), ImportPart::absent, std::ssize(p.absent)},
            {base::mark("Notes {}"), ImportPart::notes, notes}};
}

void draw_carrier_part(PanelContext& c, ImportState& state) {
    switch (state.part) {
        case ImportPart::added: return draw_changes(c, state, RowChange::added);
        case ImportPart::changed: return draw_changes(c, state, RowChange::changed);
        case ImportPart::same: return draw_changes(c, state, RowChange::same);
        case ImportPart::moved: return draw_moved(c, state);
        case ImportPart::absent: return draw_absent(c, state);
        default: return draw_left_out(c, state);
    }
}

void draw_places(PanelContext& c, const ImportState& state, float width, float height) {
    const tables::CarrierPreview& preview = state.carriers->preview;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const Palette& palette = c.widgets.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(corner, {corner.x + width, corner.y + height}, to_abgr(palette.ground));
    list.AddRect(corner, {corner.x + width, corner.y + height}, to_abgr(palette.line));
    const float inset = c.widgets.px(8);
    const Fit fit(extent_of(c.session.plan(), preview),
                  {corner.x + inset, corner.y + inset, width - 2 * inset, height - 2 * inset});
    draw_units(c, fit, list);
    draw_positions(c, state, fit, list);
    ImGui::Dummy({width, height});
    c.widgets.record("import/places");
    c.widgets.tip(c.say("Where the list's positions lie; a hollow ring is where a carrier was"));
}

}  // namespace ui
