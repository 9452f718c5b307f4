// The table of commands: one key for one thing, words in both languages.
#include "frame/commands.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "ui/kit/key_press.h"

TEST(Commands, NoTwoShareAKeyButThoseOfSlidesWhichAreNotAlwaysPossible) {
    std::map<std::tuple<ui::Key, bool, bool, bool>, const ui::Command*> taken;
    for (const ui::Command& command : ui::commands()) {
        const ui::Shortcut& s = command.shortcut;
        if (s.key == ui::Key::none) continue;
        const auto [first, is_new] = taken.try_emplace({s.key, s.ctrl, s.shift, s.alt}, &command);
        if (is_new) continue;
        EXPECT_EQ(first->second->group, ui::CommandGroup::story) << command.key;
        EXPECT_NE(first->second->possible, nullptr) << command.key;
        EXPECT_NE(command.group, ui::CommandGroup::story) << command.key;
    }
}

TEST(Commands, KeysForTestsAreUnique) {
    std::set<std::string> keys;
    for (const ui::Command& command : ui::commands()) EXPECT_TRUE(keys.insert(command.key).second) << command.key;
}

TEST(Commands, EachHasWordsInChinese) {
    for (const ui::Command& command : ui::commands()) {
        if (std::string_view(command.key) == "language") continue;  // named in both at once
        EXPECT_STRNE(base::translate(base::Language::zh, command.name), command.name) << command.key;
    }
}

TEST(Commands, OnlyThoseThatMoveTheMapOrAnEdgeRepeatWhileTheirKeyIsHeld) {
    std::set<std::string> repeating;
    for (const ui::Command& command : ui::commands())
        if (command.repeats) repeating.insert(command.key);
    EXPECT_EQ(repeating, (std::set<std::string>{"pan_left", "pan_right", "pan_up", "pan_down", "zoom_in", "zoom_out",
                                                "zoom_selection", "reach/wider", "reach/narrower"}));
}

TEST(Commands, APresentationKeepsWhatMovesTheMapAndEndsIt) {
    std::set<std::string> kept;
    for (const ui::Command& command : ui::commands())
        if (command.while_presenting) kept.insert(command.key);
    for (const char* key : {"zoom_in", "pan_left", "next_indicator", "escape", "leave_presentation", "full_screen"})
        EXPECT_TRUE(kept.contains(key)) << key;
    for (const char* key : {"search", "commands", "open", "edit/lock", "dock/values", "present"})
        EXPECT_FALSE(kept.contains(key)) << key;
}
