#include "file_bytes.h"

#include <algorithm>
#include <fstream>

#include "base/error_words.h"

namespace formats {

using base::ErrorKind;
using base::mark;

base::Result<std::string> file_bytes(const std::filesystem::path& file, std::size_t most_bytes) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return base::fail(ErrorKind::io, file.string(), mark("does not exist or is no file; check the name"));
    const std::uintmax_t size = std::filesystem::file_size(file, code);
    if (size > most_bytes)
        return base::fail(ErrorKind::limit, file.string(), mark("is larger than {} MB; keep what is needed"),
                          {std::to_string(most_bytes >> 20U)});
    std::ifstream in(file, std::ios::binary);
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    if (code || (!in.good() && !in.eof()))
        return base::fail(ErrorKind::io, file.string(), mark("cannot be read; check its rights"));
    return bytes;
}

}  // namespace formats
