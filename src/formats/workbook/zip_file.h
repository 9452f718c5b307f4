// A zip container in memory, believed only when it is whole: every part once and under an honest name, as large as it
// says, its checksum compared when it was read to its end. Owned by one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace formats {

class ZipFile {
public:
    /// `bytes` have to live as long as this. Errors have no subject.
    static base::Result<ZipFile> open(std::string_view bytes);

    ~ZipFile();
    ZipFile(ZipFile&&) noexcept;
    ZipFile& operator=(ZipFile&&) noexcept;
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    [[nodiscard]] bool has(const std::string& part) const { return parts_.contains(part); }
    /// The part whose name differs in nothing but capitals.
    [[nodiscard]] std::optional<std::string> find_folded(std::string_view name) const;
    /// Whether a part's name begins or ends with it.
    [[nodiscard]] bool has_begin(std::string_view begin) const;
    [[nodiscard]] bool has_end(std::string_view end) const;

    /// Takes the next bytes of a part; false: that was enough.
    using Take = std::function<bool(std::string_view)>;

    /// Hands a part on piece by piece. One that is not there is refused.
    base::Result<void> read(const std::string& part, const Take& take);
    base::Result<std::string> whole(const std::string& part);
    /// Compares the checksums of all parts.
    base::Result<void> check_all();

private:
    struct Handle;

    /// A part that the directory names.
    struct Part {
        std::uint64_t at = 0, number = 0;  ///< its place in the directory
        std::uint64_t bytes = 0;           ///< unpacked
    };

    explicit ZipFile(std::unique_ptr<Handle> handle);
    base::Result<void> read_directory();
    base::Result<void> add_part();

    std::unique_ptr<Handle> handle_;
    std::map<std::string, Part, std::less<>> parts_;
    std::uint64_t unpacked_ = 0;  ///< of all that was read
};

}  // namespace formats
