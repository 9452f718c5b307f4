// The checked-in list of schema objects is what creating a project makes. To record it anew after a change of the
// tables, run this test with LANGTU_RECORD_SCHEMA=1: it writes the list and counts as failed.
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "fill_project.h"
#include "sample_plan.h"
#include "schema.h"
#include "spatialite_session.h"
#include "sqlite.h"
#include "store/project_file.h"

TEST(KnownSchema, IsWhatCreatingMakes) {
    store::SpatialiteSession spatialite;
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &opened), SQLITE_OK);
    const store::Connection db(opened);
    spatialite.start_on(opened);
    const auto filled = store::fill_project(opened, support::sample_plan(), "memory");
    ASSERT_TRUE(filled) << filled.error().message;
    const auto objects = store::schema_objects(opened, "memory");
    ASSERT_TRUE(objects);
    std::string text;
    for (const auto& object : *objects) text += object.text;
    if (std::getenv("LANGTU_RECORD_SCHEMA") != nullptr) {
        std::ofstream(LANGTU_SOURCE_DIR "/src/store/known_schema.inc") << "R\"known(\n" << text << ")known\"\n";
        FAIL() << "recorded";
    }
    EXPECT_EQ(text, store::known_schema());
    EXPECT_EQ(store::first_difference(*objects, store::k_schema_version), std::nullopt);
}
