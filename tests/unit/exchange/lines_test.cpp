// A package with several lines.
#include <gtest/gtest.h>

#include "exchange/package.h"
#include "package_copy.h"

namespace {

/// Haining's with a second line of this name and course.
void add_line(const PackageCopy& package, const std::string& name, const std::string& course) {
    std::vector<std::string> lines = package.lines("rail.geojson");
    lines.at(1) += ",";
    lines.insert(lines.begin() + 2, R"({"type":"Feature","properties":{"name_zh":")" + name +
                                        R"(","name_en":"Branch","published_length_km":11.1,"opened":"2028-01-01"},)" +
                                        R"("geometry":{"type":"LineString","coordinates":)" + course + "}}");
    package.forget_counts();
    package.write_lines("rail.geojson", lines);
}

}  // namespace

TEST(PackageWithLines, AllAreRead) {
    const PackageCopy package;
    add_line(package, "尖山支线", "[[120.69,30.53],[120.75,30.4],[120.8,30.35]]");
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    ASSERT_EQ(plan->rail.size(), 2U);
    EXPECT_EQ(plan->rail[1].name, (plan::Name{"尖山支线", "Branch"}));
    EXPECT_EQ(plan->rail[1].published_length_km, 11.1);
    EXPECT_EQ(plan->rail[1].opened, "2028-01-01");
    EXPECT_EQ(plan->rail[1].centreline.size(), 3U);
}

TEST(PackageWithLines, TwoOfOneNameAreRefused) {
    const PackageCopy package;
    add_line(package, "杭海城际铁路", "[[120.69,30.53],[120.75,30.4]]");
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().subject.substr(plan.error().subject.find("rail")), "rail.geojson:3");
    expect_chinese(plan.error());
}
