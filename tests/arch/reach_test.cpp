// How much of the program a panel sees: what its headers reach, ours counted. A panel that reaches everything is built
// again with everything and can be changed only with all of it in mind.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

#include "module_table.h"
#include "source_files.h"

namespace {

using arch::SourceFile;

constexpr std::size_t k_most_headers = 34;

/// Panels that walk records of the project as they are stored, and how many headers that takes.
const std::map<std::string, std::size_t> k_more{
    {"value_table.cpp", 44},     // what is typed becomes an edit, read by the session
    {"filter_panel.cpp", 42},    // the review, by every field of its filter
    {"reach_panel.cpp", 44},     // the review, by all that it counts
    {"station_reach.cpp", 42},   // likewise
    {"gap_list.cpp", 41},        // gaps with their rules
    {"review_cards.cpp", 39},    // what the review counts around a station
    {"scenario_panel.cpp", 50},  // the review of the plan and of the scenario, and its file
    {"strip_diagram.cpp", 40},   // what lies along the line, and gaps
};

using Headers = std::map<std::string, const SourceFile*>;

/// By the name that an #include gives them.
Headers headers_of(const std::vector<SourceFile>& files) {
    Headers headers;
    for (const SourceFile& file : files) {
        if (!file.is_header) continue;
        const std::string path = file.path.generic_string();
        const std::string root = "src/" + file.module + "/" + (file.is_public ? "include/" : "");
        headers[path.substr(root.size())] = &file;
    }
    return headers;
}

void reach(const SourceFile& file, const Headers& headers, std::set<std::string>& reached) {
    for (const arch::Include& include : file.includes) {
        const auto header = include.in_quotes ? headers.find(include.name) : headers.end();
        if (header != headers.end() && reached.insert(include.name).second) reach(*header->second, headers, reached);
    }
}

}  // namespace

TEST(Reach, OfEachPanelIsSmall) {
    const std::vector<SourceFile> files = arch::source_files();
    const Headers headers = headers_of(files);
    int panels = 0;
    for (const SourceFile& file : files) {
        if (!file.path.generic_string().starts_with("src/ui/panels/")) continue;
        ++panels;
        const auto more = k_more.find(file.path.filename().string());
        const std::size_t most = more == k_more.end() ? k_most_headers : more->second;
        std::set<std::string> reached;
        reach(file, headers, reached);
        EXPECT_LE(reached.size(), most) << file.path << " reaches " << arch::joined(reached);
    }
    EXPECT_GT(panels, 20);
}

TEST(Reach, TheOutboxAndTheReaderDefineNothing) {
    const std::vector<SourceFile> files = arch::source_files();
    int found = 0;
    for (const SourceFile& file : files) {
        const std::string path = file.path.generic_string();
        if (path != "src/ui/frame/outbox.h" && path != "src/ui/frame/reader.h") continue;
        ++found;
        for (const arch::Include& include : file.includes)
            EXPECT_FALSE(include.in_quotes) << path << " includes " << include.name;
    }
    EXPECT_EQ(found, 2);
}
