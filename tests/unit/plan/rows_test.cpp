#include "plan/rows.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

using Texts = plan::Rows<std::string>;

TEST(Rows, CopiesShareUntilOneChanges) {
    const Texts first{"a", "b"};
    Texts second = first;
    EXPECT_TRUE(second.shares(first));
    second[1] = "c";
    EXPECT_FALSE(second.shares(first));
    EXPECT_EQ(first[1], "b");
    EXPECT_EQ(second[0], "a");
}

TEST(Rows, ReadingACopyDoesNotPartIt) {
    const Texts first{"a", "b"};
    const Texts second = first;
    EXPECT_EQ(std::count(second.begin(), second.end(), "a"), 1);
    EXPECT_EQ(second.back(), "b");
    EXPECT_TRUE(second.shares(first));
    EXPECT_EQ(&second.front(), &first.front());
}

TEST(Rows, TheOnlyOwnerChangesInPlace) {
    Texts rows{"a", "b"};
    const std::string* before = rows.get().data();
    rows[0] = "z";
    EXPECT_EQ(rows.get().data(), before);
}

TEST(Rows, AreEqualByWhatTheyHold) {
    EXPECT_EQ((Texts{"a"}), (Texts{"a"}));
    EXPECT_NE((Texts{"a"}), (Texts{"b"}));
    EXPECT_EQ(Texts{}, Texts(std::vector<std::string>{}));
    EXPECT_TRUE(Texts{}.empty());
}

TEST(Rows, BothEndsAreOfTheSameListWhenItParts) {
    const Texts first{"b", "a"};
    Texts second = first;
    std::sort(second.begin(), second.end());
    EXPECT_EQ(second, (Texts{"a", "b"}));
    EXPECT_EQ(first, (Texts{"b", "a"}));
    erase_if(second, [](const std::string& text) { return text == "a"; });
    EXPECT_EQ(second.size(), 1U);
    EXPECT_EQ(first.size(), 2U);
}
