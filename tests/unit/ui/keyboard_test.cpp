// How the keyboard goes from widget to widget.
#include "kit/keyboard.h"

#include <gtest/gtest.h>

namespace {

using ui::Key;
using ui::KeyPress;
using ui::Region;
using ui::StopKind;

/// A window with a left panel of three rows, the second with a button beside it, a dock and a top bar.
class Keyboard : public testing::Test {
protected:
    Keyboard() { draw(); }
    void draw() {
        state.next_stops = {{"top/a", "", {0, 0, 40, 20}, Region::top},
                            {"left/1", "", {0, 50, 100, 20}, Region::left},
                            {"left/2", "", {0, 80, 100, 20}, Region::left},
                            {"left/2/more", "", {110, 80, 20, 20}, Region::left},
                            {"left/3", "", {0, 110, 100, 20}, Region::left},
                            {"dock/slider", "", {0, 300, 100, 20}, Region::dock, StopKind::range},
                            {"dock/rows", "", {0, 330, 100, 90}, Region::dock, StopKind::rows}};
        if (now.popup)
            for (const char* text : {"Alpha", "beta", "海宁", "Beta two"})
                state.next_stops.push_back({std::string("list/") + text,
                                            text,
                                            {0, 100.0F + 20 * static_cast<float>(state.next_stops.size()), 80, 18},
                                            Region::popup,
                                            StopKind::button,
                                            std::string_view(text) == "beta"});
    }
    /// The keys that are given back.
    std::size_t press(Key key, bool shift = false) {
        const auto others = take_focus_keys(state, now, {{key, false, false, shift, false}});
        draw();
        return others.size();
    }
    void frame() {
        (void)take_focus_keys(state, now, {});
        draw();
    }
    ui::KeyboardState state;
    ui::KeyboardCircumstances now;
};

}  // namespace

TEST_F(Keyboard, OnTheMapItTakesNothingButTheWayIn) {
    for (const Key key : {Key::up, Key::enter, Key::space, Key::tab, Key::escape, Key::home})
        EXPECT_EQ(press(key), 1U) << static_cast<int>(key);
    EXPECT_EQ(press(Key::f6), 0U);
    EXPECT_EQ(state.focused(), "left/1");
}

TEST_F(Keyboard, GoesRoundTheRegionsThatAreShownAndBack) {
    for (const char* at : {"left/1", "dock/slider", "top/a", "", "left/1"}) {
        press(Key::f6);
        EXPECT_EQ(state.focused(), at);
    }
    press(Key::f6, true);
    EXPECT_EQ(state.now, Region::map);
    press(Key::f6, true);
    EXPECT_EQ(state.focused(), "top/a");
}

TEST_F(Keyboard, ComesBackToWhereItWasInARegion) {
    press(Key::f6);
    press(Key::tab);
    press(Key::f6);
    press(Key::f6, true);
    EXPECT_EQ(state.focused(), "left/2");
}

TEST_F(Keyboard, WalksARegionAndItsEndIsItsBeginning) {
    press(Key::f6);
    for (const char* at : {"left/2", "left/2/more", "left/3", "left/1"}) {
        EXPECT_EQ(press(Key::tab), 0U);
        EXPECT_EQ(state.focused(), at);
    }
    press(Key::tab, true);
    EXPECT_EQ(state.focused(), "left/3");
}

TEST_F(Keyboard, ArrowsGoToTheSideThatTheyPointTo) {
    press(Key::f6);
    press(Key::down);
    EXPECT_EQ(state.focused(), "left/2");
    press(Key::right);
    EXPECT_EQ(state.focused(), "left/2/more");
    press(Key::left);
    EXPECT_EQ(state.focused(), "left/2");
    press(Key::down);
    EXPECT_EQ(state.focused(), "left/3");
    EXPECT_EQ(press(Key::down), 0U) << "nothing lies below, and the map does not pan";
    EXPECT_EQ(state.focused(), "left/3");
}

TEST_F(Keyboard, EnterAndSpacePressOnce) {
    press(Key::f6);
    for (const Key key : {Key::enter, Key::space, Key::pad_enter}) {
        EXPECT_EQ(press(key), 0U);
        EXPECT_EQ(state.pressed, "left/1");
        frame();
        EXPECT_EQ(state.pressed, "");
    }
    (void)take_focus_keys(state, now, {{Key::enter, true, false, false, false}});
    EXPECT_EQ(state.pressed, "") << "a key that is held";
}

TEST_F(Keyboard, ArrowsChangeASliderAndRowsKeepTheirKeys) {
    press(Key::f6);
    press(Key::f6);
    press(Key::right);
    EXPECT_EQ(state.step, 1);
    press(Key::left);
    EXPECT_EQ(state.step, -1);
    press(Key::down);
    EXPECT_EQ(state.focused(), "dock/rows");
    EXPECT_EQ(press(Key::down), 1U);
    EXPECT_EQ(press(Key::enter), 1U);
    EXPECT_EQ(press(Key::tab), 0U) << "and let go";
}

TEST_F(Keyboard, EscapeGivesTheKeysBackToTheMap) {
    press(Key::f6);
    EXPECT_EQ(press(Key::escape), 0U);
    EXPECT_EQ(state.now, Region::map);
    EXPECT_EQ(press(Key::escape), 1U);
}

TEST_F(Keyboard, AClickDoesToo) {
    press(Key::f6);
    now.clicked = true;
    frame();
    EXPECT_EQ(state.now, Region::map);
}

TEST_F(Keyboard, NothingGetsPastAnOpenList) {
    now.popup = true;
    draw();
    for (const Key key : {Key::up, Key::n, Key::del, Key::f2, Key::page_down, Key::home})
        EXPECT_EQ(press(key), 0U) << static_cast<int>(key);
    EXPECT_EQ(press(Key::escape), 1U) << "closes it";
}

TEST_F(Keyboard, AListBeginsAtWhatIsChosenAndIsFoundByLetter) {
    press(Key::f6);
    now.popup = true;
    draw();
    frame();
    frame();
    EXPECT_EQ(state.focused(), "list/beta");
    press(Key::down);
    EXPECT_EQ(state.focused(), "list/海宁");
    press(Key::end);
    EXPECT_EQ(state.focused(), "list/Beta two");
    press(Key::home);
    EXPECT_EQ(state.focused(), "list/Alpha");
    for (const auto& [letter, at] : {std::pair{U'B', "list/beta"}, {U'b', "list/Beta two"}, {U'h', "list/海宁"}}) {
        now.letters = std::u32string(1, letter);
        frame();
        EXPECT_EQ(state.focused(), at);
    }
    now.letters.clear();
    now.popup = false;
    draw();
    frame();
    EXPECT_EQ(state.focused(), "left/1") << "where the list was opened";
}

TEST_F(Keyboard, AFieldKeepsItsKeysAndTabLeadsOn) {
    now.typing = true;
    state.typed_into = "left/2";
    for (const Key key : {Key::left, Key::home, Key::enter, Key::space}) EXPECT_EQ(press(key), 1U);
    EXPECT_EQ(press(Key::tab), 0U);
    EXPECT_EQ(state.focused(), "left/2/more");
}

TEST_F(Keyboard, WhereAWidgetWentItsNeighbourGoesOn) {
    press(Key::f6);
    press(Key::down);
    std::erase_if(state.next_stops, [](const ui::Stop& stop) { return stop.key == "left/2"; });
    press(Key::tab);
    EXPECT_EQ(state.focused().substr(0, 5), "left/");
}

TEST_F(Keyboard, TheTableOfValuesHasTabForItself) {
    now.grid_keys = true;
    press(Key::f6);
    EXPECT_EQ(press(Key::tab), 1U);
    EXPECT_EQ(press(Key::escape), 1U);
}

TEST_F(Keyboard, FromTheEndOfAListNotIntoTheOneBesideIt) {
    const auto list = [&] {
        state.next_stops = {{"place", "", {0, 160, 40, 20}, Region::overlay},
                            {"entry/1", "", {60, 100, 100, 20}, Region::overlay},
                            {"entry/2", "", {60, 130, 100, 20}, Region::overlay},
                            {"field", "", {0, 400, 160, 20}, Region::overlay, StopKind::text}};
    };
    now.overlay = true;
    list();
    frame();
    const auto go = [&](Key key) {
        list();
        (void)take_focus_keys(state, now, {{key, false, false, false, false}});
        return state.focused();
    };
    state.wish = "entry/1";
    EXPECT_EQ(go(Key::down), "entry/2");
    EXPECT_EQ(go(Key::down), "field") << "that lies under it";
}
