#include "shell/presenting_keys.h"

#include <algorithm>
#include <array>

#include "base/translate.h"
#include "frame/commands.h"
#include "ui/kit/key_press.h"

namespace ui {
namespace {

using base::mark;
using session::PresentStep;

constexpr bool k_ctrl = true, k_shift = true;

constexpr std::array k_keys{PresentingKey{Key::page_down, PresentStep::next},
                            PresentingKey{Key::right, PresentStep::next},
                            PresentingKey{Key::down, PresentStep::next},
                            PresentingKey{Key::space, PresentStep::next},
                            PresentingKey{Key::n, PresentStep::next},
                            PresentingKey{Key::enter, PresentStep::confirm},
                            PresentingKey{Key::pad_enter, PresentStep::confirm},
                            PresentingKey{Key::page_up, PresentStep::back},
                            PresentingKey{Key::left, PresentStep::back},
                            PresentingKey{Key::up, PresentStep::back},
                            PresentingKey{Key::backspace, PresentStep::back},
                            PresentingKey{Key::p, PresentStep::back},
                            PresentingKey{Key::home, PresentStep::first},
                            PresentingKey{Key::end, PresentStep::last},
                            PresentingKey{Key::g, PresentStep::ask_number},
                            PresentingKey{Key::b, PresentStep::black},
                            PresentingKey{Key::period, PresentStep::black},
                            PresentingKey{Key::pad_decimal, PresentStep::black},
                            PresentingKey{Key::w, PresentStep::white},
                            PresentingKey{Key::comma, PresentStep::white},
                            PresentingKey{Key::p, PresentStep::pen, k_ctrl},
                            PresentingKey{Key::l, PresentStep::pointer, k_ctrl},
                            PresentingKey{Key::e, PresentStep::wipe},
                            PresentingKey{Key::grave, PresentStep::baseline},
                            PresentingKey{Key::m, PresentStep::wall},
                            PresentingKey{Key::y, PresentStep::play},
                            PresentingKey{Key::equal, PresentStep::zoom_in},
                            PresentingKey{Key::pad_add, PresentStep::zoom_in},
                            PresentingKey{Key::minus, PresentStep::zoom_out},
                            PresentingKey{Key::pad_subtract, PresentStep::zoom_out},
                            PresentingKey{Key::c, PresentStep::copy, k_ctrl, k_shift},
                            PresentingKey{Key::x, PresentStep::other_screen},
                            PresentingKey{Key::s, PresentStep::notes},
                            PresentingKey{Key::equal, PresentStep::larger_notes, k_ctrl},
                            PresentingKey{Key::pad_add, PresentStep::larger_notes, k_ctrl},
                            PresentingKey{Key::minus, PresentStep::smaller_notes, k_ctrl},
                            PresentingKey{Key::pad_subtract, PresentStep::smaller_notes, k_ctrl},
                            PresentingKey{Key::t, PresentStep::stop_time},
                            PresentingKey{Key::r, PresentStep::reset_time},
                            PresentingKey{Key::slash, PresentStep::show_keys},
                            PresentingKey{Key::f1, PresentStep::show_keys},
                            PresentingKey{Key::escape, PresentStep::leave}};

constexpr std::array k_words{
    StepWords{PresentStep::next, mark("Next slide")},
    StepWords{PresentStep::back, mark("Previous slide")},
    StepWords{PresentStep::first, mark("First page, last page"), PresentStep::last},
    StepWords{PresentStep::ask_number, mark("Go to a slide: then its number and Enter")},
    StepWords{PresentStep::black, mark("Black screen, and back")},
    StepWords{PresentStep::white, mark("White screen, and back")},
    StepWords{PresentStep::pen, mark("Pen")},
    StepWords{PresentStep::pointer, mark("Laser pointer")},
    StepWords{PresentStep::wipe, mark("Erase what the pen drew")},
    StepWords{PresentStep::baseline, mark("The baseline, while the key is held")},
    StepWords{PresentStep::wall, mark("All indicators side by side")},
    StepWords{PresentStep::play, mark("Play the years")},
    StepWords{PresentStep::zoom_in, mark("Zoom in, zoom out"), PresentStep::zoom_out},
    StepWords{PresentStep::copy, mark("Copy the page as a picture")},
    StepWords{PresentStep::other_screen, mark("Slides on the next monitor")},
    StepWords{PresentStep::notes, mark("Presenter's window with the notes")},
    StepWords{PresentStep::larger_notes, mark("Larger notes, smaller notes"), PresentStep::smaller_notes},
    StepWords{PresentStep::stop_time, mark("Stop the time, set it to zero"), PresentStep::reset_time},
    StepWords{PresentStep::show_keys, mark("Show or hide the keys")},
    StepWords{PresentStep::leave, mark("End, back to where you were")}};

bool repeats(PresentStep step) {
    return step == PresentStep::zoom_in || step == PresentStep::zoom_out || step == PresentStep::larger_notes ||
           step == PresentStep::smaller_notes;
}

}  // namespace

std::span<const PresentingKey> presenting_keys() { return k_keys; }

std::optional<PresentStep> step_of(const KeyPress& press) {
    const auto row = std::ranges::find_if(k_keys, [&](const PresentingKey& each) {
        return each.key == press.key && each.ctrl == press.ctrl && (press.shift || !each.shift);
    });
    if (row == k_keys.end() || press.alt || (press.repeat && !repeats(row->step))) return std::nullopt;
    return row->step;
}

std::optional<int> digit_of(const KeyPress& press) {
    if (press.ctrl || press.alt || press.repeat) return std::nullopt;
    if (const auto digit = place_in_row(press.key, Key::digit_0, Key::digit_9)) return digit;
    return place_in_row(press.key, Key::pad_0, Key::pad_9);
}

std::span<const StepWords> presenting_words() { return k_words; }

std::string keys_of(PresentStep step, const Widgets& widgets) {
    std::string text;
    for (const PresentingKey& each : k_keys) {
        const bool confirms = step == PresentStep::next && each.step == PresentStep::confirm;
        const std::string name = shortcut_text({each.key, each.ctrl, each.shift}, widgets);
        if ((each.step == step || confirms) && !name.empty()) text += (text.empty() ? "" : "   ") + name;
    }
    return text;
}

}  // namespace ui
