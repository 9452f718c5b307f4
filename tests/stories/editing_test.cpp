// Editing carriers: locked at first, moved with the hand or by numbers, taken back today or another day.
#include <algorithm>
#include <cmath>
#include <regex>

#include "image.h"
#include "store/project.h"
#include "story.h"
#include "window_facts.h"

namespace stories {
namespace {

class EditingStory : public Story {
protected:
    [[nodiscard]] geo::LonLat shown() const {
        const Json s = state();
        return {s["position"][0].get<double>(), s["position"][1].get<double>()};
    }
    /// Where the shown carrier lies in the window.
    [[nodiscard]] scene::Vec2 shown_place() const { return place(shown()); }
    /// As the project file tells it.
    [[nodiscard]] std::vector<store::HistoryStep> history() const {
        auto steps = store::read_history(project(), {});
        EXPECT_TRUE(steps) << base::to_line(steps.error());
        return steps ? std::move(*steps) : std::vector<store::HistoryStep>{};
    }
    /// The quality that the last step gave, as the project file tells it.
    [[nodiscard]] std::string placed_as() const {
        const auto steps = history();
        for (const store::RowChange& row : steps.at(0).rows)
            for (const store::ColumnChange& column : row.columns)
                if (column.column == "quality") return store::to_text(column.after);
        return {};
    }
    void drag_shown(float dx, float dy) {
        const scene::Vec2 at = shown_place();
        stage().press_at(at);
        stage().carry_to({at.x + dx, at.y + dy});
        stage().let_go();
    }
    /// A picture to look at that is not compared: it shows this machine's name.
    void keep_picture(const std::string& name) {
        const std::filesystem::path out = std::filesystem::path(LANGTU_BINARY_DIR) / "stories";
        std::filesystem::create_directories(out);
        support::write_png(out / (name + ".png"), stage().picture());
    }
};

TEST_F(EditingStory, TheChipsStayOverTheMap) {
    Stage& s = begin_with("");
    speak_english();
    unlock();
    find("9");
    drag_shown(60, 20);
    ASSERT_TRUE(s.has("chip/reason"));
    for (const auto& [key, widget] : s.desk().probe())
        if (key.starts_with("chip/")) {
            EXPECT_LE(widget.box.right(), s.box("map").right()) << key;
        }
}

TEST_F(EditingStory, AToastStandsOnNoData) {
    Stage& s = begin_with("");
    s.key(Key::digit_1, k_ctrl);
    unlock();
    for (const auto& [width, height] : {std::pair{1366, 768}, {1920, 1080}}) {
        s.resize(width, height, 1);
        find(width < 1900 ? "12" : "11");
        s.key(Key::del);
        int seen = 0;
        for (const ShownWindow& window : shown_windows()) {
            if (window.name != "toast") continue;
            ++seen;
            for (const plan::Station& station : plan().stations)
                EXPECT_FALSE(window.box.contains(place(station.position))) << width << " " << station.name.zh;
        }
        EXPECT_GT(seen, 0);
    }
}

/// Between them a small map has room, if nothing but the names of its neighbours stands there.
TEST_F(EditingStory, AToastCoversNeitherTitleNorLegendNorScaleOfASmallMap) {
    Stage& s = begin_with("");
    s.key(Key::digit_1, k_ctrl);
    s.key(Key::c, k_ctrl_shift);
    const scene::Rect map = s.box("map");
    const std::vector<ShownWindow> windows = shown_windows();
    const auto toast = std::ranges::find(windows, "toast", &ShownWindow::name);
    ASSERT_NE(toast, windows.end());
    for (const scene::Rect& box : s.desk().panes().front().scene->furniture)
        EXPECT_FALSE(toast->box.overlaps({map.x + box.x, map.y + box.y, box.width, box.height}))
            << box.x << " " << box.y;
}

TEST_F(EditingStory, NothingMovesUntilItIsUnlocked) {
    Stage& s = begin_with("");
    s.key(Key::f4);
    find("17");
    const geo::LonLat before = shown();
    const Json view = state();
    drag_shown(60, 20);
    EXPECT_EQ(shown(), before);
    EXPECT_NE(state()["centre"], view["centre"]) << "locked, a drag pans";
    EXPECT_EQ(state()["last_step"], 0);
    s.facts("locked", "top");
    s.shot("badge", "edit/badge");
    s.click("edit/badge");
    s.key(Key::a, k_ctrl);
    s.type("李工");  // not this machine's user
    s.shot("author", "overlay_author");
    s.key(Key::escape);
    EXPECT_EQ(state()["unlocked"], false) << "who does not say who it is does not edit";
    unlock();
    EXPECT_EQ(state()["author"], "李工");
    s.key(Key::e);
    EXPECT_EQ(state()["unlocked"], false);
    s.key(Key::e);
    EXPECT_EQ(state()["unlocked"], true) << "asked once";
    s.key(Key::f5);
    EXPECT_EQ(state()["unlocked"], false) << "a presentation locks";
}

TEST_F(EditingStory, ACarrierIsMovedByDraggingAndTakenBackAnotherDay) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const geo::LonLat before = shown();
    const Json view = state();
    const scene::Vec2 at = shown_place();
    s.press_at(at);
    s.carry_to({at.x + 90, at.y - 50});
    EXPECT_EQ(state()["dragging"], true);
    EXPECT_TRUE(s.has("edit/label"));
    EXPECT_EQ(shown(), before) << "nothing is done before it is let go";
    s.facts("dragging", "edit_label");
    s.shot_around("ghost", {at.x + 45, at.y - 25}, 380, 240);
    s.let_go();
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_EQ(state()["centre"], view["centre"]) << "the map stands still";
    const scene::Vec2 now = shown_place();
    EXPECT_NEAR(now.x - at.x, 90, 0.6);
    EXPECT_NEAR(now.y - at.y, -50, 0.6);
    EXPECT_EQ(state()["ghosts"], 1);
    s.facts("moved", "right");
    s.shot("chips", "edit_chips");
    s.shot_around("trail", {at.x + 45, at.y - 25}, 200, 140);
    s.click("chip/surveyed");
    s.click("chip/on_site");
    EXPECT_FALSE(s.has("chip/on_site"));
    s.key(Key::escape);
    EXPECT_EQ(state()["ghosts"], 0) << "until it is deselected";
    const std::vector<store::HistoryStep> steps = history();
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[1].author, "李工");
    EXPECT_EQ(steps[0].reason, "现场核对");

    Stage& next_day = start_again();
    next_day.key(Key::e);
    EXPECT_EQ(state()["unlocked"], true) << "the author is known";
    next_day.key(Key::z, k_ctrl);
    next_day.key(Key::z, k_ctrl);
    EXPECT_NE(state()["last_notice"].get<std::string>().find("已撤销"), std::string::npos);
    find("17");
    EXPECT_EQ(shown(), before);
    next_day.key(Key::y, k_ctrl);
    EXPECT_NE(shown(), before);
    next_day.key(Key::z, k_ctrl);
    next_day.key(Key::z, k_ctrl_shift);
    EXPECT_NE(shown(), before);
}

TEST_F(EditingStory, EscapeAndAQuickTwitchMoveNothing) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const geo::LonLat before = shown();
    const Json view = state();
    const scene::Vec2 at = shown_place();
    s.press_at(at);
    s.carry_to({at.x + 80, at.y});
    s.key(Key::escape);
    EXPECT_FALSE(s.has("edit/label"));
    s.carry_to({at.x + 120, at.y});
    s.let_go();
    EXPECT_EQ(shown(), before);
    EXPECT_EQ(state()["centre"], view["centre"]) << "the rest of the press does nothing";
    EXPECT_EQ(state()["selected"], "carrier:17");
    s.drag_from(at, 50, 0);
    EXPECT_EQ(shown(), before) << "an eighth of a second is a twitch";
    s.press_at(at);
    s.carry_to({at.x + 3, at.y + 2});
    s.let_go();
    EXPECT_EQ(shown(), before) << "four pixels are a click";
    EXPECT_EQ(state()["last_step"], 0);
}

TEST_F(EditingStory, CtrlDrawsACarrierToAStation) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const plan::Station* nearest = nullptr;
    const geo::LonLat at = shown();
    const auto far = [&](const plan::Station& station) {
        return std::hypot(station.position.lon - at.lon, station.position.lat - at.lat);
    };
    for (const plan::Station& station : plan().stations)
        if (nearest == nullptr || far(station) < far(*nearest)) nearest = &station;
    const scene::Vec2 station = place(nearest->position);
    const scene::Vec2 beside{station.x + 5, station.y - 4};
    s.press_at(shown_place());
    s.carry_to(beside);
    s.carry_to(beside, k_ctrl);
    s.facts("snapped", "edit_label");
    s.shot_around("station", beside, 160, 100);
    s.let_go();
    EXPECT_NEAR(shown().lon, nearest->position.lon, 1e-9);
    EXPECT_NEAR(shown().lat, nearest->position.lat, 1e-9);
    s.key(Key::z, k_ctrl);
    find("17");
    s.press_at(shown_place());
    s.carry_to(beside);
    s.let_go();
    EXPECT_GT(std::abs(shown().lon - nearest->position.lon), 1e-6) << "on request only";
}

TEST_F(EditingStory, SeveralAreDraggedAsOneStep) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const geo::LonLat first = shown();
    s.key(Key::home);
    s.click_at(place(*plan::Index(plan()).carrier(19)->position), k_shift);
    ASSERT_EQ(state()["selection"], 2);
    ASSERT_EQ(state()["selected"], "carrier:19");
    const geo::LonLat second = shown();
    drag_shown(40, 30);
    EXPECT_EQ(state()["last_step"], 1) << "both together";
    const geo::LonLat by{shown().lon - second.lon, shown().lat - second.lat};
    EXPECT_GT(std::abs(by.lon), 1e-4);
    find("17");
    EXPECT_NEAR(shown().lon - first.lon, by.lon, 2e-5);
    EXPECT_NEAR(shown().lat - first.lat, by.lat, 2e-5);
    s.key(Key::z, k_ctrl);
    EXPECT_EQ(shown(), first);
}

TEST_F(EditingStory, TenIdleMinutesLock) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    s.wait(1);
    EXPECT_EQ(state()["unlocked"], true);
    s.skip(570);
    EXPECT_EQ(state()["unlocked"], true) << "what was done last counts";
    s.skip(40);
    s.rest();
    EXPECT_EQ(state()["unlocked"], false);
    const geo::LonLat before = shown();
    drag_shown(60, 20);
    EXPECT_EQ(shown(), before);
}

TEST_F(EditingStory, ArrowKeysNudgeInOneStep) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    s.move_away();
    const scene::Vec2 at = shown_place();
    const Json view = state();
    for (int i = 0; i < 3; ++i) s.tap(Key::right);
    s.tap(Key::down, k_shift);
    EXPECT_EQ(state()["last_step"], 0);
    s.rest();
    EXPECT_EQ(state()["last_step"], 1) << "presses close together are one step";
    EXPECT_EQ(state()["centre"], view["centre"]);
    EXPECT_NEAR(shown_place().x - at.x, 3, 0.1);
    EXPECT_NEAR(shown_place().y - at.y, 10, 0.1);
    s.tap(Key::left);
    s.key(Key::z, k_ctrl);
    EXPECT_NEAR(shown_place().x - at.x, 3, 0.1) << "a nudge not yet committed is undone first";
    s.key(Key::z, k_ctrl);
    EXPECT_NEAR(shown_place().x, at.x, 0.1);
    s.tap(Key::right);
    s.desk().remember();  // the window is closed before the nudge came to rest
    EXPECT_EQ(history().front().state, store::StepState::applied) << "nothing that showed is lost";
}

TEST_F(EditingStory, PastedCoordinatesShowWhereTheyFall) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    s.paste("东经120.６８2°，北纬30.524°");
    ASSERT_TRUE(s.has("place/quality/surveyed"));
    EXPECT_FALSE(s.has("place/reading/1")) << "there is only one way to read this";
    EXPECT_EQ(state()["last_step"], 0) << "a preview";
    s.shot("paste", "place_card");
    s.key(Key::escape);
    EXPECT_FALSE(s.has("place/field"));
    s.key(Key::p);
    s.type("120.682, 30.524");
    s.key(Key::enter);
    EXPECT_TRUE(s.has("place/field")) << "how it is known is asked";
    EXPECT_EQ(state()["last_step"], 0);
    s.click("place/quality/address");
    EXPECT_FALSE(s.has("place/field"));
    EXPECT_NEAR(shown().lon, 120.682, 1e-9);
    EXPECT_NEAR(shown().lat, 30.524, 1e-9);
    EXPECT_EQ(state()["last_step"], 1) << "one click chooses and saves";
    EXPECT_EQ(placed_as(), "address");
}

TEST_F(EditingStory, WhatCanBeReadOtherwiseIsChosenFirst) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const auto before = shown();
    s.paste("120 40 48 30 31 12");
    ASSERT_TRUE(s.has("place/reading/0")) << "degrees and minutes, perhaps";
    EXPECT_FALSE(s.has("place/quality/site"));
    s.key(Key::digit_4);
    EXPECT_EQ(shown(), before) << "not before it is chosen";
    s.click("place/reading/0");
    s.click("place/quality/site");
    EXPECT_NEAR(shown().lon, 120.68, 1e-9);
    s.paste("lat 120.68 lon 30.52");
    EXPECT_FALSE(s.has("place/reading/0"));
    s.facts("why_not", "place_card");
}

TEST_F(EditingStory, APlaceFarOutsideTheCityIsConfirmedFirst) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    s.paste("116.4, 39.9");
    ASSERT_TRUE(s.has("place/far"));
    EXPECT_FALSE(s.has("place/quality/site")) << "nothing places it yet";
    s.key(Key::digit_4);
    EXPECT_EQ(state()["last_step"], 0) << "nor does the key";
    s.click("place/far");
    s.click("place/quality/site");
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_NEAR(shown().lon, 116.4, 1e-9);
    EXPECT_NE(history().front().summary.zh.find("位于市域外"), std::string::npos) << "and the step says where it lies";
}

TEST_F(EditingStory, TheWordsOfThePreviewLeaveTheirValuesFree) {
    Stage& s = begin_with("");
    if (state()["language"] != "en") s.click("language");
    unlock();
    find("17");
    s.paste("120.682, 30.524");
    const std::string facts = window_facts(s.desk().probe(), "place_card");
    std::smatch label, value;
    ASSERT_TRUE(std::regex_search(facts, label, std::regex(R"re(text (\d+),(\d+) (\d+)×\d+ "Nearest station")re")))
        << facts;
    const std::regex in_line("text (\\d+)," + label[2].str() + " \\d+×\\d+ \"[^\"]*km");
    ASSERT_TRUE(std::regex_search(facts, value, in_line)) << facts;
    EXPECT_GE(std::stoi(value[1]), std::stoi(label[1]) + std::stoi(label[3]) + 5) << facts;
}

TEST_F(EditingStory, PastedCoordinatesAreKnownAsOneKeySays) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    const std::string indicator = state()["indicator"];
    s.paste("120.682, 30.524");
    s.key(Key::enter);
    EXPECT_EQ(state()["last_step"], 0) << "nothing is taken for known";
    s.key(Key::digit_4);
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_EQ(placed_as(), "site");
    EXPECT_NEAR(shown().lon, 120.682, 1e-9);
    EXPECT_EQ(state()["indicator"], indicator) << "the key is the card's alone";
}

TEST_F(EditingStory, TheTrayTheBinAndANewCarrier) {
    Stage& s = begin_with("unlocated");
    unlock();
    ASSERT_TRUE(s.has("tray/14"));
    s.facts("tray", "left");
    s.press_at(s.middle("tray/14"));
    const scene::Vec2 spot = place({120.7, 30.5});
    s.carry_to(spot);
    s.facts("from_tray", "edit_label");
    s.let_go();
    EXPECT_FALSE(s.has("tray/14"));
    ASSERT_EQ(state()["selected"], "carrier:14");
    EXPECT_NEAR(shown_place().x, spot.x, 0.6);
    s.move_away();
    s.key(Key::del);
    EXPECT_EQ(state()["bin"], 1);
    EXPECT_EQ(state()["selected"], ":");
    EXPECT_TRUE(s.has("bin/14"));
    s.facts("bin", "left");
    s.click("bin/14");
    EXPECT_EQ(state()["bin"], 0);
    EXPECT_EQ(state()["selected"], "carrier:14");
    const int count = state()["carriers"];
    s.click("carrier/new");
    EXPECT_EQ(state()["aiming"], true);
    s.key(Key::escape);
    EXPECT_EQ(state()["aiming"], false);
    s.click("carrier/new");
    s.click_at(place({120.6, 30.45}));
    EXPECT_EQ(state()["carriers"], count + 1);
    EXPECT_EQ(state()["selected"], "carrier:" + std::to_string(count + 1));
    EXPECT_EQ(history().size(), 4U);
}

TEST_F(EditingStory, AFindingIsAcceptedWithANote) {
    Stage& s = begin_with("");
    unlock();
    find("17");
    drag_shown(-260, 0);
    s.key(Key::escape);
    find("17");
    ASSERT_TRUE(s.has("finding/carrier_moved_far/accept"));
    s.facts("findings", "right");
    s.click("finding/carrier_moved_far/accept");
    s.type("新址已批复");
    s.key(Key::enter);
    EXPECT_TRUE(s.has("finding/carrier_moved_far/take_back"));
    EXPECT_EQ(state()["last_step"], 2);
    s.click("finding/carrier_moved_far/take_back");
    EXPECT_TRUE(s.has("finding/carrier_moved_far/accept"));
}

TEST_F(EditingStory, ASecondWindowLooksOnlyAndTakesOver) {
    plan::PlanPtr plan = plan_named("");
    make_project(project(), *plan);
    store::EditOptions options;
    options.author = "王工";
    auto other = store::Project::open(project(), options);
    ASSERT_TRUE(other) << base::to_line(other.error());
    Stage& s = begin();
    s.open(project());
    EXPECT_EQ(state()["read_only"], true);
    s.key(Key::e);
    EXPECT_EQ(state()["unlocked"], false);
    EXPECT_TRUE(s.has("take_over"));
    keep_picture("read_only");
    find("17");
    const Json view = state();
    s.click("take_over");
    EXPECT_EQ(state()["read_only"], true) << "the other one is still there";
    other->reset();
    s.wait(3);
    s.rest();
    EXPECT_EQ(state()["read_only"], false);
    EXPECT_EQ(state()["selected"], "carrier:17") << "looked at as before";
    EXPECT_EQ(state()["centre"], view["centre"]);
    unlock();
}

TEST_F(EditingStory, DarkAndEnglish) {
    Stage& s = begin_with("");
    speak_english();
    s.click("theme");
    unlock();
    find("6");  // it lies alone: its symbol is at its place
    drag_shown(120, 40);
    EXPECT_EQ(state()["last_step"], 1);
    s.facts("dark_en");
}

TEST_F(EditingStory, SignsOfWarningsHideNoStation) {
    Stage& s = begin_with("");
    s.key(Key::f4);
    int signs = 0;
    for (const plan::Carrier& carrier : plan().carriers) {
        const std::string key = "warning/" + std::to_string(carrier.number);
        if (!s.has(key)) continue;
        ++signs;
        for (const plan::Station& station : plan().stations)
            EXPECT_FALSE(s.box(key).contains(place(station.position))) << key << " on " << station.name.zh;
    }
    EXPECT_GT(signs, 0);
}

}  // namespace
}  // namespace stories
