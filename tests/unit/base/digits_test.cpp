#include "base/digits.h"

#include <gtest/gtest.h>

TEST(GroupedDigits, StandByThreesBeforeThePoint) {
    for (const auto& [number, grouped] : {std::pair<const char*, const char*>{"", ""},
                                          {"0", "0"},
                                          {"999", "999"},
                                          {"1315", "1,315"},
                                          {"-999.5", "-999.5"},
                                          {"-1234567.8912", "-1,234,567.8912"},
                                          {"1000%", "1,000%"},
                                          {"1e+300", "1e+300"},
                                          {"nan", "nan"}})
        EXPECT_EQ(base::grouped_digits(number), grouped);
}
