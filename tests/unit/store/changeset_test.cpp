// Changesets of a history that is not trusted: cut off anywhere, or with any byte changed, they are read or refused,
// and never read for ever.
#include "changeset.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "sqlite.h"

namespace {

/// Of a table of values of every kind: a row that came, one that changed, one that went.
store::Changeset recorded(sqlite3* db) {
    const char* setup =
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, geom BLOB, words TEXT, entered REAL, author TEXT);"
        "INSERT INTO notes VALUES (1, x'00', 'a', 1.5, NULL), (2, NULL, 'b', 2, 'c');";
    EXPECT_EQ(sqlite3_exec(db, setup, nullptr, nullptr, nullptr), SQLITE_OK);
    auto recorder = store::ChangeRecorder::begin(db, "memory");
    EXPECT_TRUE(recorder);
    const std::string long_text(300, 'x');
    const std::string edits =
        "INSERT INTO notes VALUES (3, x'0102', '" + long_text +
        "', 3.5, 'd'); UPDATE notes SET words = 'e' WHERE id = 1; DELETE FROM notes WHERE id = 2;";
    EXPECT_EQ(sqlite3_exec(db, edits.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    return recorder->take("memory").value();
}

}  // namespace

TEST(Changeset, TornOnesAreRefusedAndNeverReadForEver) {
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &opened), SQLITE_OK);
    const store::Connection db(opened);
    const store::Changeset whole = recorded(opened);
    ASSERT_EQ(store::rows_of(opened, whole, "memory").value().size(), 3U);
    ASSERT_TRUE(store::inverted(whole, "memory"));
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const store::Changeset cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        const auto rows = store::rows_of(opened, cut, "memory");
        EXPECT_TRUE(!rows || rows->size() < 3) << size;
        store::inverted(cut, "memory");
        store::touches_carrier(cut, 1);
    }
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const int value : {0x00, 0x01, 0x54, 0x7F, 0x80, 0xFF}) {
            store::Changeset changed = whole;
            changed[at] = static_cast<std::uint8_t>(value);
            store::rows_of(opened, changed, "memory");
            store::inverted(changed, "memory");
        }
}
