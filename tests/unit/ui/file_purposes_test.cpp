// The table of what the file window can be for.
#include "ui/file_purposes.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

#include "ui/file_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

TEST(FilePurposes, EachHasARowAndAKeyOfItsOwn) {
    std::set<std::string> keys;
    for (const FilePurposeRow& row : file_purposes()) {
        EXPECT_EQ(row_of(row.purpose).key, row.key) << "two rows for one purpose";
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    }
    for (int i = 0; i <= static_cast<int>(FilePurpose::write_values); ++i)
        EXPECT_EQ(row_of(static_cast<FilePurpose>(i)).purpose, static_cast<FilePurpose>(i));
}

TEST(FilePurposes, WhatIsWrittenHasANameToBeginWith) {
    for (const FilePurposeRow& row : file_purposes())
        EXPECT_NE(row.reads, std::string(row.first_name).size() > 0) << row.key;
}

TEST(FilePurposes, TheRequestTellsTheFileAndWhatFollows) {
    FileChoice choice;
    choice.then_leave = true;
    const Request copy = row_of(FilePurpose::save_copy).request(choice, "/a/b.langtu");
    ASSERT_TRUE(std::holds_alternative<SaveCopy>(copy));
    EXPECT_EQ(std::get<SaveCopy>(copy).file, "/a/b.langtu");
    EXPECT_TRUE(std::get<SaveCopy>(copy).then_leave);
    const Request table = row_of(FilePurpose::read_values).request({}, "/a/t.xlsx");
    ASSERT_TRUE(std::holds_alternative<ReadTable>(table));
    EXPECT_EQ(std::get<ReadTable>(table).file, "/a/t.xlsx");
}

}  // namespace
}  // namespace ui
