// Langtu's side of langtu-formats: bad files, and a reader that crashes, hangs or lies.
#include <csignal>
#include <gtest/gtest.h>
#include <thread>

#include "exchange/formats_client.h"
#include "package_copy.h"
#include "wire/codec.h"

namespace {

using base::ErrorKind;

/// A program in place of langtu-formats.
exchange::FormatsProgram stand_in(const TemporaryFolder& folder, const std::string& script,
                                  std::chrono::milliseconds time_limit = std::chrono::seconds(10)) {
    const auto path = folder.write("reader.sh", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return {path, time_limit};
}

TEST(Formats, ReadsAPackageLayer) {
    const auto layer = exchange::read_layer(built_formats(), {haining_dir() / "stations.geojson", "GeoJSON", {}, {}});
    ASSERT_TRUE(layer) << base::to_line(layer.error());
    EXPECT_EQ(layer->name, "stations");
    EXPECT_EQ(layer->features.size(), 12U);
    EXPECT_EQ(std::get<wire::Position>(layer->features[1].geometry), (wire::Position{120.3510, 30.4128}));
}

TEST(Formats, OfSeveralFilesTheBadOneIsNamed) {
    const TemporaryFolder folder;
    const auto bad = folder.write("bad.geojson", "{");
    const auto layers =
        exchange::read_layers(built_formats(), {haining_dir() / "rail.geojson", bad, haining_dir() / "water.geojson"});
    ASSERT_FALSE(layers);
    EXPECT_EQ(layers.error().subject, bad.string());
}

TEST(Formats, MissingFile) {
    const auto layer = exchange::read_layer(built_formats(), {"/nowhere/a.geojson", {}, {}, {}});
    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().kind, ErrorKind::io);
    EXPECT_EQ(layer.error().subject, "/nowhere/a.geojson");
    EXPECT_NE(layer.error().message.find("does not exist"), std::string::npos) << layer.error().message;
}

TEST(Formats, AFileNameThatLooksLikeAnOptionIsAFileName) {
    const auto layer = exchange::read_layer(built_formats(), {"--help", {}, {}, {}});
    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().subject, "--help");
    EXPECT_NE(layer.error().message.find("does not exist"), std::string::npos) << layer.error().message;
}

TEST(Formats, BadFilesAreRefusedInOneSentence) {
    const TemporaryFolder folder;
    const std::string good = read_whole(haining_dir() / "units.geojson");
    std::string garbage(5000, '\0');
    for (std::size_t i = 0; i < garbage.size(); ++i) garbage[i] = static_cast<char>((i * 2654435761U) >> 7U);
    const std::vector<std::pair<std::string, std::string>> files{
        {"text.geojson", "not GeoJSON at all"},
        {"other.geojson", "{\"type\":\"Topology\"}"},
        {"garbage.geojson", garbage},
        {"garbage.gpkg", garbage},
        {"garbage.shp", garbage},
        {"garbage.xlsx", garbage},
        {"empty.geojson", ""},
        {"cut.geojson", good.substr(0, good.size() / 2)},
        {"latin1.csv", "a,b\n\xE9t\xE9,1\n"},
        {"link.geojson",
         R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:1/x","type":"proj4"}},"features":[]})"},
        {"curve.csv.txt", "a\n1\n"},
        {"map.vrt",
         "<OGRVRTDataSource><OGRVRTLayer "
         "name=\"a\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"},
    };
    for (const auto& [name, text] : files) {
        const auto file = folder.write(name, text);
        const auto layer = exchange::read_layer(built_formats(), {file, {}, {}, {}});
        ASSERT_FALSE(layer) << name;
        EXPECT_EQ(layer.error().kind, ErrorKind::refused) << name;
        EXPECT_EQ(layer.error().subject, file.string());
        EXPECT_EQ(layer.error().message.find('\n'), std::string::npos);
        EXPECT_NE(layer.error().message.find("; "), std::string::npos) << layer.error().message;
        EXPECT_EQ(layer.error().message.find("crashed"), std::string::npos) << name;
    }
}

TEST(Formats, AVirtualDatasetUnderAnotherNameOpensNothing) {
    const TemporaryFolder folder;
    const auto secret = folder.write("secret.csv", "a\nhidden\n");
    for (const char* name : {"a.csv", "a.shp", "a.geojson"}) {
        const auto file = folder.write(name, "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" +
                                                 secret.string() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
        const auto layer = exchange::read_layer(built_formats(), {file, {}, {}, {}});
        if (!layer) continue;
        for (const wire::Feature& feature : layer->features)
            for (const wire::Value& value : feature.values) EXPECT_NE(value, wire::Value(std::string("hidden")));
    }
}

TEST(Formats, UnknownDriverAndLayer) {
    const auto driver = exchange::read_layer(built_formats(), {haining_dir() / "units.geojson", "VRT", {}, {}});
    ASSERT_FALSE(driver);
    EXPECT_NE(driver.error().message.find("unknown driver VRT"), std::string::npos) << driver.error().message;
    const auto layer = exchange::read_layer(built_formats(), {haining_dir() / "units.geojson", {}, "roads", {}});
    ASSERT_FALSE(layer);
    EXPECT_NE(layer.error().message.find("it has: units"), std::string::npos) << layer.error().message;
}

TEST(Reader, ACrashIsOneError) {
    const TemporaryFolder folder;
    const auto layer = exchange::read_layer(stand_in(folder, "kill -SEGV $$"), {"/x/a.kml", {}, {}, {}});
    ASSERT_FALSE(layer);
    expect_chinese(layer.error());
    EXPECT_EQ(layer.error().subject, "/x/a.kml");
    EXPECT_NE(layer.error().message.find("crashed on it (signal 11)"), std::string::npos) << layer.error().message;
}

TEST(Reader, KilledFromOutsideIsOneError) {
    const TemporaryFolder folder;
    const auto layer = exchange::read_layer(stand_in(folder, "printf LTW1; kill -KILL $$"), {"/x/a.kml", {}, {}, {}});
    ASSERT_FALSE(layer);
    expect_chinese(layer.error());
    EXPECT_NE(layer.error().message.find("signal 9"), std::string::npos) << layer.error().message;
}

TEST(Reader, AHangEndsAtTheLimitAndNothingIsLeftRunning) {
    const TemporaryFolder folder;
    const auto pid_file = folder.path() / "pid";
    const auto begin = std::chrono::steady_clock::now();
    const auto layer = exchange::read_layer(
        stand_in(folder, "sleep 60 & echo $! > " + pid_file.string() + "; wait", std::chrono::milliseconds(400)),
        {"/x/a.dxf", {}, {}, {}});
    ASSERT_FALSE(layer);
    expect_chinese(layer.error());
    EXPECT_EQ(layer.error().kind, ErrorKind::limit);
    EXPECT_NE(layer.error().message.find("was not read within 0.4 s"), std::string::npos) << layer.error().message;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
    const pid_t grandchild = std::stoi(read_whole(pid_file));
    for (int i = 0; i < 100 && kill(grandchild, 0) == 0; ++i) {
        const std::string status = read_whole("/proc/" + std::to_string(grandchild) + "/stat");
        if (status.find(") Z ") != std::string::npos) return;  // dead, not yet reaped by init
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_NE(kill(grandchild, 0), 0);
}

TEST(Reader, AHangAfterClosingItsPipesEndsToo) {
    const TemporaryFolder folder;
    const auto layer = exchange::read_layer(stand_in(folder, "exec >&- 2>&-; sleep 60", std::chrono::milliseconds(400)),
                                            {"/x/a.dxf", {}, {}, {}});
    ASSERT_FALSE(layer);
    expect_chinese(layer.error());
    EXPECT_EQ(layer.error().kind, ErrorKind::limit);
}

TEST(Reader, NonsenseHalfAnAnswerAndNoAnswerAreErrors) {
    const TemporaryFolder folder;
    std::string half;
    wire::append_header(half, wire::Layer{"a", "", {}, {}});
    const auto answer = folder.write("answer", half).string();
    for (const auto& [script, fragment] : {std::pair<std::string, const char*>{"echo nonsense", "malformed"},
                                           {"cat " + answer, "stopped half way"},
                                           {"exit 0", "stopped half way"},
                                           {"yes", "malformed"},
                                           {"exit 77", "gave up (status 77)"},
                                           {"echo 'a line of its own' >&2; exit 6", "a line of its own"}}) {
        const auto layer = exchange::read_layer(stand_in(folder, script), {"/x/a.kml", {}, {}, {}});
        ASSERT_FALSE(layer) << script;
        EXPECT_EQ(layer.error().subject, "/x/a.kml");
        EXPECT_NE(layer.error().message.find(fragment), std::string::npos) << layer.error().message;
    }
}

TEST(Reader, AProgramThatIsNotThereIsNamed) {
    const auto layer =
        exchange::read_layer({"/nowhere/langtu-formats", std::chrono::seconds(1)}, {"/x/a.kml", {}, {}, {}});
    ASSERT_FALSE(layer);
    expect_chinese(layer.error());
    EXPECT_EQ(layer.error().subject, "/nowhere/langtu-formats");
    EXPECT_EQ(layer.error().kind, ErrorKind::io);
}

TEST(Reader, IsFoundByTheEnvironmentOrBesideTheProgram) {
    setenv("LANGTU_FORMATS", "/somewhere/reader", 1);
    EXPECT_EQ(exchange::find_formats_program()->path, "/somewhere/reader");
    unsetenv("LANGTU_FORMATS");
    EXPECT_EQ(exchange::find_formats_program()->path, built_formats().path);
}

}  // namespace
