// How much of a foreign table is read: what both programs keep to. More is refused in a sentence (ErrorKind::limit).
#pragma once

#include <cstddef>
#include <cstdint>

namespace wire {

struct TableLimits {
    std::size_t file_bytes = 64U << 20U;
    std::size_t part_bytes = 256U << 20U;       ///< one part of a container, unpacked
    std::size_t container_bytes = 512U << 20U;  ///< all parts that are read, unpacked
    std::size_t parts = 10'000;
    std::size_t sheets = 1'000;
    std::size_t cells = 5'000'000;  ///< with content, of all sheets that are read
    std::size_t rows = 200'000;     ///< with content, of a sheet
    std::uint32_t row_numbers = 1'048'576;
    std::uint32_t columns = 16'384;
    std::size_t filled_columns = 1'024;
    std::size_t merges = 100'000;
    std::size_t formats = 65'535;
    std::size_t format_bytes = 1'000;
    std::size_t texts = 1'000'000;  ///< of cells; a shown form of a number is another one
    std::size_t texts_bytes = 64U << 20U;
    std::size_t text_bytes = 1U << 20U;
    std::size_t name_bytes = 1'000;  ///< of a sheet
    std::size_t notes = 10'000;
    int xml_depth = 64;
    std::size_t survey_rows = 200;  ///< with content, of a sheet
};

}  // namespace wire
