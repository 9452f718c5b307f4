// Writes a ZIP archive part by part, so that no two parts need be in memory: sizes and sums stand before each part, the
// first day that ZIP knows stands with all of them, and the same parts give the same bytes. Our own, for libzip goes
// back in what it has written, and a file that is there whole or not at all is written from its first byte to its last.
// Private to exchange.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/atomic_file.h"
#include "base/result.h"

namespace exchange {

enum class ZipMethod : std::uint16_t { stored = 0, deflated = 8 };

class ZipWriter {
public:
    /// `name` is what an error calls the archive.
    ZipWriter(std::string name, base::Append append) : name_(std::move(name)), append_(std::move(append)) {}

    /// A part by its path, ASCII. Refused where the archive would be larger than 4 GB or have more than 65,535 parts:
    /// not everything that opens a deck reads such.
    base::Result<void> add(const std::string& path, std::span<const std::byte> content, ZipMethod method);
    /// The list of parts, after the last of them.
    base::Result<void> finish();
    /// So far.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

private:
    base::Result<void> put(std::span<const std::byte> bytes);

    std::string name_;
    base::Append append_;
    std::string directory_;
    std::uint64_t bytes_ = 0;
    std::uint16_t parts_ = 0;
};

}  // namespace exchange
