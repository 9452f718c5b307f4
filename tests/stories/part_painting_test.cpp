// A frame paints only what looks different from the one before. However it came about, the window looks as if it had
// been painted whole.
#include "story.h"

namespace stories {
namespace {

class PartPaintingStory : public Story {
protected:
    /// Compares the window, as it is, with one that is painted whole.
    void compare(const char* when) {
        const support::Image parts = stage().picture();
        stage().repaint();
        const support::Image whole = stage().picture();
        ASSERT_EQ(parts.width, whole.width);
        EXPECT_TRUE(parts.rgb == whole.rgb) << when;
    }
};

}  // namespace

TEST_F(PartPaintingStory, HoveringSelectingMovingAndTypingLookAsPaintedWhole) {
    Stage& s = begin_with("");
    compare("as it opens");
    const scene::Vec2 middle = s.middle("map");
    s.move_to(middle);
    compare("under the pointer");
    s.click_at(middle);
    compare("selected");
    s.drag_from(middle, 120, -70);
    compare("panned");
    s.wheel("map", 2);
    compare("zoomed");
    s.press_at(middle);
    s.carry_to({middle.x + 90, middle.y + 40});
    compare("while it is carried");
    s.let_go();
    for (const Key page : {Key::f2, Key::f3, Key::f4}) {
        s.key(page);
        compare("another mode");
    }
    s.key(Key::f, k_ctrl);
    s.type("盐官");
    compare("a window over it");
    s.key(Key::escape);
    compare("closed again");
    s.key(Key::f12);
    s.resize(1000, 700, 1);
    compare("another size");
}

TEST_F(PartPaintingStory, TheEdgeOfTheReachThatIsDraggedLooksAsPaintedWhole) {
    Stage& s = begin_with("");
    s.key(Key::f2);
    s.key(Key::home);
    s.key(Key::r);
    compare("the reach is shown");
    const double width = s.state()["reach"]["width_m"];
    for (int i = 0; i < 4; ++i) {
        s.key(Key::right_bracket, k_shift);
        compare("a step wider");
    }
    EXPECT_NE(s.state()["reach"]["width_m"].get<double>(), width);
}

TEST_F(PartPaintingStory, APresentationLooksAsPaintedWhole) {
    Stage& s = begin_with("");
    s.key(Key::f5);
    compare("its first page");
    for (int i = 0; i < 4; ++i) {
        s.key(Key::right);  // the picture before has faded by then
        compare("the next page");
    }
    s.key(Key::b);
    compare("black");
    s.key(Key::escape);
    s.key(Key::escape);
    compare("back at work");
}

}  // namespace stories
