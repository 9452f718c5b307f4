// Reading a project back: by this program under difficult circumstances, and by another program.
#include <array>
#include <cstdio>
#include <gtest/gtest.h>
#include <memory>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace {

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    std::string text;
    std::array<char, 4096> part{};
    while (pipe && std::fgets(part.data(), part.size(), pipe.get()) != nullptr) text += part.data();
    return text;
}

class Reading : public testing::Test {
protected:
    void SetUp() override {
        const auto made = store::create_project(project_, support::sample_plan(), store::Overwrite::no);
        ASSERT_TRUE(made) << made.error().message;
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            names.insert(entry.path().filename());
        return names;
    }
    store::Connection connect() const {
        sqlite3* db = nullptr;
        EXPECT_EQ(sqlite3_open(project_.c_str(), &db), SQLITE_OK);
        return store::Connection(db);
    }

    support::ScratchFolder folder_;
    std::filesystem::path project_ = folder_ / "海宁 100%?#.ltu";
};

}  // namespace

TEST_F(Reading, IsOneFileAndStaysOne) {
    const std::set<std::string> one{project_.filename()};
    EXPECT_EQ(files(), one);
    ASSERT_TRUE(store::open_project(project_));
    ASSERT_TRUE(store::verify_project(project_));
    EXPECT_EQ(files(), one);
}

TEST_F(Reading, AnInfinityIsAMissingValue) {
    ASSERT_TRUE(store::execute(connect().get(), "UPDATE targets SET baseline = 9e999 WHERE target IS NOT NULL", "w"));
    const auto opened = store::open_project(project_);
    ASSERT_TRUE(opened) << opened.error().message;
    for (const plan::Target& t : opened->plan->targets) {
        if (t.target) {
            EXPECT_EQ(t.baseline, std::nullopt);
        }
    }
}

TEST_F(Reading, AnotherProgramSeesLayersAndChineseText) {
    const std::string command = "ogrinfo -ro -al '" + project_.string() + "' 2>&1";
    const std::string text = output_of(command);
    EXPECT_EQ(text.find("ERROR"), std::string::npos);
    EXPECT_EQ(text.find("Warning"), std::string::npos);
    for (const char* part : {"Layer name: units", "Geometry: Multi Polygon", "Layer name: carriers", "Geometry: Point",
                             "Layer name: rail", "Geometry: Line String", "name_zh (String) = 长安镇",
                             "ID[\"EPSG\",4490]", "POINT (120.55 30.4520003)", "area_published_km2 (Real) = (null)"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST_F(Reading, WhileAnotherConnectionHasUncommittedAndCommittedWork) {
    const store::Connection writer = connect();
    ASSERT_TRUE(store::execute(writer.get(), "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON", "w"));
    ASSERT_TRUE(store::execute(writer.get(), "UPDATE sources SET accuracy_en = 'committed' WHERE id = 1", "w"));
    ASSERT_TRUE(
        store::execute(writer.get(), "BEGIN IMMEDIATE; UPDATE sources SET accuracy_en = 'pending' WHERE id = 1", "w"));
    const auto opened = store::open_project(project_);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->plan->sources[0].accuracy.en, "committed");
    // Reading has not dropped the writer's locks: another connection still cannot write.
    const store::Connection other = connect();
    EXPECT_FALSE(store::execute(other.get(), "BEGIN IMMEDIATE", "o"));
    ASSERT_TRUE(store::execute(writer.get(), "COMMIT", "w"));
    EXPECT_EQ(store::open_project(project_)->plan->sources[0].accuracy.en, "pending");
}

TEST_F(Reading, InAFolderThatCannotBeWritten) {
    { ASSERT_TRUE(store::execute(connect().get(), "PRAGMA journal_mode=WAL", "w")); }
    ASSERT_EQ(files().size(), 1U);
    ASSERT_EQ(chmod(project_.c_str(), 0444), 0);
    ASSERT_EQ(chmod(folder_.path().c_str(), 0555), 0);
    const auto opened = store::open_project(project_);  // as root the folder is writable all the same: then see below
    EXPECT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(files().size(), 1U) << "left something behind";
    chmod(folder_.path().c_str(), 0755);
}

TEST_F(Reading, AWalOfAnotherFileIsNeverMixedIn) {
    { ASSERT_TRUE(store::execute(connect().get(), "PRAGMA journal_mode=WAL", "w")); }
    support::write_bytes(project_.string() + "-wal", std::string(5000, 'x'));
    const auto opened = store::open_project(project_);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(*opened->plan, support::sample_plan());
}

TEST_F(Reading, TheThoroughCheckSeesASpatialIndexThatDisagrees) {
    ASSERT_TRUE(store::execute(connect().get(), "DELETE FROM idx_carriers_geom", "w"));
    ASSERT_TRUE(store::open_project(project_));
    const auto verified = store::verify_project(project_);
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().kind, base::ErrorKind::damaged);
    EXPECT_NE(verified.error().message.find("spatial index of carriers"), std::string::npos);
}
