// Workbooks between langtu-formats and Langtu: a magic word, then frames of kind, length and payload, little-endian.
// The workbook comes first, then each grid: its head, its texts, its rows; then notes, and last how much there was of
// each, so that a stream cut short is known. A text travels once, a cell carries its number; a plain number takes ten
// bytes. The decoder checks every index and count before anything is allocated for it. Bytes in, bytes out; a decoder
// belongs to one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "wire/grid.h"
#include "wire/table_limits.h"

namespace wire {

/// Takes the next bytes of the stream; false when they cannot be written.
using ByteSink = std::function<bool(std::string_view)>;

/// False: the sink refused. A number travels only with a kind that has one.
bool encode(const Workbook& workbook, const ByteSink& sink);

/// Takes one stream in pieces of any size. After an error it stays failed.
class WorkbookDecoder {
public:
    explicit WorkbookDecoder(TableLimits limits = {}) : limits_(limits) {}

    base::Result<void> feed(std::string_view bytes);
    [[nodiscard]] bool finished() const { return state_ == State::finished; }
    /// The workbook, once finished() is true.
    Workbook take() { return std::move(workbook_); }

private:
    enum class State { magic, header, grids, notes, finished, failed };

    bool step();
    bool frame(char kind, std::string_view payload);
    bool read_workbook(std::string_view payload);
    bool read_grid(std::string_view payload);
    bool read_texts(std::string_view payload);
    bool read_rows(std::string_view payload);
    bool read_note(std::string_view payload);
    bool read_end(std::string_view payload);

    TableLimits limits_;
    State state_ = State::magic;
    std::string pending_;
    std::size_t used_ = 0;  ///< bytes at the front of pending_ that are done with
    Workbook workbook_;
    std::size_t cells_ = 0, text_bytes_ = 0;
};

}  // namespace wire
