// The records of a BIFF8 stream and the texts in them. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

enum class Biff : std::uint16_t {
    formula = 0x0006,
    end = 0x000A,
    note = 0x001C,
    date_mode = 0x0022,
    file_pass = 0x002F,
    more = 0x003C,
    column_info = 0x007D,
    bound_sheet = 0x0085,
    numbers = 0x00BD,
    blanks = 0x00BE,
    rich_label = 0x00D6,
    cell_format = 0x00E0,
    merged_cells = 0x00E5,
    shared_texts = 0x00FC,
    shared_label = 0x00FD,
    blank = 0x0201,
    number = 0x0203,
    label = 0x0204,
    boolean_or_error = 0x0205,
    text_of_formula = 0x0207,
    row = 0x0208,
    short_number = 0x027E,
    number_format = 0x041E,
    begin = 0x0809,
};

/// One record with the records that continue it.
struct BiffRecord {
    Biff kind = Biff::end;
    std::string_view body;
    std::vector<std::string_view> more;
};

class BiffRecords {
public:
    explicit BiffRecords(std::string_view stream, std::size_t at = 0) : stream_(stream), at_(at) {}
    /// False at the end of the stream; a record that is cut short ends it.
    bool next(BiffRecord& record);

private:
    bool head(Biff& kind, std::string_view& body);

    std::string_view stream_;
    std::size_t at_;
};

struct BiffText {
    std::string text;  ///< UTF-8
    bool was_repaired = false;
    bool has_guide = false;
};

/// Reads a record over the joints with what continues it. Once it has run out it stays so.
class BiffReader {
public:
    explicit BiffReader(const BiffRecord& record) : record_(record), rest_(record.body) {}

    [[nodiscard]] bool failed() const { return failed_; }
    void skip(std::size_t bytes);
    std::uint8_t byte();
    std::uint16_t word();
    std::uint32_t long_word();
    /// A text of `length` characters, its flags before it. Runs and guides behind it are passed over.
    BiffText text(std::size_t length);

private:
    bool next_piece();
    void characters(std::size_t length, bool wide, std::u16string& out);

    const BiffRecord& record_;
    std::string_view rest_;
    std::size_t piece_ = 0;
    bool failed_ = false;
};

/// A number in the short form of RK and MULRK.
double short_number(std::uint32_t rk);

/// "#N/A" and its like.
std::string_view biff_error(std::uint8_t code);

}  // namespace formats
