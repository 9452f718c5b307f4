#include "content_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error_words.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using namespace std::string_view_literals;

struct Known {
    std::string_view begin;
    const char* sentence;
};

constexpr const char* k_picture = mark("is a picture; type its numbers into a table");
constexpr const char* k_archive = mark("is an archive; unpack it and read the table in it");
constexpr const char* k_old_excel =
    mark("is a workbook of Excel 5/95 or older; open it in a spreadsheet program and save it as .xlsx");

constexpr std::array k_known{
    Known{"%PDF"sv, mark("is a PDF; ask for the table as a workbook, or copy it into one")},
    Known{"\x89PNG"sv, k_picture},
    Known{"\xFF\xD8\xFF"sv, k_picture},
    Known{"GIF8"sv, k_picture},
    Known{"II*\0"sv, k_picture},
    Known{"MM\0*"sv, k_picture},
    Known{"7z\xBC\xAF"sv, k_archive},
    Known{"Rar!"sv, k_archive},
    Known{"\x1F\x8B"sv, k_archive},
    Known{"\x09\x00\x04\x00"sv, k_old_excel},
    Known{"\x09\x02\x06\x00"sv, k_old_excel},
    Known{"\x09\x04\x06\x00"sv, k_old_excel},
    Known{"\x09\x08\x08\x00"sv, k_old_excel},
    Known{"MIME-Version:"sv, mark("is a web archive; open it in a spreadsheet program and save it as .xlsx")},
    Known{"{\\rtf"sv, mark("is a text document; copy its table into a workbook")},
    Known{"SQLite format 3\0"sv, mark("is a database; save what is needed as .xlsx or .csv")},
};

constexpr std::string_view k_zip = "PK\x03\x04", k_empty_zip = "PK\x05\x06";
constexpr std::string_view k_compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view k_spreadsheet_xml = "urn:schemas-microsoft-com:office:spreadsheet";
constexpr std::string_view k_open_document = "urn:oasis:names:tc:opendocument:xmlns:office";
constexpr std::array k_html_tags{"<!doctype html"sv, "<html"sv, "<table"sv, "<body"sv, "<head"sv, "<meta"sv};

const Known* known_begin(std::string_view bytes) {
    const auto found = std::find_if(k_known.begin(), k_known.end(),
                                    [&](const Known& known) { return bytes.starts_with(known.begin); });
    return found == k_known.end() ? nullptr : &*found;
}

/// The beginning in small letters, without a mark and without the zeros of UTF-16; from the first sign on.
std::string beginning(std::string_view bytes) {
    constexpr std::size_t k_looked_at = 64U << 10U;
    std::string out;
    for (const char c : bytes.substr(0, k_looked_at))
        if (c != '\0') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv})
        if (out.starts_with(mark)) out.erase(0, mark.size());
    out.erase(0, out.find_first_not_of(" \t\r\n"));
    return out;
}

base::Error refused(const char* sentence) { return {ErrorKind::refused, "", sentence}; }

}  // namespace

ContentKind content_kind(std::string_view bytes) {
    if (bytes.starts_with(k_zip) || bytes.starts_with(k_empty_zip)) return ContentKind::zip;
    if (bytes.starts_with(k_compound)) return ContentKind::compound;
    if (known_begin(bytes) != nullptr) return ContentKind::other;
    const std::string begin = beginning(bytes);
    if (!begin.starts_with('<')) return ContentKind::text;
    if (begin.find(k_spreadsheet_xml) != std::string::npos && begin.find("<html") == std::string::npos)
        return ContentKind::spreadsheet_xml;
    if (begin.find(k_open_document) != std::string::npos) return ContentKind::flat_ods;
    const bool is_html = std::any_of(k_html_tags.begin(), k_html_tags.end(),
                                     [&](std::string_view tag) { return begin.find(tag) != std::string::npos; });
    if (is_html) return ContentKind::html;
    return begin.starts_with("<?xml") ? ContentKind::other : ContentKind::text;
}

base::Error why_not(std::string_view bytes) {
    if (const Known* known = known_begin(bytes)) return refused(known->sentence);
    return refused(mark("is XML, but no spreadsheet; save the table as .xlsx"));
}

ZipKind zip_kind(const ZipFile& zip) {
    if (zip.has_end(".bin") && zip.find_folded("xl/workbook.bin")) return ZipKind::other;
    if (zip.find_folded("[Content_Types].xml") && (zip.has_begin("xl/") || zip.find_folded("xl/workbook.xml")))
        return ZipKind::xlsx;
    return zip.has("content.xml") ? ZipKind::ods : ZipKind::other;
}

base::Error why_not(const ZipFile& zip) {
    if (zip.find_folded("xl/workbook.bin"))
        return refused(mark("is a binary workbook (.xlsb); open it in a spreadsheet program and save it as .xlsx"));
    if (zip.has_begin("Index/") || zip.has("Index.zip") || zip.has("index.xml"))
        return refused(mark("is a document of Numbers; export it as .xlsx"));
    if (zip.has_begin("word/") || zip.has_begin("ppt/"))
        return refused(mark("is a text document or a presentation; copy its table into a workbook"));
    for (const std::string_view end : {".xlsx"sv, ".xls"sv, ".xlsm"sv, ".ods"sv, ".et"sv, ".csv"sv})
        if (zip.has_end(end)) return refused(mark("holds several files; unpack it and read the table in it"));
    return refused(mark("is an archive without a workbook; unpack it and read the table in it"));
}

}  // namespace formats
