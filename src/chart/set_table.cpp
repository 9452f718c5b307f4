#include "set_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include "base/line_break.h"
#include "base/unicode.h"

namespace chart {
namespace {

constexpr float k_pad_mm = 1.4F, k_row_pad_mm = 0.9F;  // beside and above a cell's text
constexpr float k_dot_mm = 3.2F;                       // that a mark takes before the text
constexpr float k_slack_px = 0.5F;                     // a word as wide as its column is whole
constexpr float k_caption_gap_mm = 1.2F, k_note_gap_mm = 1, k_after_mm = 5;

/// A row as lines: of each cell those that it is wrapped to.
struct SetRow {
    const std::vector<Cell>* cells = nullptr;  ///< null: titles
    std::vector<std::vector<std::string>> lines;
    bool has_marks = true;  ///< false: the rest of a row that no sheet could hold
};

float sum_of(std::span<const float> widths) { return std::accumulate(widths.begin(), widths.end(), 0.0F); }

/// Gives room to the columns that make a table lower by it, as far as widths of texts tell.
class Widening {
public:
    enum class By { gain, gain_of_room };  ///< neither is better for all tables

    Widening(std::span<const ColumnNeed> needs, std::vector<float> widths, By by)
        : needs_(needs), widths_(std::move(widths)), by_(by) {
        for (std::size_t i = 0; i < needs.size(); ++i) lines_.push_back(lines_of(i, widths_[i]));
    }

    /// A step at a time, each to the column that gains most by what it takes.
    void use(float room) {
        for (float left = room - sum_of(widths_);;) {
            std::optional<Step> best;
            for (std::size_t i = 0; i < needs_.size(); ++i) {
                const auto step = next_step(i);
                if (step && step->room <= left && (!best || is_better(*step, *best))) best = step;
            }
            if (!best) return;
            widths_[best->column] += best->room;
            left -= best->room;
            lines_[best->column] = lines_of(best->column, widths_[best->column]);
        }
    }

    [[nodiscard]] const std::vector<float>& widths() const { return widths_; }
    /// Of the table, in lines.
    [[nodiscard]] float height() const {
        float height = 0;
        for (std::size_t row = 0; !lines_.empty() && row < lines_.front().size(); ++row) {
            float most = 0;
            for (const Lines& column : lines_) most = std::max(most, column[row]);
            height += most;
        }
        return height;
    }

private:
    using Lines = std::vector<float>;  ///< of each text of a column
    struct Step {
        std::size_t column = 0;
        float room = 0, gain = 0;
    };
    static constexpr float k_filled = 0.93F;  ///< of a line that is not the last, on the average

    [[nodiscard]] bool is_better(const Step& step, const Step& than) const {
        return by_ == By::gain ? step.gain > than.gain : step.gain * than.room > than.gain * step.room;
    }
    [[nodiscard]] static float lines_of_text(float text, float width) {
        return text <= width ? 1 : std::max(2.0F, std::ceil(text / (k_filled * width)));
    }
    [[nodiscard]] Lines lines_of(std::size_t column, float width) const {
        Lines out;
        for (const float text : needs_[column].texts) out.push_back(lines_of_text(text, width));
        return out;
    }
    /// To the width at which some text takes a line less.
    [[nodiscard]] std::optional<Step> next_step(std::size_t column) const {
        constexpr float k_beyond = 0.01F;
        float next = std::numeric_limits<float>::max();
        for (std::size_t row = 0; row < lines_[column].size(); ++row) {
            const float fewer = lines_[column][row] - 1, text = needs_[column].texts[row];
            if (fewer > 0) next = std::min(next, fewer > 1 ? text / (k_filled * fewer) : text);
        }
        if (next == std::numeric_limits<float>::max()) return std::nullopt;
        next += k_beyond;
        const Lines then = lines_of(column, next);
        return Step{column, std::max(next - widths_[column], k_beyond), gain_of(column, then)};
    }
    /// Lines that the table is lower by; a little for a cell that gets lower in a row that does not.
    [[nodiscard]] float gain_of(std::size_t column, const Lines& then) const {
        constexpr float k_cell = 0.05F;
        float gain = 0;
        for (std::size_t row = 0; row < then.size(); ++row) {
            float others = 1;
            for (std::size_t i = 0; i < lines_.size(); ++i)
                if (i != column) others = std::max(others, lines_[i][row]);
            const float now = lines_[column][row];
            gain += std::max(others, now) - std::max(others, then[row]) + k_cell * (now - then[row]);
        }
        return gain;
    }

    std::span<const ColumnNeed> needs_;
    std::vector<float> widths_;
    By by_;
    std::vector<Lines> lines_;
};

class TableSetter {
public:
    TableSetter(OpenSheets& sheets, const Table& table)
        : sheets_(sheets),
          table_(table),
          body_{sheets.style().table_pt, carto::Weight::regular, k_inks.text, 1.4F},
          head_{sheets.style().table_pt, carto::Weight::bold, k_inks.text, 1.4F},
          caption_type_(head_),
          pad_(sheets.mm(k_pad_mm)),
          row_pad_(sheets.mm(k_row_pad_mm)) {
        choose_size();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            titles_.lines.push_back(wrapped(table.columns[i].title, head_, i, false));
        for (const auto& cells : table.rows) add_row(cells);
    }

    [[nodiscard]] float least_height() const {
        const float first = rows_.empty() ? 0 : height_of(rows_.front());
        return caption_height() + height_of(titles_) + first;
    }

    void print() {
        if (!table_.caption.empty()) caption_ = sheets_.table_caption(table_.caption);
        sheets_.need(least_height());
        begin(caption_);
        bool is_first = true;  // on its sheet
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const bool fits = height_of(rows_[i]) <= sheets_.room();
            if (!fits || (!is_first && height_to_end(i) > sheets_.room())) {
                end();
                sheets_.break_sheet();
                begin(caption_.empty() ? caption_ : caption_ + sheets_.words().continued);
            }
            print_row(rows_[i], Part::row);
            is_first = false;
        }
        end();
        print_note();
        sheets_.skip(sheets_.mm(k_after_mm));
    }

private:
    [[nodiscard]] float caption_height() const {
        if (table_.caption.empty()) return 0;
        // with its number and that it goes on it may take one more
        const float width = sheets_.width() * 0.85F;
        const auto lines = static_cast<float>(sheets_.lines(table_.caption, caption_type_, width).size());
        return lines * sheets_.line_height(caption_type_) + sheets_.mm(k_caption_gap_mm);
    }
    [[nodiscard]] float height_of(const SetRow& row) const {
        std::size_t most = 1;
        for (const auto& cell : row.lines) most = std::max(most, cell.size());
        return static_cast<float>(most) * sheets_.line_height(body_) + 2 * row_pad_;
    }
    /// The last two rows and the note go together: neither stands alone on a sheet. 0: of a row further up.
    [[nodiscard]] float height_to_end(std::size_t i) const {
        constexpr std::size_t k_together = 2;
        if (i + k_together < rows_.size()) return 0;
        float height = note_height();
        for (std::size_t row = i; row < rows_.size(); ++row) height += height_of(rows_[row]);
        return height;
    }
    [[nodiscard]] Type note_type() const { return {sheets_.style().note_pt, carto::Weight::regular, k_inks.soft}; }
    [[nodiscard]] float note_height() const {
        if (table_.note.empty()) return 0;
        const auto lines = static_cast<float>(sheets_.lines(table_.note, note_type(), sheets_.width()).size());
        return sheets_.mm(k_note_gap_mm) + lines * sheets_.line_height(note_type());
    }
    [[nodiscard]] float dot_room(const Cell& cell) const { return cell.mark ? sheets_.mm(k_dot_mm) : 0; }

    struct TextNeed {
        float word = 0, unwrapped = 0, natural = 0;
    };
    TextNeed need_of(const std::string& text, const Type& type, float most_whole_em) {
        constexpr float k_unbounded = 1e6F;
        float natural = 0, word = 0;
        for (const std::string& line : sheets_.lines(text, type, k_unbounded))
            natural = std::max(natural, sheets_.width_of(line, type));
        for (const std::string_view piece : base::line_pieces(text))
            word = std::max(word, sheets_.width_of(base::trim_view(piece), type));
        const float unwrapped = std::min(natural, sheets_.pt(most_whole_em * type.size_pt));
        return {word, std::max(word, unwrapped), std::max(word, natural)};
    }

    /// Long ones take some lines.
    TextNeed need_of_title(const std::string& title) {
        constexpr float k_least_em = 2.2F, k_most_lines = 4;
        TextNeed need = need_of(title, head_, k_least_em);
        need.unwrapped = std::max({need.word, need.unwrapped, need.natural / k_most_lines});
        return need;
    }

    /// Smaller type where columns are many: a little so that short texts stay whole, more so that words do.
    void choose_size() {
        constexpr float k_small_pt = 8, k_least_pt = 7, k_step_pt = 0.5F;
        const auto fits = [&](const std::vector<ColumnNeed>& all, float ColumnNeed::*width) {
            const float sum = std::accumulate(all.begin(), all.end(), 0.0F,
                                              [width](float before, const auto& need) { return before + need.*width; });
            return sum <= sheets_.width();
        };
        std::vector<ColumnNeed> all = needs();
        while ((body_.size_pt > k_small_pt && !fits(all, &ColumnNeed::unwrapped)) ||
               (body_.size_pt > k_least_pt && !fits(all, &ColumnNeed::word))) {
            body_.size_pt -= k_step_pt;
            head_.size_pt -= k_step_pt;
            all = needs();
        }
        widths_ = column_widths(all, sheets_.width());
    }

    std::vector<ColumnNeed> needs() {
        std::vector<ColumnNeed> out;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) out.push_back(need_of_column(i));
        return out;
    }
    ColumnNeed need_of_column(std::size_t i) {
        constexpr float k_most_word = 0.35F;  // a word longer than this share is cut
        constexpr float k_short_text_em = 5.2F, k_short_number_em = 5;
        ColumnNeed out;
        const auto add = [&](const TextNeed& need, float beside) {
            out.word = std::max(out.word, need.word + beside);
            out.unwrapped = std::max(out.unwrapped, need.unwrapped + beside);
            out.texts.push_back(need.natural + beside);
        };
        add(need_of_title(table_.columns[i].title), 2 * pad_);
        for (const auto& row : table_.rows) {
            const bool is_number = table_.columns[i].numbers && !row[i].lacking;
            add(need_of(row[i].text, body_, is_number ? k_short_number_em : k_short_text_em),
                2 * pad_ + dot_room(row[i]));
        }
        out.word = std::min(out.word, k_most_word * sheets_.width());
        return out;
    }

    std::vector<std::string> wrapped(const std::string& text, const Type& type, std::size_t column, bool mark) {
        const float room = widths_[column] - 2 * pad_ - (mark ? sheets_.mm(k_dot_mm) : 0);
        return sheets_.lines(text, type, std::max(room, sheets_.pt(type.size_pt)) + k_slack_px);
    }

    /// As one row, or as several where even an empty sheet is too low for it.
    void add_row(const std::vector<Cell>& cells) {
        SetRow row{&cells, {}, true};
        for (std::size_t i = 0; i < cells.size(); ++i)
            row.lines.push_back(wrapped(cells[i].text, body_, i, cells[i].mark.has_value()));
        const float sheet = sheets_.bottom() - sheets_.top() - caption_height() - height_of(titles_) - 2 * row_pad_;
        const auto most = static_cast<std::size_t>(std::max(1.0F, sheet / sheets_.line_height(body_)));
        while (std::ranges::any_of(row.lines, [&](const auto& cell) { return cell.size() > most; })) {
            SetRow part = row;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto& rest = row.lines[i];
                const auto cut = rest.begin() + static_cast<std::ptrdiff_t>(std::min(most, rest.size()));
                part.lines[i].assign(rest.begin(), cut);
                rest.erase(rest.begin(), cut);
            }
            rows_.push_back(std::move(part));
            row.has_marks = false;
        }
        rows_.push_back(std::move(row));
    }

    void begin(const std::string& caption) {
        const float x = sheets_.left();
        if (!caption.empty()) {
            sheets_.print_lines(caption, caption_type_, Part::caption);
            sheets_.skip(sheets_.mm(k_caption_gap_mm));
        }
        sheets_.rect({x, sheets_.y(), sheets_.width(), height_of(titles_)}, k_inks.ground);
        sheets_.rule(x, sheets_.y(), sheets_.width(), 0.9F, k_inks.rule);
        print_row(titles_, Part::titles);
    }
    void end() { sheets_.rule(sheets_.left(), sheets_.y(), sheets_.width(), 0.9F, k_inks.rule); }

    void print_row(const SetRow& row, Part part) {
        const float height = height_of(row);
        float x = sheets_.left();
        for (std::size_t i = 0; i < row.lines.size(); x += widths_[i++]) print_cell(row, i, x);
        sheets_.note(part, {sheets_.left(), sheets_.y(), sheets_.width(), height});
        sheets_.skip(height);
        const bool is_head = part == Part::titles;
        sheets_.rule(sheets_.left(), sheets_.y(), sheets_.width(), is_head ? 0.6F : 0.3F,
                     is_head ? k_inks.rule : k_inks.hair);
    }

    void print_cell(const SetRow& row, std::size_t i, float x) {
        const Cell* cell = row.cells == nullptr ? nullptr : &(*row.cells)[i];
        Type type = cell == nullptr ? head_ : body_;
        if (cell != nullptr && cell->lacking) type.colour = k_inks.soft;
        const float dot = cell == nullptr ? 0 : dot_room(*cell), line = sheets_.line_height(type);
        const float room = widths_[i] - 2 * pad_ - dot;
        float y = sheets_.y() + row_pad_;
        if (dot > 0 && row.has_marks)
            sheets_.symbol({x + pad_ + dot * 0.35F, y + line / 2}, scene::Shape::circle, 5.5F, *cell->mark,
                           k_inks.soft);
        const Align align = table_.columns[i].numbers ? Align::right : Align::left;
        for (const std::string& text : row.lines[i]) {
            sheets_.print(text, type, {x + pad_ + dot, y}, room, align);
            y += line;
        }
    }

    void print_note() {
        if (table_.note.empty()) return;
        sheets_.skip(sheets_.mm(k_note_gap_mm));
        sheets_.print_lines(table_.note, note_type(), Part::line);
    }

    OpenSheets& sheets_;
    const Table& table_;
    Type body_, head_, caption_type_;
    float pad_, row_pad_;
    std::vector<float> widths_;
    SetRow titles_;
    std::vector<SetRow> rows_;
    std::string caption_;
};

}  // namespace

std::vector<float> column_widths(std::span<const ColumnNeed> needs, float room) {
    std::vector<float> widths(needs.size(), 0);
    for (const auto level : {&ColumnNeed::word, &ColumnNeed::unwrapped}) {
        std::vector<float> wider;
        for (const ColumnNeed& need : needs) wider.push_back(need.*level);
        const float now = sum_of(widths), then = sum_of(wider);
        const float share = then > room ? (room - now) / (then - now) : 1;
        for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += (wider[i] - widths[i]) * share;
        if (then > room) return widths;
    }
    Widening by_gain(needs, widths, Widening::By::gain), by_room(needs, widths, Widening::By::gain_of_room);
    by_gain.use(room);
    by_room.use(room);
    widths = by_gain.height() < by_room.height() ? by_gain.widths() : by_room.widths();
    const float all = sum_of(widths);
    for (float& width : widths) width = all > 0 ? width * room / all : room / static_cast<float>(widths.size());
    return widths;
}

float least_height(OpenSheets& sheets, const Table& table) { return TableSetter(sheets, table).least_height(); }

void set_table(OpenSheets& sheets, const Table& table) { TableSetter(sheets, table).print(); }

}  // namespace chart
