// The keys of a presentation: those of the usual programs and of clickers.
#include "shell/presenting_keys.h"

#include <gtest/gtest.h>
#include <set>
#include <utility>

#include "ui/kit/key_press.h"

namespace {

using namespace ui;
using session::PresentStep;

}  // namespace

TEST(PresentingKeys, AreThoseOfTheUsualPrograms) {
    using enum PresentStep;
    for (const Key key : {Key::right, Key::down, Key::page_down, Key::space, Key::n}) EXPECT_EQ(step_of({key}), next);
    for (const Key key : {Key::left, Key::up, Key::page_up, Key::backspace, Key::p}) EXPECT_EQ(step_of({key}), back);
    for (const Key key : {Key::b, Key::period}) EXPECT_EQ(step_of({key}), black);
    for (const Key key : {Key::w, Key::comma}) EXPECT_EQ(step_of({key}), white);
    EXPECT_EQ(step_of({Key::enter}), confirm);
    EXPECT_EQ(step_of({Key::p, false, true}), pen);
    EXPECT_EQ(step_of({Key::l, false, true}), pointer);
    EXPECT_EQ(step_of({Key::c, false, true, true}), copy);
    EXPECT_FALSE(step_of({Key::c, false, true})) << "copies rows elsewhere";
    EXPECT_EQ(step_of({Key::slash, false, false, true}), show_keys);
    EXPECT_EQ(step_of({Key::escape}), leave);
    EXPECT_EQ(step_of({Key::s}), notes);
    EXPECT_EQ(step_of({Key::equal, false, true}), larger_notes);
    EXPECT_EQ(step_of({Key::minus, false, true}), smaller_notes);
    EXPECT_EQ(step_of({Key::t}), stop_time);
    EXPECT_EQ(step_of({Key::r}), reset_time);
    EXPECT_FALSE(step_of({Key::f5})) << "a clicker's start key ends nothing";
    EXPECT_FALSE(step_of({Key::n, false, true}));
    EXPECT_EQ(digit_of({Key::digit_3}), 3);
    EXPECT_EQ(digit_of({Key::pad_0}), 0);
    EXPECT_FALSE(digit_of({Key::digit_3, true}));
}

TEST(PresentingKeys, AHeldKeyTurnsOnePage) {
    for (const PresentingKey& each : presenting_keys()) {
        using enum PresentStep;
        const std::set<PresentStep> sizes{zoom_in, zoom_out, larger_notes, smaller_notes};
        EXPECT_EQ(step_of({each.key, true, each.ctrl}).has_value(), sizes.contains(each.step))
            << static_cast<int>(each.key);
    }
}

TEST(PresentingKeys, MeanOneThingEachAndAllAreExplained) {
    std::set<std::pair<Key, bool>> keys;
    std::set<PresentStep> explained{PresentStep::confirm};  // with the number, and as next
    for (const StepWords& each : presenting_words()) {
        EXPECT_TRUE(explained.insert(each.step).second);
        EXPECT_TRUE(!each.and_step || explained.insert(*each.and_step).second);
    }
    for (const PresentingKey& each : presenting_keys()) {
        EXPECT_TRUE(keys.emplace(each.key, each.ctrl).second) << static_cast<int>(each.key);
        EXPECT_TRUE(explained.contains(each.step)) << static_cast<int>(each.key);
    }
}
