// What ends a drag of carriers: a drop on the map moves, anything else leaves everything as it was.
#include <array>
#include <cmath>
#include <imgui.h>

#include "story.h"

namespace stories {
namespace {

constexpr std::size_t k_left = 0;

class DraggingStory : public Story {
protected:
    /// Carrier 17 is shown, and a first move is there to be undone by mistake.
    Stage& begin_to_drag() {
        Stage& s = begin_with("");
        unlock();
        find("17");
        s.press_at(shown_place());
        s.carry_to({shown_place().x + 60, shown_place().y - 30});
        s.let_go();
        EXPECT_EQ(state()["last_step"], 1);
        before_ = shown();
        drag_again();
        return s;
    }
    void drag_again() {
        stage().press_at(shown_place());
        stage().carry_to({shown_place().x + 50, shown_place().y + 20});
        EXPECT_EQ(state()["dragging"], true);
    }
    [[nodiscard]] geo::LonLat shown() const {
        const Json s = state();
        return {s["position"][0].get<double>(), s["position"][1].get<double>()};
    }
    [[nodiscard]] scene::Vec2 shown_place() const { return place(shown()); }
    void expect_untouched(const std::string& after) {
        EXPECT_EQ(state()["dragging"], false) << after;
        stage().carry_to({stage().middle("map").x + 20, stage().middle("map").y + 20});
        const Json view = state();
        stage().carry_to(stage().middle("map"));
        stage().let_go();
        EXPECT_EQ(state()["centre"], view["centre"]) << after << ": the rest of the press does nothing";
        EXPECT_EQ(state()["last_step"], 1) << after;
        EXPECT_EQ(shown(), before_) << after;
    }
    /// A frame of a window that has lost the keyboard while the left button is down.
    void lose_focus(scene::Vec2 pointer) {
        const auto picture = gpu::Framebuffer::create(1366, 768);
        ASSERT_TRUE(picture);
        desk::HostInput in;
        in.width = 1366;
        in.height = 768;
        in.now_s = stage().now_s();
        in.focus_lost = true;
        in.framebuffer = picture->name();
        ASSERT_TRUE(stage().desk().frame(in, [&] {
            ImGui::GetIO().MousePos = {static_cast<float>(pointer.x), static_cast<float>(pointer.y)};
            ImGui::GetIO().MouseDown[k_left] = true;
        }));
    }
    geo::LonLat before_;
};

TEST_F(DraggingStory, ADropBesideTheMapLeavesTheCarrierWhereItWas) {
    Stage& s = begin_to_drag();
    s.tap(Key::escape);
    s.let_go();
    s.key(Key::digit_1, k_ctrl);  // the dock
    find("17");
    before_ = shown();
    drag_again();
    for (const char* beside : {"language", "layer/rail", "dock/close", "edit/badge"}) {
        s.carry_to(s.middle(beside));
        s.let_go();
        EXPECT_EQ(state()["last_step"], 1) << beside;
        EXPECT_EQ(shown(), before_) << beside;
        EXPECT_EQ(state()["unlocked"], true) << beside << ": a drop is no click";
        s.press_at(shown_place());
        s.carry_to({shown_place().x + 30, shown_place().y + 20});
    }
    s.carry_to({1500, 300});  // beside the window
    s.let_go();
    EXPECT_EQ(shown(), before_);
    s.press_at(shown_place());
    s.carry_to({shown_place().x + 30, shown_place().y + 20});
    s.carry_to(s.middle("language"));
    s.carry_to({shown_place().x + 40, shown_place().y});
    s.let_go();
    EXPECT_EQ(state()["last_step"], 2) << "back on the map it is a drop like any other";
}

TEST_F(DraggingStory, ADropOnAWindowOverTheMapLeavesTheCarrierWhereItWas) {
    Stage& s = begin_to_drag();
    s.tap(Key::f1);
    s.rest();
    ASSERT_TRUE(s.has("help/close"));
    s.carry_to(s.middle("help/close"));
    s.let_go();
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_EQ(shown(), before_);
}

TEST_F(DraggingStory, UndoInADragCancelsTheDragAndUndoesNothing) {
    Stage& s = begin_to_drag();
    const std::array<std::pair<Key, Held>, 7> presses{{{Key::z, k_ctrl},
                                                       {Key::y, k_ctrl},
                                                       {Key::del, {}},
                                                       {Key::n, {}},
                                                       {Key::p, {}},
                                                       {Key::e, {}},
                                                       {Key::escape, {}}}};
    for (const auto& [key, held] : presses) {
        if (state()["dragging"] == false) drag_again();
        s.tap(key, held);
        expect_untouched("key " + std::to_string(static_cast<int>(key)));
        EXPECT_EQ(state()["carriers"], 22);
        EXPECT_EQ(state()["aiming"], false);
        EXPECT_EQ(state()["unlocked"], true);
    }
}

TEST_F(DraggingStory, AnotherModeAndAPresentationEndADrag) {
    Stage& s = begin_to_drag();
    for (const Key key : {Key::f2, Key::f3, Key::f5}) {
        if (state()["dragging"] == false) drag_again();
        s.tap(key);
        expect_untouched("key " + std::to_string(static_cast<int>(key)));
        EXPECT_EQ(state()["presenting"], key == Key::f5);
        s.key(Key::f4);
    }
}

TEST_F(DraggingStory, TheRightButtonEndsADragAndOpensNoMenu) {
    Stage& s = begin_to_drag();
    s.right_click_at({shown_place().x + 50, shown_place().y + 20});
    EXPECT_FALSE(s.has("context/copy"));
    expect_untouched("right button");
}

TEST_F(DraggingStory, LosingTheKeyboardEndsADrag) {
    Stage& s = begin_to_drag();
    lose_focus({shown_place().x + 50, shown_place().y + 20});
    s.frame();
    expect_untouched("focus");
}

TEST_F(DraggingStory, ACarrierStaysUnderThePointerWhenTheViewOrTheWindowChanges) {
    Stage& s = begin_to_drag();
    s.wheel("map", 3);
    const scene::Vec2 on_map = s.middle("map");
    s.let_go();
    EXPECT_EQ(state()["last_step"], 2);
    EXPECT_NEAR(shown_place().x, on_map.x, 1.5) << "zoomed under the hand";
    EXPECT_NEAR(shown_place().y, on_map.y, 1.5);
    s.press_at(shown_place());
    const scene::Vec2 to{shown_place().x - 40, shown_place().y - 30};
    s.carry_to(to);
    s.resize(1200, 700, 1);
    s.let_go();
    EXPECT_NEAR(shown_place().x, to.x, 1.5) << "another size of the window";
    EXPECT_NEAR(shown_place().y, to.y, 1.5);
    s.press_at(shown_place());
    s.carry_to({to.x + 40, to.y + 30});
    s.tap(Key::equal);
    s.tap(Key::right);
    s.rest();
    s.let_go();
    EXPECT_NEAR(shown_place().x, to.x + 40, 1.5) << "zoomed and panned by keys";
    EXPECT_NEAR(shown_place().y, to.y + 30, 1.5);
    EXPECT_EQ(state()["last_step"], 4) << "the arrow nudged nothing";
}

/// Several at one place are drawn spread; what the hand takes hold of is the symbol, not the place.
TEST_F(DraggingStory, ASpreadCarrierMovesByJustWhatThePointerMoved) {
    Stage& s = begin_with("");
    unlock();
    int dragged = 0;
    for (const std::string number : {"1", "2", "12"}) {
        find(number);
        const geo::LonLat from = shown();
        const scene::Vec2 place = shown_place();
        for (float r = 18; r <= 36; r += 9)
            for (int k = 0; k < 12; ++k) {
                const float angle = static_cast<float>(k) * 0.5236F;
                const scene::Vec2 at{place.x + r * std::cos(angle), place.y + r * std::sin(angle)};
                s.move_to(at);
                if (state()["hovered"] != "carrier:" + number || dragged > 0) continue;
                s.press_at(at);
                s.carry_to({at.x + 70, at.y - 45});
                s.let_go();
                ASSERT_NE(shown(), from);
                EXPECT_NEAR(shown_place().x - place.x, 70, 1) << number;
                EXPECT_NEAR(shown_place().y - place.y, -45, 1) << number;
                ++dragged;
                s.key(Key::z, k_ctrl);
                r = 100;
                break;
            }
    }
    EXPECT_GT(dragged, 0) << "none was spread";
}

TEST_F(DraggingStory, AnUnlocatedCarrierIsPlacedOnTheMapOnly) {
    Stage& s = begin_with("unlocated");
    unlock();
    find("15");
    std::string tray;
    for (const auto& [key, box] : s.desk().probe())
        if (key.starts_with("tray/") && !key.ends_with("/place")) tray = key;
    ASSERT_NE(tray, "");
    for (const Held held : {Held{}, k_ctrl}) {
        s.press_at(s.middle(tray));
        s.carry_to(s.middle("map"));
        s.tap(held.ctrl ? Key::z : Key::f1, held);
        s.rest();
        if (!held.ctrl) s.carry_to(s.middle("help/close"));
        s.let_go();
        EXPECT_EQ(state()["last_step"], 0);
        s.key(Key::escape);
    }
    s.press_at(s.middle(tray));
    s.carry_to(s.middle("map"));
    s.let_go();
    EXPECT_EQ(state()["last_step"], 1);
}

}  // namespace
}  // namespace stories
