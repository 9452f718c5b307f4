// The same workbooks as BIFF8 in a compound file.
#include <algorithm>
#include <bit>
#include <map>

#include "workbook_writer.h"

namespace support {
namespace {

constexpr std::size_t k_header = 512, k_most_body = 8000;
constexpr std::size_t k_most_in_small_sectors = 4U << 20U;  // the header lists the tables of no more

std::string number(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return out;
}

std::string record(unsigned kind, const std::string& body) { return number(kind, 2) + number(body.size(), 2) + body; }

/// UTF-16 of UTF-8 within the first plane, low byte first.
std::string wide(const std::string& utf8, std::size_t& units) {
    std::string out;
    units = 0;
    for (std::size_t i = 0; i < utf8.size(); ++units) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : 2;
        unsigned unit = more == 0 ? lead : more == 1 ? lead & 0x1FU : lead & 0x0FU;
        for (int k = 1; k <= more; ++k)
            unit = (unit << 6U) | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3FU);
        out += number(unit, 2);
        i += static_cast<std::size_t>(more) + 1;
    }
    return out;
}

/// A text with its length in `length_bytes` and its flags.
std::string text(const std::string& utf8, int length_bytes) {
    std::size_t units = 0;
    const std::string characters = wide(utf8, units);
    return number(units, length_bytes) + '\1' + characters;
}

std::string begin_of(unsigned kind) {
    return record(0x0809, number(0x0600, 2) + number(kind, 2) + std::string(12, '\0'));
}

class BiffWriter {
public:
    explicit BiffWriter(const Book& book) : book_(book) {
        for (const BookSheet& sheet : book.sheets)
            for (const BookCell& cell : sheet.cells) {
                styles_.emplace(cell.format, styles_.size());
                if (cell.kind == BookKind::text && !cell.is_formula) texts_.emplace(cell.text, texts_.size());
            }
    }

    std::string stream() {
        std::vector<std::string> sheets;
        for (const BookSheet& sheet : book_.sheets) sheets.push_back(sheet_records(sheet));
        const std::size_t globals = globals_records(std::vector<std::size_t>(sheets.size())).size();
        std::vector<std::size_t> places;
        std::size_t at = globals;
        for (const std::string& sheet : sheets) {
            places.push_back(at);
            at += sheet.size();
        }
        std::string out = globals_records(places);
        for (const std::string& sheet : sheets) out += sheet;
        return out;
    }

private:
    [[nodiscard]] std::string globals_records(const std::vector<std::size_t>& places) const {
        std::string out = begin_of(5) + record(0x0022, number(book_.from_1904 ? 1 : 0, 2));
        std::vector<std::string> codes(styles_.size());
        for (const auto& [code, id] : styles_) codes[id] = code;
        for (std::size_t i = 1; i < codes.size(); ++i) out += record(0x041E, number(163 + i, 2) + text(codes[i], 2));
        for (std::size_t i = 0; i < codes.size(); ++i)
            out += record(0x00E0, number(0, 2) + number(i == 0 ? 0 : 163 + i, 2) + std::string(16, '\0'));
        for (std::size_t i = 0; i < places.size(); ++i)
            out += record(0x0085, number(places[i], 4) + number(static_cast<std::uint64_t>(book_.sheets[i].state), 1) +
                                      '\0' + text(book_.sheets[i].name, 1));
        return out + shared_texts() + record(0x000A, "");
    }
    /// Continued wherever a record is full, in the middle of a text as well.
    [[nodiscard]] std::string shared_texts() const {
        std::vector<std::string> by_id(texts_.size());
        for (const auto& [value, id] : texts_) by_id[id] = value;
        std::vector<std::string> bodies{number(texts_.size(), 4) + number(texts_.size(), 4)};
        for (const std::string& value : by_id) {
            std::size_t units = 0;
            std::string characters = wide(value, units);
            if (bodies.back().size() + 5 > k_most_body) bodies.emplace_back();
            bodies.back() += number(units, 2) + '\1';
            while (!characters.empty()) {
                const std::size_t room = (k_most_body - bodies.back().size()) / 2 * 2;
                bodies.back() += characters.substr(0, room);
                characters.erase(0, std::min(room, characters.size()));
                if (!characters.empty()) bodies.emplace_back(1, '\1');
            }
        }
        std::string out = record(0x00FC, bodies.front());
        for (std::size_t i = 1; i < bodies.size(); ++i) out += record(0x003C, bodies[i]);
        return out;
    }
    [[nodiscard]] std::string sheet_records(const BookSheet& sheet) const {
        std::string out = begin_of(0x10);
        for (const std::uint32_t column : sheet.hidden_columns)
            out += record(0x007D, number(column, 2) + number(column, 2) + number(2000, 2) + number(0, 2) +
                                      number(1, 2) + number(0, 2));
        for (const std::uint32_t row : sheet.hidden_rows)
            out += record(0x0208, number(row, 2) + std::string(10, '\0') + number(0x120, 2) + number(0, 2));
        for (const BookCell& cell : sheet.cells) out += cell_records(cell);
        std::string merges = number(sheet.merges.size(), 2);
        for (const BookMerge& m : sheet.merges)
            merges +=
                number(m.first_row, 2) + number(m.last_row, 2) + number(m.first_column, 2) + number(m.last_column, 2);
        return out + (sheet.merges.empty() ? "" : record(0x00E5, merges)) + record(0x000A, "");
    }
    [[nodiscard]] std::string cell_records(const BookCell& cell) const {
        const std::string head = number(cell.row, 2) + number(cell.column, 2) + number(styles_.at(cell.format), 2);
        const std::string tail(8, '\0');
        const std::string value = number(std::bit_cast<std::uint64_t>(cell.number), 8);
        const std::string no_number = std::string(3, '\0') + "\xFF\xFF";
        switch (cell.kind) {
            case BookKind::number:
                return cell.is_formula ? record(0x0006, head + value + tail) : record(0x0203, head + value);
            case BookKind::boolean: return record(0x0205, head + number(cell.number != 0 ? 1 : 0, 1) + '\0');
            case BookKind::error: return record(0x0205, head + '\x2A' + '\1');
            case BookKind::no_result: return record(0x0006, head + std::string(3, '\0') + no_number + tail);
            case BookKind::text: break;
        }
        if (!cell.is_formula) return record(0x00FD, head + number(texts_.at(cell.text), 4));
        return record(0x0006, head + std::string(3, '\0') + no_number + tail) + record(0x0207, text(cell.text, 2));
    }

    const Book& book_;
    std::map<std::string, std::size_t> styles_{{"", 0}}, texts_;
};

/// One entry of the directory.
std::string entry(const std::string& name, int type, std::uint32_t child, std::uint32_t start, std::size_t bytes) {
    std::string out;
    for (const char c : name) out += std::string(1, c) + '\0';
    out.resize(64, '\0');
    out += number((name.size() + 1) * 2, 2) + number(static_cast<std::uint64_t>(type), 1) + '\1';
    out += number(0xFFFFFFFFU, 4) + number(0xFFFFFFFFU, 4) + number(child, 4) + std::string(36, '\0');
    return out + number(start, 4) + number(bytes, 8);
}

}  // namespace

std::string compound_of(const std::string& content, const std::string& name) {
    std::string stream = content;
    const bool large = content.size() > k_most_in_small_sectors;
    const std::size_t sector = large ? 4096 : 512;
    stream.resize(std::max<std::size_t>(stream.size(), 4096), '\0');
    const std::size_t bytes = stream.size();
    stream.resize((bytes + sector - 1) / sector * sector, '\0');
    const std::size_t sectors = stream.size() / sector;
    std::size_t tables = 1;
    while (tables * (sector / 4) < sectors + tables + 1) ++tables;
    std::string table;
    for (std::size_t i = 0; i < sectors; ++i) table += number(i + 1 < sectors ? i + 1 : 0xFFFFFFFEU, 4);
    table += number(0xFFFFFFFEU, 4);  // the directory
    for (std::size_t i = 0; i < tables; ++i) table += number(0xFFFFFFFDU, 4);
    while (table.size() % sector != 0) table += number(0xFFFFFFFFU, 4);
    std::string directory = entry("Root Entry", 5, 1, 0xFFFFFFFEU, 0) + entry(name, 2, 0xFFFFFFFFU, 0, bytes);
    directory.resize(sector, '\0');
    std::string out("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    out += std::string(16, '\0') + number(0x3E, 2) + number(large ? 4 : 3, 2) + number(0xFFFE, 2) +
           number(large ? 12 : 9, 2) + number(6, 2) + std::string(10, '\0') + number(tables, 4) + number(sectors, 4) +
           number(0, 4) + number(4096, 4) + number(0xFFFFFFFEU, 4) + number(0, 4) + number(0xFFFFFFFEU, 4) +
           number(0, 4);
    for (std::size_t i = 0; i < 109; ++i) out += number(i < tables ? sectors + 1 + i : 0xFFFFFFFFU, 4);
    out.resize(std::max(k_header, sector), '\0');
    return out + stream + directory + table;
}

std::string biff_of(const Book& book) { return BiffWriter(book).stream(); }
std::string xls_of(const Book& book) { return compound_of(biff_of(book)); }

}  // namespace support
