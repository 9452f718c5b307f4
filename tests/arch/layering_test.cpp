// The layering that docs/architecture.md promises, the build makes and the sources keep: all three must agree.
#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <optional>
#include <string_view>

#include "module_table.h"
#include "source_files.h"

namespace {

using arch::Include;
using arch::Module;
using arch::Modules;
using arch::SourceFile;

struct Library {
    std::string_view prefix;  ///< how its headers begin
    std::string_view name;    ///< what docs/architecture.md calls it
};

constexpr std::array<Library, 39> k_libraries{{
    {"tl/", ""},  // Result is everywhere
    {"fmt/", "fmt"},
    {"unicode/", "ICU"},
    {"nlohmann/", "nlohmann-json"},
    {"CLI/", "CLI11"},
    {"sqlite3", "SQLite"},
    {"spatialite", "SpatiaLite"},
    {"xlsxwriter", "libxlsxwriter"},
    {"pugixml", "pugixml"},
    {"zip.h", "libzip"},
    {"gdal", "GDAL"},
    {"ogr", "GDAL"},
    {"cpl_", "GDAL"},
    {"proj", "PROJ"},
    {"geodesic.h", "PROJ"},
    {"geos", "GEOS"},
    {"epoxy/", "epoxy"},
    {"GL/glu.h", "GLU"},
    {"GLFW/", "GLFW"},
    {"imgui", "Dear ImGui"},
    {"backends/imgui", "Dear ImGui"},
    {"ft2build.h", "FreeType"},
    {"freetype/", "FreeType"},
    {"hb", "HarfBuzz"},
    {"fontconfig/", "fontconfig"},
    {"xcb/", "XCB"},
    {"dbus/", "D-Bus"},
    {"png.h", "libpng"},
    {"cairo", "cairo"},
    {"qpdf/", "libqpdf"},
    {"zlib.h", "zlib"},
    {"minizip/", "minizip"},
    {"expat.h", "expat"},
    {"libxml/", "libxml2"},
    {"EGL/", "never: epoxy has it"},
    {"GL/", "never: epoxy has it"},
    {"GLES", "never: epoxy has it"},
    {"boost/", "never: not a dependency"},
    {"glm/", "never: not a dependency"},
}};

/// Public headers that may show a library to whoever includes them, with the reason.
const std::map<std::string, std::string> k_public_exceptions{
    {"src/cli/include/cli/rows.h", "nlohmann/"},  // commands outside cli build the rows that cli prints as JSON
};

constexpr std::array<std::string_view, 21> k_system_headers{
    "fcntl.h",  "unistd.h",  "poll.h",     "spawn.h",  "sched.h", "signal.h", "stdio.h",
    "stdlib.h", "iconv.h",   "langinfo.h", "locale.h", "sys/",    "linux/",   "arpa/inet.h",
    "netinet/", "pthread.h", "dirent.h",   "dlfcn.h",  "errno.h", "time.h",   "pwd.h"};

bool is_standard(const Include& include) { return include.name.find_first_of("./") == std::string::npos; }

bool is_system(const Include& include) {
    return std::any_of(k_system_headers.begin(), k_system_headers.end(),
                       [&](std::string_view prefix) { return include.name.starts_with(prefix); });
}

const Library* library_of(const Include& include) {
    const auto found = std::find_if(k_libraries.begin(), k_libraries.end(),
                                    [&](const Library& library) { return include.name.starts_with(library.prefix); });
    return found == k_libraries.end() ? nullptr : &*found;
}

std::optional<std::string> module_of(const Include& include, const Modules& modules) {
    const std::string first = include.name.substr(0, include.name.find('/'));
    if (!include.in_quotes || first == include.name || !modules.contains(first)) return std::nullopt;
    return first;
}

std::string place(const SourceFile& file, const Include& include) {
    return file.path.string() + ":" + std::to_string(include.line) + ": " + include.name + " ";
}

}  // namespace

TEST(Layering, EveryFolderIsDocumentedAndBuilt) {
    std::set<std::string> folders;
    for (const SourceFile& file : arch::source_files()) folders.insert(file.module);
    std::set<std::string> documented;
    std::set<std::string> built;
    for (const auto& [name, module] : arch::documented_modules()) documented.insert(name);
    for (const auto& [name, module] : arch::built_modules()) built.insert(name);
    EXPECT_EQ(arch::joined(documented), arch::joined(folders)) << "the table of docs/architecture.md";
    EXPECT_EQ(arch::joined(built), arch::joined(folders)) << "src/CMakeLists.txt";
}

TEST(Layering, TheDocumentAndTheBuildAgree) {
    const Modules built = arch::built_modules();
    for (const auto& [name, module] : arch::documented_modules()) {
        ASSERT_TRUE(built.contains(name)) << name;
        EXPECT_EQ(arch::joined(module.uses), arch::joined(built.at(name).uses)) << "what " << name << " uses";
        if (name != "app" && name != "formats") {
            EXPECT_EQ(module.level, built.at(name).level) << "level of " << name;
        }
    }
}

TEST(Layering, NoModuleUsesItsOwnLevelOrAHigherOne) {
    const Modules modules = arch::documented_modules();
    for (const auto& [name, module] : modules)
        for (const std::string& used : module.uses) {
            ASSERT_TRUE(modules.contains(used)) << name << " uses " << used << ", which is no module";
            EXPECT_LT(modules.at(used).level, module.level) << name << " uses " << used;
        }
}

TEST(Layering, SourcesIncludeOnlyWhatTheirModuleUses) {
    Modules modules = arch::documented_modules();
    for (const SourceFile& file : arch::source_files())
        for (const Include& include : file.includes) {
            const auto used = module_of(include, modules);
            if (!used || *used == file.module) continue;
            EXPECT_TRUE(modules[file.module].uses.contains(*used))
                << place(file, include) << "is not among what " << file.module << " uses";
        }
}

TEST(Layering, ThirdPartiesStayInTheirModules) {
    Modules modules = arch::documented_modules();
    std::map<std::string, std::set<std::string>> seen;
    for (const SourceFile& file : arch::source_files())
        for (const Include& include : file.includes) {
            if (include.in_quotes || is_standard(include) || is_system(include)) continue;
            const Library* library = library_of(include);
            ASSERT_NE(library, nullptr) << place(file, include)
                                        << "is unknown; name it in tests/arch/layering_test.cpp";
            if (library->name.empty()) continue;
            seen[file.module].emplace(library->name);
            EXPECT_TRUE(modules[file.module].libraries.contains(std::string(library->name)))
                << place(file, include) << "does not belong in " << file.module << " (docs/architecture.md)";
        }
    for (const auto& [name, module] : modules)
        EXPECT_EQ(arch::joined(module.libraries), arch::joined(seen[name])) << "third parties of " << name;
}

TEST(Layering, PublicHeadersShowNoThirdParty) {
    for (const SourceFile& file : arch::source_files()) {
        if (!file.is_public) continue;
        const auto exception = k_public_exceptions.find(file.path.string());
        for (const Include& include : file.includes) {
            if (include.in_quotes || is_standard(include) || include.name.starts_with("tl/")) continue;
            EXPECT_TRUE(exception != k_public_exceptions.end() && include.name.starts_with(exception->second))
                << place(file, include) << "in a public header";
        }
    }
}

TEST(Layering, ASourceIncludesItsOwnHeaderFirst) {
    // This is what makes every header compile alone; headers without a source of their name have one in the build.
    const auto files = arch::source_files();
    for (const SourceFile& source : files) {
        if (source.is_header) continue;
        const std::string stem = source.path.stem().string();
        const bool has_header = std::any_of(files.begin(), files.end(), [&](const SourceFile& file) {
            return file.is_header && file.module == source.module && file.path.stem() == stem;
        });
        if (!has_header) continue;
        ASSERT_FALSE(source.includes.empty()) << source.path;
        EXPECT_EQ(std::filesystem::path(source.includes.front().name).stem(), stem) << source.path;
    }
}

TEST(Layering, TheDiagramOfTheDocumentIsRight) {
    const std::string picture = arch::diagram(arch::documented_modules());
    EXPECT_EQ(picture, arch::documented_diagram()) << "docs/architecture.md wants this picture:\n" << picture;
    std::cout << picture;
}
