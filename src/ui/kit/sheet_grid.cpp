#include "kit/sheet_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui.h>
#include <imgui_internal.h>
#include <utility>
#include <vector>

#include "kit/theme.h"

namespace ui {
namespace {

constexpr float k_bar = 11;  // logical px of a scroll bar
constexpr float k_inset = 4;
constexpr float k_wheel_lines = 3;

/// What moves with the sheet and what stays in sight, along one axis.
struct Axis {
    std::vector<float> starts;  ///< device px from the first one; one more than there are
    [[nodiscard]] std::size_t count() const { return starts.size() - 1; }
    [[nodiscard]] float length() const { return starts.back(); }
    [[nodiscard]] float size(std::size_t i) const { return starts[i + 1] - starts[i]; }
    [[nodiscard]] std::size_t at(float position) const {
        const auto after = std::upper_bound(starts.begin(), starts.end(), position);
        const auto place = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, after - starts.begin())) - 1;
        return std::min(place, count() - 1);
    }
};

struct MarkLook {
    const char* sign;
    unsigned Palette::*colour;
};
constexpr std::array k_marks{MarkLook{"", &Palette::soft},    MarkLook{"+", &Palette::good},
                             MarkLook{"~", &Palette::accent}, MarkLook{"=", &Palette::soft},
                             MarkLook{"×", &Palette::bad},    MarkLook{"?", &Palette::warning}};

unsigned mixed(unsigned ground, unsigned over, float share) {
    unsigned out = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        const auto a = static_cast<float>((ground >> shift) & 0xFFU), b = static_cast<float>((over >> shift) & 0xFFU);
        out |= static_cast<unsigned>(std::lround(a + (b - a) * share)) << shift;
    }
    return out;
}

class SheetPainter {
public:
    SheetPainter(Widgets& widgets, std::string key, const CellSource& source, SheetGridState& state, float width,
                 float height)
        : w_(widgets),
          p_(widgets.palette()),
          key_(std::move(key)),
          source_(source),
          state_(state),
          line_(std::round(ImGui::GetTextLineHeight() + widgets.px(7))),
          list_(*ImGui::GetWindowDrawList()) {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        numbers_ = std::round(w_.text_width(source.line_name(source.lines() - 1)) + 2 * w_.px(k_inset) + w_.px(4));
        columns_.starts.push_back(0);
        for (std::size_t i = 0; i < source.columns(); ++i)
            columns_.starts.push_back(columns_.length() + std::round(w_.px(source.column_width(i))));
        all_ = {corner.x, corner.y, std::floor(width), std::floor(height)};
        body_ = {all_.x + numbers_, all_.y + line_, all_.width - numbers_ - w_.px(k_bar),
                 all_.height - line_ - w_.px(k_bar)};
    }

    SheetPress draw() {
        take_pointer();
        keep_on_sheet();
        if (state_.reveals) reveal();
        clamp();
        list_.PushClipRect({all_.x, all_.y}, {all_.right(), all_.bottom()}, true);
        list_.AddRectFilled({all_.x, all_.y}, {all_.right(), all_.bottom()}, to_abgr(p_.ground));
        find_what_stays();
        drag_on();
        draw_body();
        draw_names();
        draw_titles();
        draw_letters();
        draw_numbers();
        draw_cursor();
        list_.AddRect({all_.x, all_.y}, {all_.right(), all_.bottom()}, to_abgr(p_.line));
        list_.PopClipRect();
        w_.stop_at(key_, all_, StopKind::rows);
        draw_bars();
        return press_;
    }

private:
    [[nodiscard]] float total_height() const { return line_ * static_cast<float>(source_.lines()); }
    [[nodiscard]] float x_of(std::size_t column) const { return body_.x + columns_.starts[column] - state_.x; }
    [[nodiscard]] float y_of(std::size_t line) const { return body_.y + line_ * static_cast<float>(line) - state_.y; }
    [[nodiscard]] std::size_t line_at(float y) const {
        const float at = std::max(0.0F, y - body_.y + state_.y);
        return std::min(source_.lines() - 1, static_cast<std::size_t>(at / line_));
    }
    [[nodiscard]] std::size_t column_at(float x) const {
        if (names_ && x < body_.x + columns_.size(*names_)) return *names_;
        return columns_.at(std::max(0.0F, x - body_.x + state_.x));
    }
    [[nodiscard]] float sticky_height() const {
        return sticky_ ? line_ * static_cast<float>(sticky_->last_line - sticky_->first_line + 1) : 0;
    }

    void take_pointer() {
        ImGui::PushID(key_.c_str());
        const bool clicked =
            ImGui::InvisibleButton("###sheet", {all_.width - w_.px(k_bar), all_.height - w_.px(k_bar)});
        ImGui::PopID();
        w_.record(key_);
        hovered_ = ImGui::IsItemHovered();
        grabs_ = ImGui::IsItemActivated();
        held_ = ImGui::IsItemActive();
        if (!hovered_) return;
        const ImGuiIO& io = ImGui::GetIO();
        ImGui::SetItemUsingMouseWheel();
        const float turned = io.MouseWheel * line_ * k_wheel_lines;
        (io.KeyShift ? state_.x : state_.y) -= turned;
        state_.x -= io.MouseWheelH * line_ * k_wheel_lines;
        clicked_ = clicked;
    }
    /// Letting go after several were passed presses the last of them, wherever the pointer is by then.
    void drag_on() {
        using Drag = SheetGridState::Drag;
        if (state_.drag == Drag::none || grabs_) return;
        if (held_) return drag_to(ImGui::GetIO().MousePos);
        const Drag was = std::exchange(state_.drag, Drag::none);
        if (!state_.several_chosen()) return;
        clicked_ = false;
        const auto part = was == Drag::letters   ? SheetPress::Part::column
                          : was == Drag::numbers ? SheetPress::Part::line
                                                 : SheetPress::Part::cell;
        press_ = {part, state_.line, state_.column};
    }
    void drag_to(ImVec2 pointer) {
        using Drag = SheetGridState::Drag;
        const CellAt from = *state_.chosen_from;
        const CellAt along{from.line, column_at(pointer.x)}, down{line_at(pointer.y), from.column};
        const auto is_chip = [&](CellAt at) { return source_.cell(at.line, at.column).is_chip; };
        CellAt to = from;
        if (state_.drag == Drag::letters ||
            (state_.drag == Drag::chips && along.column != from.column && is_chip(along)))
            to = along;
        else if (state_.drag == Drag::numbers || (state_.drag == Drag::chips && is_chip(down)))
            to = down;
        state_.line = to.line;
        state_.column = to.column;
        state_.reveals = true;
    }
    void grab(SheetGridState::Drag what, CellAt at) {
        state_.drag = what;
        if (what == SheetGridState::Drag::none) return state_.chosen_from.reset();
        state_.chosen_from = at;
        state_.line = at.line;
        state_.column = at.column;
    }
    /// What is shown may have become less meanwhile.
    void keep_on_sheet() {
        if (state_.chosen_from &&
            (state_.chosen_from->line >= source_.lines() || state_.chosen_from->column >= source_.columns()))
            state_.chosen_from.reset();
        state_.line = std::min(state_.line, source_.lines() - 1);
        state_.column = std::min(state_.column, source_.columns() - 1);
    }
    void reveal() {
        state_.reveals = false;
        const auto titles = source_.titles_over(state_.line);
        const float above = titles ? line_ * static_cast<float>(titles->last_line - titles->first_line + 1) : 0;
        const float top = line_ * static_cast<float>(state_.line);
        state_.y = std::clamp(state_.y, top + line_ - body_.height, std::max(0.0F, top - above));
        const auto names = source_.names_beside(state_.line);
        const float aside = names && *names < state_.column ? columns_.size(*names) : 0;
        const float left = columns_.starts[state_.column];
        const float furthest = std::max(0.0F, left - aside);
        state_.x =
            std::clamp(state_.x, std::min(furthest, left + columns_.size(state_.column) - body_.width), furthest);
    }
    void clamp() {
        state_.x = std::round(std::clamp(state_.x, 0.0F, std::max(0.0F, columns_.length() - body_.width)));
        state_.y = std::round(std::clamp(state_.y, 0.0F, std::max(0.0F, total_height() - body_.height)));
        state_.lines_in_sight = std::max<std::size_t>(1, static_cast<std::size_t>(body_.height / line_));
    }
    /// Titles and names of the table that is uppermost.
    void find_what_stays() {
        const std::size_t top = line_at(body_.y);
        sticky_ = source_.titles_over(top);
        if (sticky_ && (y_of(sticky_->first_line) >= body_.y || sticky_height() > body_.height / 2)) sticky_.reset();
        const std::size_t bottom = line_at(body_.bottom());
        names_.reset();
        for (std::size_t line = top; line <= bottom && !names_; ++line) names_ = source_.names_beside(line);
        if (names_ && x_of(*names_) >= body_.x) names_.reset();
    }

    [[nodiscard]] unsigned fill_of(const CellLook& look) const {
        switch (look.tint) {
            case CellTint::plain: return p_.ground;
            case CellTint::name: return mixed(p_.ground, p_.accent, 0.12F);
            case CellTint::value: return mixed(p_.ground, p_.good, 0.10F);
            case CellTint::compared: return mixed(p_.ground, p_.warning, 0.12F);
            case CellTint::aside: return mixed(p_.ground, p_.soft, 0.06F);
            case CellTint::title: return p_.bar;
            case CellTint::left_out: return mixed(p_.ground, p_.line, 0.45F);
        }
        return p_.ground;
    }
    void hatch(const scene::Rect& box) {
        list_.PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
        const float step = w_.px(7);
        for (float x = std::floor((box.x - box.height) / step) * step; x < box.right(); x += step)
            list_.AddLine({x, box.bottom()}, {x + box.height, box.y}, to_abgr(p_.line, 0.55F));
        list_.PopClipRect();
    }
    void draw_cell(const scene::Rect& box, const CellLook& look) {
        const float inset = w_.px(k_inset);
        const float text_y = std::round(box.y + (line_ - ImGui::GetTextLineHeight()) / 2);
        if (look.is_chip) {
            const scene::Rect chip{box.x + 2, box.y + 2, box.width - 5, box.height - 5};
            list_.AddRectFilled({chip.x, chip.y}, {chip.right(), chip.bottom()}, to_abgr(fill_of(look)), w_.px(4));
            if (look.tint == CellTint::left_out) hatch(chip);
            const unsigned rim = look.mark == CellMark::asked ? p_.warning : p_.line;
            list_.AddRect({chip.x, chip.y}, {chip.right(), chip.bottom()}, to_abgr(rim), w_.px(4), 0,
                          look.mark == CellMark::asked ? w_.px(1.5F) : 1);
        } else {
            list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_abgr(fill_of(look)));
            if (look.tint == CellTint::left_out) hatch(box);
            list_.AddLine({box.right() - 1, box.y}, {box.right() - 1, box.bottom()}, to_abgr(p_.line, 0.6F));
            list_.AddLine({box.x, box.bottom() - 1}, {box.right(), box.bottom() - 1}, to_abgr(p_.line, 0.6F));
        }
        float left = box.x + inset + (look.is_chip ? inset : 0);
        if (look.mark != CellMark::none) {
            const MarkLook& mark = k_marks[static_cast<std::size_t>(look.mark)];
            w_.draw_text(left, text_y, mark.sign, p_.*mark.colour);
            left += w_.text_width("×") + inset;
        }
        const scene::Rect room{left, box.y, std::max(0.0F, box.right() - inset - left), box.height};
        const unsigned colour = look.soft ? p_.soft : p_.text;
        const float wanted = look.is_number ? w_.text_width(look.text) : 0;
        w_.draw_text_in(room, look.is_number ? std::max(left, room.right() - wanted) : left, text_y, look.text, colour);
    }
    /// One cell, or the merged ones that it begins or hides; those are drawn once, from where they are first seen.
    void draw_at(std::size_t line, std::size_t column, std::size_t first_line, std::size_t first_column) {
        const auto span = source_.merge(line, column);
        const std::size_t from_line = span ? span->first_line : line, from_column = span ? span->first_column : column;
        if (line != std::max(from_line, first_line) || column != std::max(from_column, first_column)) return;
        const std::size_t last_line = span ? span->last_line : line, last_column = span ? span->last_column : column;
        const scene::Rect box{x_of(from_column), y_of(from_line),
                              columns_.starts[last_column + 1] - columns_.starts[from_column],
                              line_ * static_cast<float>(last_line - from_line + 1)};
        draw_cell(box, source_.cell(from_line, from_column));
    }
    void record(std::size_t line, std::size_t column, const scene::Rect& clip) {
        const float x = std::max(x_of(column), clip.x), y = std::max(y_of(line), clip.y);
        const scene::Rect box{x, y, std::min(x_of(column) + columns_.size(column), clip.right()) - x,
                              std::min(y_of(line) + line_, clip.bottom()) - y};
        if (box.width > 2 && box.height > 2) w_.record_box(source_.key(line, column), box);
    }
    void draw_lines(std::size_t first_line, std::size_t last_line, std::size_t first_column, std::size_t last_column,
                    const scene::Rect& clip) {
        list_.PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, true);
        for (std::size_t line = first_line; line <= last_line; ++line)
            for (std::size_t column = first_column; column <= last_column; ++column) {
                draw_at(line, column, first_line, first_column);
                record(line, column, clip);
                if (hovered_) point_at(line, column, clip);
            }
        list_.PopClipRect();
    }
    /// What is drawn last lies uppermost.
    void point_at(std::size_t line, std::size_t column, const scene::Rect& clip) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool inside = mouse.x >= std::max(clip.x, x_of(column)) && mouse.y >= std::max(clip.y, y_of(line)) &&
                            mouse.x < std::min(clip.right(), x_of(column) + columns_.size(column)) &&
                            mouse.y < std::min(clip.bottom(), y_of(line) + line_);
        if (!inside) return;
        pointed_ = {line, column};
        if (grabs_)
            grab(source_.cell(line, column).is_chip ? SheetGridState::Drag::chips : SheetGridState::Drag::none,
                 {line, column});
        if (clicked_) press_ = {SheetPress::Part::cell, line, column};
    }
    void draw_body() {
        if (columns_.count() == 0) return;
        first_ = line_at(body_.y);
        last_ = line_at(body_.bottom());
        left_ = columns_.at(state_.x);
        right_ = columns_.at(state_.x + body_.width);
        draw_lines(first_, last_, left_, right_, body_);
    }
    void draw_names() {
        if (!names_) return;
        const float moved = x_of(*names_) - body_.x;
        state_.x += moved;
        draw_lines(first_, last_, *names_, *names_, {body_.x, body_.y, columns_.size(*names_), body_.height});
        state_.x -= moved;
        const float edge = body_.x + columns_.size(*names_);
        list_.AddLine({edge, body_.y}, {edge, body_.bottom()}, to_abgr(p_.soft), w_.px(1.5F));
    }
    void draw_titles() {
        if (!sticky_) return;
        const float kept = state_.y;
        state_.y = line_ * static_cast<float>(sticky_->first_line);
        draw_lines(sticky_->first_line, sticky_->last_line, left_, right_,
                   {body_.x, body_.y, body_.width, sticky_height()});
        if (names_) {
            const float moved = x_of(*names_) - body_.x;
            state_.x += moved;
            draw_lines(sticky_->first_line, sticky_->last_line, *names_, *names_,
                       {body_.x, body_.y, columns_.size(*names_), sticky_height()});
            state_.x -= moved;
        }
        state_.y = kept;
        const float edge = body_.y + sticky_height();
        list_.AddLine({body_.x, edge}, {body_.right(), edge}, to_abgr(p_.soft), w_.px(1.5F));
    }
    void draw_edge_cell(const scene::Rect& box, const std::string& name, bool at_cursor, const std::string& key,
                        SheetPress press) {
        list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_abgr(at_cursor ? p_.field_hover : p_.bar));
        list_.AddLine({box.right() - 1, box.y}, {box.right() - 1, box.bottom()}, to_abgr(p_.line));
        list_.AddLine({box.x, box.bottom() - 1}, {box.right(), box.bottom() - 1}, to_abgr(p_.line));
        const float x = std::round(box.x + (box.width - w_.text_width(name)) / 2);
        w_.draw_text_in(box, x, std::round(box.y + (line_ - ImGui::GetTextLineHeight()) / 2), name,
                        at_cursor ? p_.text : p_.soft);
        if (name.empty()) return;
        w_.record_box(key, box);
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool inside =
            mouse.x >= box.x && mouse.x < box.right() && mouse.y >= box.y && mouse.y < box.bottom() && hovered_;
        if (inside && grabs_)
            grab(press.part == SheetPress::Part::line ? SheetGridState::Drag::numbers : SheetGridState::Drag::letters,
                 {press.line, press.column});
        if (inside && clicked_) press_ = press;
    }
    void draw_letters() {
        const CellSpan chosen = state_.chosen();
        list_.PushClipRect({body_.x, all_.y}, {body_.right(), body_.y}, true);
        const auto draw_one = [&](std::size_t column, float x) {
            const std::string name = source_.column_name(column);
            draw_edge_cell({x, all_.y, columns_.size(column), line_}, name,
                           column >= chosen.first_column && column <= chosen.last_column, key_ + "/column/" + name,
                           {SheetPress::Part::column, state_.line, column});
        };
        if (columns_.count() > 0)
            for (std::size_t column = left_; column <= right_; ++column) draw_one(column, x_of(column));
        if (names_) draw_one(*names_, body_.x);
        list_.PopClipRect();
    }
    void draw_numbers() {
        const CellSpan chosen = state_.chosen();
        list_.PushClipRect({all_.x, all_.y}, {body_.x, body_.bottom()}, true);
        const auto draw_one = [&](std::size_t line, float y) {
            const std::string name = source_.line_name(line);
            draw_edge_cell({all_.x, y, numbers_, line_}, name, line >= chosen.first_line && line <= chosen.last_line,
                           key_ + "/row/" + name, {SheetPress::Part::line, line, state_.column});
        };
        for (std::size_t line = first_; line <= last_; ++line)
            if (y_of(line) + line_ > body_.y + sticky_height()) draw_one(line, y_of(line));
        for (std::size_t i = 0; sticky_ && sticky_->first_line + i <= sticky_->last_line; ++i)
            draw_one(sticky_->first_line + i, body_.y + line_ * static_cast<float>(i));
        list_.AddRectFilled({all_.x, all_.y}, {body_.x, body_.y}, to_abgr(p_.bar));
        list_.PopClipRect();
    }
    void draw_cursor() {
        if (state_.line >= source_.lines() || state_.column >= columns_.count()) return;
        const bool in_titles = sticky_ && state_.line >= sticky_->first_line && state_.line <= sticky_->last_line;
        if (in_titles) return;
        state_.at = {x_of(state_.column), y_of(state_.line), columns_.size(state_.column), line_};
        const CellSpan chosen = state_.chosen();
        const scene::Rect box{x_of(chosen.first_column), y_of(chosen.first_line),
                              columns_.starts[chosen.last_column + 1] - columns_.starts[chosen.first_column],
                              line_ * static_cast<float>(chosen.last_line - chosen.first_line + 1)};
        const float left = names_ && *names_ != state_.column ? body_.x + columns_.size(*names_) : body_.x;
        list_.PushClipRect({left, body_.y + sticky_height()}, {body_.right(), body_.bottom()}, true);
        list_.AddRect({box.x, box.y}, {box.right(), box.bottom()}, to_abgr(p_.accent), 0, 0, w_.px(2));
        list_.PopClipRect();
        if (pointed_) w_.tip(source_.tip(pointed_->first, pointed_->second), true);
    }

    /// A bar along one side; dragged, it moves the sheet.
    void draw_bar(const char* name, const scene::Rect& track, float seen, float whole, float& scrolled, bool upright) {
        if (whole <= seen || seen <= 0) return;
        const float length = upright ? track.height : track.width;
        const float thumb = std::max(w_.px(24), length * seen / whole);
        const float way = std::max(1.0F, length - thumb);
        const float at = way * scrolled / (whole - seen);
        ImGui::SetCursorScreenPos({track.x, track.y});
        ImGui::PushID(key_.c_str());
        ImGui::InvisibleButton(name, {track.width, track.height});
        ImGui::PopID();
        const bool held = ImGui::IsItemActive();
        if (held) {
            const ImVec2 mouse = ImGui::GetIO().MousePos;
            const float wanted = (upright ? mouse.y - track.y : mouse.x - track.x) - thumb / 2;
            scrolled = std::clamp(wanted / way, 0.0F, 1.0F) * (whole - seen);
        }
        const scene::Rect box = upright ? scene::Rect{track.x + 2, track.y + at, track.width - 4, thumb}
                                        : scene::Rect{track.x + at, track.y + 2, thumb, track.height - 4};
        const bool lit = held || ImGui::IsItemHovered();
        list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_abgr(lit ? p_.soft : p_.line), w_.px(4));
    }
    void draw_bars() {
        const ImVec2 cursor = ImGui::GetCursorScreenPos();
        const float thick = w_.px(k_bar);
        draw_bar("###down", {all_.right() - thick, body_.y, thick, body_.height}, body_.height, total_height(),
                 state_.y, true);
        draw_bar("###across", {body_.x, all_.bottom() - thick, body_.width, thick}, body_.width, columns_.length(),
                 state_.x, false);
        ImGui::SetCursorScreenPos(cursor);
        ImGui::Dummy({all_.width, 0});
    }

    Widgets& w_;
    const Palette& p_;
    std::string key_;
    const CellSource& source_;
    SheetGridState& state_;
    float line_;         ///< height of a line, device px
    float numbers_ = 0;  ///< width of the numbers of rows
    ImDrawList& list_;
    Axis columns_;
    scene::Rect all_, body_;
    std::size_t first_ = 0, last_ = 0, left_ = 0, right_ = 0;  ///< what is seen
    std::optional<CellSpan> sticky_;                           ///< titles that stay in sight
    std::optional<std::size_t> names_;                         ///< likewise
    std::optional<std::pair<std::size_t, std::size_t>> pointed_;
    bool hovered_ = false, clicked_ = false, grabs_ = false, held_ = false;
    SheetPress press_;
};

std::size_t moved(std::size_t at, std::ptrdiff_t by, std::size_t count) {
    const auto wanted = static_cast<std::ptrdiff_t>(at) + by;
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(count) - 1));
}

}  // namespace

SheetPress draw_sheet(Widgets& widgets, const std::string& key, const CellSource& source, SheetGridState& state,
                      float width, float height) {
    if (source.lines() == 0 || source.columns() == 0) return {};
    const SheetPress press = SheetPainter(widgets, key, source, state, width, height).draw();
    if (press.part != SheetPress::Part::none) {
        state.line = press.line;
        state.column = press.column;
    }
    return press;
}

bool move_in_sheet(const CellSource& source, SheetGridState& state, const KeyPress& press) {
    if (press.alt || source.lines() == 0 || source.columns() == 0) return false;
    const std::size_t lines = source.lines(), columns = source.columns();
    const auto page = static_cast<std::ptrdiff_t>(state.lines_in_sight);
    const auto far = static_cast<std::ptrdiff_t>(lines + columns);
    const std::ptrdiff_t step = press.ctrl ? far : 1;
    const CellAt here{state.line, state.column};
    switch (press.key) {
        case Key::up: state.line = moved(state.line, -step, lines); break;
        case Key::down: state.line = moved(state.line, step, lines); break;
        case Key::left: state.column = moved(state.column, -step, columns); break;
        case Key::right: state.column = moved(state.column, step, columns); break;
        case Key::home:
            state.column = 0;
            if (press.ctrl) state.line = 0;
            break;
        case Key::end:
            state.column = columns - 1;
            if (press.ctrl) state.line = lines - 1;
            break;
        case Key::page_up:
            if (press.ctrl) return false;
            state.line = moved(state.line, -page, lines);
            break;
        case Key::page_down:
            if (press.ctrl) return false;
            state.line = moved(state.line, page, lines);
            break;
        default: return false;
    }
    if (!press.shift)
        state.chosen_from.reset();
    else if (!state.chosen_from)
        state.chosen_from = here;
    state.reveals = true;
    return true;
}

}  // namespace ui
