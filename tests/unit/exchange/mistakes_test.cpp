// Every kind of mistake that an editor of a package can make is refused, with its file and line, in both languages.
#include <algorithm>
#include <gtest/gtest.h>

#include "exchange/package.h"
#include "package_copy.h"

namespace {

// Special replacements of a whole line.
constexpr const char* k_drop = "<drop the line>";
constexpr const char* k_twice = "<the line twice>";
constexpr const char* k_cut = "<end the file before this text>";

struct Mistake {
    const char* name;
    const char* file;
    std::size_t line;  ///< that is changed, from 1
    const char* from;  ///< text in it
    const char* to;
    std::size_t error_line;  ///< 0: the subject is the file without a line
    const char* fragment;    ///< of the message
};

void PrintTo(const Mistake& m, std::ostream* out) {
    *out << m.file << ':' << m.line << " “" << m.from << "” to “" << m.to << "”";
}

void make(const PackageCopy& package, const Mistake& m) {
    std::vector<std::string> lines = package.lines(m.file);
    std::string& line = lines.at(m.line - 1);
    const auto here = lines.begin() + static_cast<std::ptrdiff_t>(m.line - 1);
    const std::string to = m.to;
    const std::size_t at = line.find(m.from);
    ASSERT_NE(at, std::string::npos) << "the package has changed: " << line;
    if (std::string(m.file) != "manifest.json") package.forget_counts();  // their owner would correct them
    if (to == k_drop) {
        lines.erase(here);
    } else if (to == k_twice) {
        const std::string copy = line;
        lines.insert(here, copy);
    } else if (to == k_cut) {
        line.erase(at);
        lines.erase(here + 1, lines.end());
    } else {
        line.replace(at, std::string(m.from).size(), to);
    }
    package.write_lines(m.file, lines);
}

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, IsRefusedWithItsPlace) {
    const Mistake& m = GetParam();
    const PackageCopy package;
    make(package, m);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    expect_chinese(plan.error());
    std::string subject = (package.path() / m.file).string();
    if (m.error_line != 0) subject += ":" + std::to_string(m.error_line);
    EXPECT_EQ(plan.error().subject, subject) << plan.error().message;
    EXPECT_NE(plan.error().message.find(m.fragment), std::string::npos) << plan.error().message;
    EXPECT_NE(plan.error().message.find("; "), std::string::npos)
        << "does not say what to do: " << plan.error().message;
}

std::string name_of(const testing::TestParamInfo<Mistake>& info) { return info.param.name; }

const Mistake k_manifest[] = {
    {"CountAsText", "manifest.json", 23, "3", "\"3\"", 23, "“rows” is no count"},
    {"CountOfNothing", "manifest.json", 23, "3", "0", 23, "“rows” is no count"},
    {"NotJson", "manifest.json", 4, ":", "", 4, "is not JSON at column"},
    {"UnknownMember", "manifest.json", 2, "\"format\"", "\"fmt\"", 2, "“fmt” is unknown"},
    {"OtherFormat", "manifest.json", 2, "langtu-geodata", "geodata", 2, "no geodata package"},
    {"OtherVersion", "manifest.json", 3, "1", "2", 2, "version 1"},
    {"YearAsText", "manifest.json", 16, "2020", "\"2020\"", 16, "is no year"},
    {"YearsSwapped", "manifest.json", 17, "2025", "2015", 17, "not after"},
    {"NoCrs", "manifest.json", 18, "EPSG:4549", "4549", 18, "no EPSG code"},
    {"CrsInDegrees", "manifest.json", 18, "EPSG:4549", "EPSG:4326", 18, "not a projected system in metres"},
    {"CrsUnknown", "manifest.json", 18, "EPSG:4549", "EPSG:999999", 18, "no coordinate reference system"},
    {"CrsOfAnotherCountry", "manifest.json", 18, "EPSG:4549", "EPSG:2056", 18, "another part of the earth"},
    {"MemberTwice", "manifest.json", 17, "target_year", "baseline_year", 1, "occurs twice"},
    {"UnknownLayer", "manifest.json", 21, "segments", "stretches", 21, "layer “stretches” is unknown"},
    {"LayerTwice", "manifest.json", 39, "units", "segments", 21, "layer “segments” occurs twice"},
    {"FileElsewhere", "manifest.json", 22, "segments.csv", "../segments.csv", 22, "own folder"},
    {"OtherExtension", "manifest.json", 22, "segments.csv", "segments.txt", 22, "neither .geojson nor .csv"},
    {"LayerMemberUnknown", "manifest.json", 50, "\"attribution\": ", "\"x\": \"\", \"attribution\": ", 50,
     "“x” is unknown"},
    {"AttributionInTwo", "manifest.json", 50, "\"\"", "{\"zh\": \"\", \"en\": \"\"}", 50,
     "“attribution” is not a text"},
    {"SourceNotInChinese", "manifest.json", 43,
     "本项目据2022年公开可见的地图概化；代码为官方代码；仅三个单元有公布面积", "", 43, "“source” has no Chinese text"},
    {"LicenceNotInEnglish", "manifest.json", 48, "No rights claimed in the facts; not a statutory boundary", "", 48,
     "“licence” of layer “units” has no English text"},
    {"LicenceInThirdLanguage", "manifest.json", 48, "\"en\"", "\"de\"", 48, "“de” is unknown"},
    {"LicenceWithoutChinese", "manifest.json", 47, "\"zh\"", k_drop, 46, "“zh” is missing"},
    {"LicenceAsNumber", "manifest.json", 47, "\"不对事实主张权利；非法定界线\"", "5", 47, "“zh” is not a text"},
};
INSTANTIATE_TEST_SUITE_P(Manifest, Mistakes, testing::ValuesIn(k_manifest), name_of);

const Mistake k_geojson[] = {
    {"JsonSyntax", "units.geojson", 5, "\"name_zh\":", "\"name_zh\"", 5, "is not JSON at column"},
    {"JsonCut", "units.geojson", 8, "\"geometry\"", k_cut, 8, "is not JSON at column"},
    {"NoLastLine", "units.geojson", 14, "]}", k_drop, 13, "comma"},
    {"NoComma", "stations.geojson", 4, "},", "}", 4, ""},
    {"TwoFeaturesInALine", "neighbours.geojson", 3, "},", "},{\"type\":\"Feature\"},", 3, "is not JSON at column"},
    {"Head", "parks.geojson", 1, "FeatureCollection", "Features", 1, "no FeatureCollection"},
    {"HeadOtherLayer", "parks.geojson", 1, "parks", "units", 1, "is not “parks”"},
    {"HeadWithCrs", "parks.geojson", 1, "\"name\"", "\"crs\":null,\"name\"", 1, "“crs” is unknown"},
    {"HeadOpen", "parks.geojson", 1, "[", "", 1, "not the first line"},
    {"PropertyUnknown", "units.geojson", 3, "\"code\"", "\"kode\"", 3, "“kode” is unknown"},
    {"PropertyMissing", "units.geojson", 3, "\"name_en\":\"Chang'an Town\",", "", 3, "“name_en” is missing"},
    {"PropertyTwice", "units.geojson", 3, "\"name_en\"", "\"code\"", 3, "“code” occurs twice"},
    {"TextForNumber", "units.geojson", 4, "120.498", "\"120.498\"", 4, "label_lon \"120.498\" is not a number"},
    {"NumberForText", "units.geojson", 4, "\"330481105\"", "330481105", 4, "is not a text"},
    {"FractionForInteger", "stations.geojson", 4, "\"order\":3", "\"order\":3.5", 4, "not a whole number"},
    {"NullForNumber", "units.geojson", 4, "62.2", "null", 4, "is not a number"},
    {"EmptyName", "units.geojson", 4, "周王庙镇", "", 4, "name_zh is empty"},
    {"ControlCharacter", "units.geojson", 4, "周王庙镇", "周王庙\\u0000镇", 4, "control character"},
    {"NotUtf8", "units.geojson", 4, "周王庙镇", "\xD6\xDC\xCD\xF5", 4, "not UTF-8"},
    {"EnumUnknown", "carriers.geojson", 9, "science_park", "park", 9,
     "function “park” is unknown; use one of: science_park"},
    {"Extent", "parks.geojson", 2, "schematic", "guess", 2, "extent “guess” is unknown"},
    {"Date", "rail.geojson", 2, "2021-06-28", "28 June 2021", 2, "not a date"},
    {"OutOfRange", "stations.geojson", 5, "120.4337", "220.4337", 5, "out of range"},
    {"LostDigit", "stations.geojson", 5, "120.4337", "102.4337", 5, "perhaps to 120.4337, 30.4373"},
    {"FarAway", "stations.geojson", 5, "[120.4337,30.4373]", "[80.1,10.2]", 5, "outside the city"},
    {"Swapped", "stations.geojson", 5, "[120.4337,30.4373]", "[30.4373,120.4337]", 5, "swapped"},
    {"LabelSwapped", "units.geojson", 4, "120.498,\"label_lat\":30.45", "30.45,\"label_lat\":120.498", 4, "swapped"},
    {"ThreeNumbers", "stations.geojson", 5, "30.4373]", "30.4373,5]", 5, "is not [longitude, latitude]"},
    {"WrongGeometry", "stations.geojson", 5, "\"Point\"", "\"MultiPoint\"", 5, "a Point belongs here"},
    {"NoGeometry", "units.geojson", 3, "\"geometry\":{", "\"geometry\":null,\"g\":{", 3, "“g” is unknown"},
    {"NullGeometry", "stations.geojson", 5, "{\"type\":\"Point\",\"coordinates\":[120.4337,30.4373]}", "null", 5,
     "has no geometry"},
    {"Unclosed", "units.geojson", 13, ",[120.627,30.503]]]", "]]", 13, "does not close"},
    {"Clockwise", "water.geojson", 2, "\"coordinates\":[[",
     "\"coordinates\":[[[121.39,30.749],[121.39,30.3],[121.0,30.3],[121.39,30.749]],[", 2, "runs clockwise"},
    {"TooFewPositions", "rail.geojson", 2, "\"coordinates\":[", "\"coordinates\":[[120.1,30.1]],\"c\":[", 2,
     "just “type”"},
    {"PositionTwice", "rail.geojson", 2, "[120.2935,30.3856],", "[120.2935,30.3856],[120.2935,30.3856],", 2,
     "twice running"},
    {"BasisNotInChinese", "parks.geojson", 6, "未查到边界。规划将经编园区与马桥街道并作一行，故以马桥街道代之。", "", 6,
     "basis_zh is empty"},
    {"NoteNotInChinese", "units.geojson", 8, "全镇", "", 8, "area_note_zh is empty"},
    {"HugeNumber", "units.geojson", 4, "120.498", "1e999", 4, "out of range"},
};
INSTANTIATE_TEST_SUITE_P(GeoJson, Mistakes, testing::ValuesIn(k_geojson), name_of);

const Mistake k_csv[] = {
    {"ColumnUnknown", "areas.csv", 1, "note", "remark", 1, "column “remark” is unknown"},
    {"ColumnMissing", "targets.csv", 1, ",target", "", 1, "column “target” is missing"},
    {"ColumnTwice", "indicators.csv", 1, "short_en", "short_zh", 1, "column “short_zh” occurs twice"},
    {"CellTooMany", "targets.csv", 10, ",", ",,", 10, "has 5 cells where the header has 4"},
    {"CellTooFew", "targets.csv", 10, "changan,", "", 10, "has 3 cells"},
    {"EmptyLine", "targets.csv", 10, "changan", "\nchangan", 10, "is empty; remove the line"},
    {"TextForNumber", "targets.csv", 2, "0.86", "/", 2, "baseline “/” is not a number; write one, or leave it empty"},
    {"ThousandsSeparator", "targets.csv", 84, "1315", "\"1,315\"", 84, "is not a number"},
    {"NumberInfinite", "targets.csv", 2, "0.86", "inf", 2, "is not a number"},
    {"OpenQuote", "figures.csv", 18, "whole society\"", "whole society", 18, ""},
    {"QuoteNeverCloses", "areas.csv", 15, "全市", "\"全市", 15, "never closes"},
    {"QuoteInside", "areas.csv", 3, "Chang'an", "Chang\"an", 3, "quote the whole cell"},
    {"NotUtf8", "areas.csv", 3, "长安镇", "\xB3\xA4\xB0\xB2", 3, "not UTF-8"},
    {"EnumUnknown", "areas.csv", 3, "unit", "town", 3, "kind “town” is unknown; use one of: unit, park, city"},
    {"Direction", "indicators.csv", 2, "higher", "up", 2, "direction “up” is unknown"},
    {"Qualifier", "figures.csv", 63, "over", "more than", 63, "qualifier “more than” is unknown"},
};
INSTANTIATE_TEST_SUITE_P(Csv, Mistakes, testing::ValuesIn(k_csv), name_of);

const Mistake k_reference[] = {
    {"SegmentTwice", "segments.csv", 3, "middle", "west", 3, "segment “west” occurs twice"},
    {"UnitTwice", "units.geojson", 4, "330481105", "330481103", 4, "unit “330481103” occurs twice"},
    {"UnitSegment", "units.geojson", 4, "\"middle\"", "\"centre\"", 4, "segment “centre” does not exist"},
    {"ParkTwice", "parks.geojson", 3, "\"P2\"", "\"P1\"", 3, "park “P1” occurs twice"},
    {"ParkUnit", "parks.geojson", 3, "330481103", "330481999", 3, "unit “330481999” does not exist"},
    {"ParkWithoutUnit", "parks.geojson", 3, "330481103", "", 3, "name the unit"},
    {"ParkWithoutOutline", "parks.geojson", 3, "unit_stands_for", "schematic", 3, "draw it"},
    {"AreaTwice", "areas.csv", 3, "changan", "xucun", 3, "area “xucun” occurs twice"},
    {"AreaUnit", "areas.csv", 3, "330481103", "330481999", 3, "unit “330481999” does not exist"},
    {"AreaUnitTaken", "areas.csv", 3, "330481103", "330481101", 3, "bound to area “xucun” already"},
    {"AreaTwoUnits", "areas.csv", 3, "330481103", "330481103 330481110", 3, "not bound to one unit"},
    {"AreaPark", "areas.csv", 14, "P1", "P9", 14, "park “P9” does not exist"},
    {"AreaSecondCity", "areas.csv", 14, "park,330481001,P1", "city,,", 15, "second area of kind city"},
    {"AreaOrder", "areas.csv", 4, ",3,", ",4,", 4, "order is 4 where 3 follows"},
    {"AreaNoCity", "areas.csv", 15, "", k_drop, 14, "no area is the city"},
    {"StationGap", "stations.geojson", 6, "", k_drop, 6, "order is 6 where 5 follows"},
    {"StationTwice", "stations.geojson", 6, "", k_twice, 7, "order is 5 where 6 follows"},
    {"StationUnit", "stations.geojson", 6, "330481103", "330481999", 6, "unit “330481999” does not exist"},
    {"CarrierTwice", "carriers.geojson", 6, "\"number\":5", "\"number\":4", 6, "number 4 does not follow 4"},
    {"CarrierArea", "carriers.geojson", 8, "changan", "changan-town", 8,
     "responsible_area “changan-town” does not exist"},
    {"CarrierQuality", "carriers.geojson", 8, "\"quality\":\"area\"", "\"quality\":\"none\"", 8, "say how it is known"},
    {"CarrierUncertainty", "carriers.geojson", 8, "\"uncertainty_m\":4000", "\"uncertainty_m\":null", 8,
     "within how many metres"},
    {"IndicatorTwice", "indicators.csv", 3, "rd_revenue", "rd_gdp", 3, "indicator “rd_gdp” occurs twice"},
    {"TargetArea", "targets.csv", 9, "changan", "linping", 9, "area “linping” does not exist"},
    {"TargetIndicator", "targets.csv", 9, "rd_revenue", "patents", 9, "indicator “patents” does not exist"},
    {"TargetTwice", "targets.csv", 9, "", k_twice, 10, "twice; remove one"},
    {"TargetMissing", "targets.csv", 9, "", k_drop, 84, "no row gives “rd_revenue” for “changan”"},
    {"SumBaseline", "targets.csv", 84, "1315", "1316", 84,
     "baseline of “tech_firms” is 1316 for the city, but its areas add up to 1315"},
    {"SumTarget", "targets.csv", 7, "260", "261", 85, "add up to 6891"},
    {"FigureGap", "figures.csv", 2, "table1,1", "table1,3", 2, "without gaps"},
    {"FigureOtherName", "figures.csv", 3, "R&D经费支出", "研发支出", 3, "write the same in all its rows"},
    {"FigureTwice", "figures.csv", 3, "", k_twice, 4, "value of 2020 occurs twice"},
    {"FigureValueMissing", "figures.csv", 3, "31.74", "", 3, "value is empty"},
    {"FigureMissingWithValue", "figures.csv", 46, "missing,", "missing,5", 46, "has no value"},
    {"FigurePair", "figures.csv", 59, "pair,1,1", "pair,1,", 59, "bracket belongs to form pair"},
    {"FigureBracketTooLarge", "figures.csv", 60, "pair,4,2", "pair,4,5", 60, "bracket is more"},
    {"FigureWords", "figures.csv", 47, "qualitative", "missing", 47, "text_zh belongs"},
    {"PlannedLineTwice", "planned_lines.csv", 2, "", k_twice, 3, "planned line “west_extension” occurs twice"},
    {"PlannedCourse", "planned_lines.csv", 2, "1.02,,", "1.02,120.2 30.4,", 2, "course “120.2 30.4” is no line"},
    {"PlannedCourseFar", "planned_lines.csv", 2, "1.02,,", "1.02,\"2 48,3 49\",", 2, "outside the city"},
    {"PlannedLength", "planned_lines.csv", 2, "1.02", "-1.02", 2, "length_km is negative"},
    {"PlannedState", "planned_lines.csv", 2, "under_construction", "soon", 2, "state “soon” is unknown"},
    {"PlannedStationTwice", "planned_stations.csv", 3, "", k_twice, 4, "planned station “biyun” occurs twice"},
    {"PlannedStationLine", "planned_stations.csv", 3, "biyun_section", "biyun_line", 3, "line “biyun_line” does not"},
    {"PlannedStationUnit", "planned_stations.csv", 3, "330481001", "330481099", 3, "unit “330481099” does not exist"},
    {"PlannedStationHalf", "planned_stations.csv", 3, "biyun_section,,", "biyun_section,120.7,", 3, "half a position"},
    {"PlannedStationFar", "planned_stations.csv", 3, "biyun_section,,", "biyun_section,2,48", 3, "outside the city"},
    {"CoreTwice", "cores.csv", 3, "", k_twice, 4, "core “east” occurs twice"},
    {"CorePark", "cores.csv", 3, ",P1,", ",P19,", 3, "park “P19” does not exist"},
    {"CoreUnit", "cores.csv", 3, ",P1,,", ",P1,33,", 3, "unit “33” does not exist"},
    {"CoreCarrier", "cores.csv", 2, "6 7", "6 77", 2, "carrier “77” does not exist"},
    {"CoreEmpty", "cores.csv", 2, "6 7", "", 2, "core “west” has nothing in it"},
    {"RuleTwice", "gap_rules.csv", 3, "", k_twice, 4, "rule “incubators_target” occurs twice"},
    {"RuleIndicator", "gap_rules.csv", 3, ",incubators,", ",parks,", 3, "indicator “parks” does not exist"},
    {"RuleFunction", "gap_rules.csv", 3, "provincial_incubator", "incubator", 3, "function “incubator” is unknown"},
    {"RuleWithoutFunction", "gap_rules.csv", 3, "national_incubator provincial_incubator", "", 3, "names no function"},
    {"RuleSegment", "gap_rules.csv", 4, ",west,", ",south,", 4, "segment “south” does not exist"},
    {"RuleReason", "gap_rules.csv", 5, "中段依托交通枢纽培育专业化孵化器", "", 5, "reason_zh is empty"},
    {"RuleLength", "gap_rules.csv", 2, "unit,unit,", "stretch,stretch,", 2, "length of a rule"},
};
INSTANTIATE_TEST_SUITE_P(Reference, Mistakes, testing::ValuesIn(k_reference), name_of);

// rel-package-cut-short: a copy that broke off at the end of a line, or within the last number.
TEST(CutShort, IsRefusedWithBothCounts) {
    for (const char* file : {"figures.csv", "targets.csv", "areas.csv", "segments.csv", "indicators.csv"}) {
        const PackageCopy package;
        std::string text = read_whole(package.path() / file);
        const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
        text.erase(text.rfind('\n', text.size() - 2) + 1);
        package.write(file, text);
        const auto plan = exchange::read_package(package.path(), built_formats());
        ASSERT_FALSE(plan) << file;
        expect_chinese(plan.error());
        EXPECT_EQ(plan.error().subject, (package.path() / file).string());
        const std::string both = "has " + std::to_string(rows - 1) + " rows where manifest.json:";
        EXPECT_NE(plan.error().message.find(both), std::string::npos) << plan.error().message;
        EXPECT_NE(plan.error().message.find(" counts " + std::to_string(rows) + ";"), std::string::npos);
    }
}

TEST(CutShort, AFeatureThatIsMissingIsCountedToo) {
    const PackageCopy package;
    auto lines = package.lines("neighbours.geojson");
    lines.erase(lines.begin() + 1);
    package.write_lines("neighbours.geojson", lines);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    EXPECT_NE(plan.error().message.find("has 6 rows"), std::string::npos) << plan.error().message;
}

TEST(CutShort, TheLastNumberEndsItsLine) {
    const PackageCopy package;
    std::string text = read_whole(package.path() / "targets.csv");
    text.pop_back();
    package.write("targets.csv", text);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    expect_chinese(plan.error());
    EXPECT_EQ(plan.error().subject, (package.path() / "targets.csv:85").string());
    package.forget_counts();
    EXPECT_TRUE(exchange::read_package(package.path(), built_formats())) << "a package of an earlier version";
}

// Line 12 is 硖石街道, 13 海洲街道; [120.683,30.531] lies on their common border. Either of the two may be named.
const Mistake k_coverage[] = {
    {"GapBetweenUnits", "units.geojson", 13, "[120.683,30.531]", "[120.682,30.531]", 0, "gap"},
    {"OverlapOfUnits", "units.geojson", 13, "[120.683,30.531]", "[120.685,30.531]", 0, "overlaps"},
    {"VertexOfOneOnly", "units.geojson", 13, "[120.683,30.531],", "", 0, "gap"},
    {"VertexOfOneOnlyInLine", "units.geojson", 13, "[120.683,30.531]", "[120.683,30.531],[120.6825,30.532]", 0, ""},
    {"NotchAtTheEdgeOfTheCity", "units.geojson", 2, "[120.416,30.487]", "[120.4158,30.4872]", 0, "gap"},
    {"RingCrossesItself", "units.geojson", 13, "[120.635,30.489]", "[120.635,30.499]", 0, ""},
};

TEST(Coverage, GapAndOverlapAreNamed) {
    for (const Mistake& mistake : k_coverage) {
        SCOPED_TRACE(mistake.name);
        const PackageCopy package;
        make(package, mistake);
        const auto plan = exchange::read_package(package.path(), built_formats());
        ASSERT_FALSE(plan);
        expect_chinese(plan.error());
        const std::string subject = (package.path() / "units.geojson").string() + ":";
        EXPECT_TRUE(plan.error().subject.starts_with(subject)) << plan.error().subject;
        EXPECT_NE(plan.error().message.find(mistake.fragment), std::string::npos) << plan.error().message;
        EXPECT_NE(plan.error().message.find("border"), std::string::npos) << plan.error().message;
    }
}

TEST(Coverage, AUnitThatIsMissingInTheMiddleIsAGap) {
    const PackageCopy package;
    auto lines = package.lines("units.geojson");
    // 马桥街道 (line 11) does not touch the city's edge.
    ASSERT_NE(lines.at(10).find("马桥街道"), std::string::npos);
    lines.erase(lines.begin() + 10);
    package.forget_counts();
    package.write_lines("units.geojson", lines);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    expect_chinese(plan.error());
    EXPECT_NE(plan.error().message.find("gap"), std::string::npos) << plan.error().message;
}

TEST(Coverage, TheSameGroundTwiceIsAnOverlap) {
    const PackageCopy package;
    auto lines = package.lines("units.geojson");
    std::string copy = lines.at(1);
    copy.replace(copy.find("330481101"), 9, "330481109");
    lines.insert(lines.begin() + 2, copy);
    package.forget_counts();
    package.write_lines("units.geojson", lines);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    expect_chinese(plan.error());
    EXPECT_EQ(plan.error().subject, (package.path() / "units.geojson:3").string());
    EXPECT_NE(plan.error().message.find("overlaps 许村镇"), std::string::npos) << plan.error().message;
}

// A package of another city has them or not; what it does not name is not there.
TEST(OptionalLayers, APackageCanDoWithout) {
    const PackageCopy package;
    std::string manifest = read_whole(package.path() / "manifest.json");
    const std::size_t first = manifest.find("    {\n      \"layer\": \"planned_lines\"");
    ASSERT_NE(first, std::string::npos);
    manifest.erase(manifest.rfind(',', first)).append("\n  ]\n}\n");
    package.write("manifest.json", manifest);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    EXPECT_EQ(plan->sources.size(), 12U);
    EXPECT_TRUE(plan->planned_lines.empty() && plan->planned_stations.empty() && plan->cores.empty() &&
                plan->gap_rules.empty());
}

TEST(OptionalLayers, ACourseAndAPlaceAreReadWhereTheyAreKnown) {
    const PackageCopy package;
    auto lines = package.lines("planned_lines.csv");
    lines.at(1).replace(lines.at(1).find("1.02,,"), 6, "1.02,\"120.2912 30.4, 120.3 30.41\",");
    package.write_lines("planned_lines.csv", lines);
    auto stations = package.lines("planned_stations.csv");
    stations.at(2).replace(stations.at(2).find("biyun_section,,"), 15, "biyun_section,120.71,30.5");
    package.write_lines("planned_stations.csv", stations);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    EXPECT_EQ(plan->planned_lines[0].centreline, (geo::LineString{{120.2912, 30.4}, {120.3, 30.41}}));
    EXPECT_EQ(plan->planned_stations[1].position, (geo::LonLat{120.71, 30.5}));
}

TEST(Files, AMissingFileIsNamed) {
    for (const char* file : {"manifest.json", "units.geojson", "targets.csv"}) {
        const PackageCopy package;
        std::filesystem::remove(package.path() / file);
        const auto plan = exchange::read_package(package.path(), built_formats());
        ASSERT_FALSE(plan);
        expect_chinese(plan.error());
        EXPECT_EQ(plan.error().subject, (package.path() / file).string());
        EXPECT_NE(plan.error().message.find("is missing"), std::string::npos);
        EXPECT_EQ(plan.error().kind, base::ErrorKind::io);
    }
}

TEST(Files, AnEmptyFileIsNamed) {
    for (const char* file : {"manifest.json", "units.geojson", "targets.csv"}) {
        const PackageCopy package;
        package.write(file, "");
        const auto plan = exchange::read_package(package.path(), built_formats());
        ASSERT_FALSE(plan);
        expect_chinese(plan.error());
        EXPECT_EQ(plan.error().subject, (package.path() / file).string() + ":1") << plan.error().message;
    }
}

TEST(Files, ALastLineThatIsMissingIsShown) {
    const PackageCopy package;
    auto lines = package.lines("units.geojson");
    lines.pop_back();
    lines.back() += ",";
    package.write_lines("units.geojson", lines);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_FALSE(plan);
    expect_chinese(plan.error());
    EXPECT_EQ(plan.error().message, "the file ends without its last line; add a line ]}");
}

TEST(Files, WindowsLineEndsAndAByteOrderMarkAreRead) {
    const PackageCopy package;
    for (const char* file : {"units.geojson", "targets.csv", "areas.csv"}) {
        std::string text;
        for (const std::string& line : package.lines(file)) text += line + "\r\n";
        package.write(file, (std::string(file) == "areas.csv" ? "\xEF\xBB\xBF" : "") + text);
    }
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    EXPECT_EQ(*plan, *exchange::read_package(haining_dir(), built_formats()));
}

TEST(Files, ColumnsInAnyOrderAreRead) {
    const PackageCopy package;
    auto lines = package.lines("targets.csv");
    for (std::string& line : lines) {
        const std::size_t comma = line.find(',');
        line = line.substr(comma + 1) + "," + line.substr(0, comma);
    }
    package.write_lines("targets.csv", lines);
    const auto plan = exchange::read_package(package.path(), built_formats());
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    EXPECT_EQ(plan->targets, exchange::read_package(haining_dir(), built_formats())->targets);
}

}  // namespace

namespace {

base::Result<plan::Plan> with_words(const std::string& text) {
    const PackageCopy package;
    package.write("head_words.json", text);
    return exchange::read_package(package.path(), built_formats());
}

}  // namespace

TEST(OwnWords, OfAPackageComeWithThePlan) {
    const auto plan = with_words(
        "{\"about\": \"x\",\n"
        " \"indicators\": {\"tech_firms\": {\"zh\": [\"某某企业\"]}},\n"
        " \"kinds\": {\"rank\": {\"zh\": [\"园区排行\"], \"en\": [\"park ranking\"]}},\n"
        " \"roles\": {\"area\": {\"zh\": [\"镇办\"]}}}\n");
    ASSERT_TRUE(plan) << base::to_line(plan.error());
    EXPECT_EQ(plan->table_words.size(), 4U);
}

TEST(OwnWords, AMistakeIsRefusedWithItsLine) {
    const auto refused = [](const std::string& second_line) {
        const auto plan = with_words("{\n" + second_line + "\n}\n");
        if (plan) return std::string("taken");
        expect_chinese(plan.error());
        EXPECT_TRUE(plan.error().subject.ends_with("head_words.json:2")) << base::to_line(plan.error());
        return base::to_line(plan.error());
    };
    const auto says = [](const std::string& line, const char* words) { return line.find(words) != std::string::npos; };
    EXPECT_TRUE(says(refused(R"("verbs": {})"), "is unknown"));
    EXPECT_TRUE(says(refused(R"("kinds": [])"), "is no object"));
    EXPECT_TRUE(says(refused(R"("kinds": {"rank": {"fr": []}})"), "is unknown"));
    EXPECT_TRUE(says(refused(R"("kinds": {"rank": {"zh": "园区排行"}})"), "is no list"));
    EXPECT_TRUE(says(refused(R"("kinds": {"rank": {"zh": [7]}})"), "is not a text"));
    EXPECT_TRUE(says(refused(R"("kinds": {"dragon": {"zh": ["园区排行"]}})"), "is no class of words"));
    EXPECT_TRUE(says(refused(R"("kinds": {"rank": {"zh": ["7"]}})"), "is no word of a title"));
    EXPECT_TRUE(says(refused(R"("kinds": {"rank": {"zh": ["园区排行", "园 区排行"]}})"), "occurs twice"));
    EXPECT_TRUE(says(refused(R"("indicators": {"dragon": {"zh": ["园区排行"]}})"), "is no indicator"));
}
