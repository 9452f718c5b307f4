#include <algorithm>
#include <fmt/format.h>

#include "checked_opening.h"
#include "schema.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace store {
namespace {

std::string value_text(const Statement& row, int column) {
    switch (row.type(column)) {
        case SQLITE_INTEGER: return std::to_string(row.integer(column));
        case SQLITE_FLOAT: return fmt::format("{}", row.real(column));
        case SQLITE_TEXT: break;
        case SQLITE_BLOB: {
            std::string hex;
            for (const std::uint8_t byte : row.blob(column)) hex += fmt::format("{:02x}", byte);
            return hex;
        }
        default: return "NULL";
    }
    std::string quoted = "'";
    for (const char c : row.text(column)) {
        if (c == '\n')
            quoted += "\\n";
        else
            quoted += c == '\\' ? std::string("\\\\") : c == '\'' ? std::string("''") : std::string(1, c);
    }
    return quoted + "'";
}

base::Result<void> dump_table(sqlite3* db, const std::string& table, std::string& text, const std::string& subject) {
    Statement rows(db, "SELECT * FROM " + table + " ORDER BY 1");
    while (rows.step()) {
        text += table;
        for (int i = 0; i < rows.column_count(); ++i)
            text += fmt::format(" {}={}", rows.column_name(i), value_text(rows, i));
        text += '\n';
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return {};
}

}  // namespace

base::Result<std::string> dump_project(const std::filesystem::path& path, DumpHistory history) {
    const std::string subject = path.string();
    return read_guarded(path, [&](sqlite3* db, const ProbedFile&) -> base::Result<std::string> {
        if (auto begun = execute(db, "BEGIN", subject); !begun) return base::pass(begun.error());
        const auto version = check_all(db, "PRAGMA quick_check(1)", subject);
        if (!version) return base::pass(version.error());
        std::vector<std::string> tables;
        for (const GeometryLayer& layer : k_geometry_layers) tables.emplace_back(layer.table);
        for (std::string& table : plain_tables(*version)) tables.push_back(std::move(table));
        if (history == DumpHistory::yes)
            for (const char* table :
                 {"project", "history", "history_marks", "merged_changes", "merges", "step_records", "questions"})
                if (version_of(table) <= *version) tables.emplace_back(table);
        std::sort(tables.begin(), tables.end());
        std::string text;
        for (const std::string& table : tables)
            if (auto done = dump_table(db, table, text, subject); !done) return base::pass(done.error());
        return text;
    });
}

}  // namespace store
