// The user's folders, by the XDG standard.
#include "base/places.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "scratch_folder.h"

namespace {

class Places : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("HOME", "/home/planner", 1);
        ::unsetenv("XDG_DATA_HOME");
        ::unsetenv("XDG_STATE_HOME");
    }
};

}  // namespace

TEST_F(Places, LieBelowTheHomeByDefault) {
    EXPECT_EQ(base::user_data_folder(), "/home/planner/.local/share/langtu");
    EXPECT_EQ(base::user_state_folder(), "/home/planner/.local/state/langtu");
}

TEST_F(Places, FollowTheVariables) {
    ::setenv("XDG_DATA_HOME", "/data", 1);
    ::setenv("XDG_STATE_HOME", "/state", 1);
    EXPECT_EQ(base::user_data_folder(), "/data/langtu");
    EXPECT_EQ(base::user_state_folder(), "/state/langtu");
}

TEST_F(Places, IgnoreVariablesThatAreNoAbsolutePath) {
    for (const char* value : {"", "data", "./data", "~/data"}) {
        ::setenv("XDG_DATA_HOME", value, 1);
        EXPECT_EQ(base::user_data_folder(), "/home/planner/.local/share/langtu") << value;
    }
}

TEST_F(Places, AreEmptyWithoutAHome) {
    ::setenv("HOME", "", 1);
    EXPECT_TRUE(base::user_data_folder().empty());
    ::unsetenv("HOME");
    EXPECT_TRUE(base::user_state_folder().empty());
}

TEST_F(Places, ArePastedAsOtherProgramsWriteThem) {
    EXPECT_EQ(base::typed_path("~"), "/home/planner");
    EXPECT_EQ(base::typed_path("~/maps"), "/home/planner/maps");
    EXPECT_EQ(base::typed_path("~maps"), "~maps") << "another user's home is not ours to know";
    EXPECT_EQ(base::typed_path("\"/a b/c\""), "/a b/c");
    EXPECT_EQ(base::typed_path("'/a b/c'"), "/a b/c");
    EXPECT_EQ(base::typed_path("file:///a/b"), "/a/b");
    EXPECT_EQ(base::typed_path("图.pdf"), "图.pdf");
    EXPECT_EQ(base::typed_path(""), "");
}

TEST_F(Places, TheFoldersOfTheDesktopAreThoseOfItsOwnFile) {
    const support::ScratchFolder home;
    ::setenv("HOME", home.path().c_str(), 1);
    ::unsetenv("XDG_CONFIG_HOME");
    EXPECT_TRUE(base::desktop_folder("DESKTOP").empty()) << "it is not there";
    std::filesystem::create_directories(home / "Desktop");
    EXPECT_EQ(base::desktop_folder("DESKTOP"), home / "Desktop");
    std::filesystem::create_directories(home / "桌面");
    std::filesystem::create_directories(home / ".config");
    std::ofstream(home / ".config/user-dirs.dirs") << "# by the desktop\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\n"
                                                   << "XDG_DOWNLOAD_DIR=\"" << (home / "Desktop").string() << "\"\n";
    EXPECT_EQ(base::desktop_folder("DESKTOP"), home / "桌面");
    EXPECT_EQ(base::desktop_folder("DOWNLOAD"), home / "Desktop") << "a whole path";
    EXPECT_TRUE(base::desktop_folder("DOCUMENTS").empty());
}

TEST_F(Places, TheProgramKnowsItsFolder) {
    EXPECT_EQ(base::program_folder(), std::filesystem::path(LANGTU_BINARY_DIR) / "bin");
}
