// The rooms of the interface: docs/architecture.md says which room includes what; the sources keep to it.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "module_table.h"
#include "source_files.h"

namespace {

using arch::SourceFile;

struct Room {
    std::set<std::string> uses;     ///< other rooms
    std::set<std::string> modules;  ///< whose headers it may include; "any": all that ui uses
    bool draws = false;             ///< with Dear ImGui
};

using Rooms = std::map<std::string, Room>;

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::set<std::string> words;
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    std::istringstream in(row.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(arch::trimmed(cell));
    return cells;
}

/// The rows below "| room | what it is | uses | modules | draws |".
Rooms documented_rooms() {
    Rooms rooms;
    bool in_table = false;
    for (const std::string& line : arch::lines_of(arch::read_text(arch::root() / "docs/architecture.md"))) {
        const bool heading = line.starts_with("| room |");
        in_table = heading || (in_table && line.starts_with("|"));
        if (!in_table || heading || line.starts_with("|---")) continue;
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() >= 5) rooms[cells[0]] = {words_of(cells[2]), words_of(cells[3]), cells[4] == "yes"};
    }
    return rooms;
}

/// src/ui/panels/dock.cpp: panels; src/ui/include/ui/kit/icons.h: kit; src/ui/include/ui/shell.h: include.
std::string room_of(const SourceFile& file) {
    const std::string below = file.path.lexically_relative("src/ui").generic_string();
    const std::string rest = file.is_public ? below.substr(std::string("include/ui/").size()) : below;
    const std::size_t slash = rest.find('/');
    if (slash != std::string::npos) return rest.substr(0, slash);
    return file.is_public ? "include" : "";
}

/// The room of an included header of ui; empty: it is none.
std::string room_of_include(const std::string& name, const Rooms& rooms) {
    const bool is_public = name.starts_with("ui/");
    const std::string rest = is_public ? name.substr(3) : name;
    const std::string first = rest.substr(0, rest.find('/'));
    if (first == rest) return is_public ? "include" : "";
    return rooms.contains(first) ? first : "";
}

std::vector<SourceFile> files_of_ui() {
    std::vector<SourceFile> out;
    for (SourceFile& file : arch::source_files())
        if (file.module == "ui") out.push_back(std::move(file));
    return out;
}

std::string place(const SourceFile& file, const arch::Include& include) {
    return file.path.string() + ":" + std::to_string(include.line) + ": " + include.name;
}

}  // namespace

TEST(Rooms, EveryFileLiesInADocumentedRoom) {
    const Rooms rooms = documented_rooms();
    std::set<std::string> seen, documented;
    for (const SourceFile& file : files_of_ui()) {
        EXPECT_FALSE(room_of(file).empty()) << file.path << " lies in no room";
        seen.insert(room_of(file));
    }
    for (const auto& [name, room] : rooms) documented.insert(name);
    EXPECT_EQ(arch::joined(documented), arch::joined(seen)) << "the rooms of docs/architecture.md";
}

TEST(Rooms, IncludeOnlyTheRoomsTheyUse) {
    Rooms rooms = documented_rooms();
    for (const SourceFile& file : files_of_ui())
        for (const arch::Include& include : file.includes) {
            const std::string from = room_of(file), to = room_of_include(include.name, rooms);
            if (!include.in_quotes || to.empty() || to == from) continue;
            EXPECT_TRUE(rooms[from].uses.contains(to))
                << place(file, include) << ": " << from << " does not use " << to << " (docs/architecture.md)";
        }
}

TEST(Rooms, IncludeOnlyTheModulesTheyMayKnow) {
    Rooms rooms = documented_rooms();
    const arch::Modules modules = arch::documented_modules();
    for (const SourceFile& file : files_of_ui())
        for (const arch::Include& include : file.includes) {
            const Room& room = rooms[room_of(file)];
            const std::string module = include.name.substr(0, include.name.find('/'));
            if (!include.in_quotes || module == "ui" || module == include.name || !modules.contains(module)) continue;
            EXPECT_TRUE(room.modules.contains("any") || room.modules.contains(module)) << place(file, include);
        }
}

TEST(Rooms, DrawOnlyWhereTheyMay) {
    Rooms rooms = documented_rooms();
    for (const SourceFile& file : files_of_ui())
        for (const arch::Include& include : file.includes) {
            if (!include.name.starts_with("imgui")) continue;
            EXPECT_TRUE(rooms[room_of(file)].draws) << place(file, include);
        }
}

TEST(Rooms, NoneUsesAnotherInACircle) {
    const Rooms rooms = documented_rooms();
    std::set<std::string> below;
    for (std::size_t before = rooms.size() + 1; below.size() != before;) {
        before = below.size();
        for (const auto& [name, room] : rooms)
            if (std::includes(below.begin(), below.end(), room.uses.begin(), room.uses.end())) below.insert(name);
    }
    EXPECT_EQ(below.size(), rooms.size()) << "only these stand on firm ground: " << arch::joined(below);
    EXPECT_GE(rooms.size(), 5U);
}
