#include "deflate.h"

#include <future>
#include <utility>
#include <zlib.h>

namespace render {
namespace {

constexpr int k_level = 1;
constexpr int k_raw_window = -15;  // without zlib's own header and sum: those belong to the whole stream
constexpr int k_least_rows = 64;   // of a band that is worth a thread
constexpr std::uint8_t k_up = 2;   // PNG's number of the filter

struct Band {
    std::vector<std::uint8_t> deflated;
    uLong sum = 0;          ///< Adler-32 of its bytes
    std::size_t bytes = 0;  ///< before they were deflated
    bool done = false;
};

struct Rows {
    std::span<const std::uint8_t> rgba;
    int width;
    std::span<const std::uint8_t> before;  ///< the row above the first; empty: there is none

    /// Filter byte and pixels of a row.
    void filter(int y, std::vector<std::uint8_t>& out) const {
        const std::size_t stride = static_cast<std::size_t>(width) * 4;
        const std::uint8_t* row = rgba.data() + static_cast<std::size_t>(y) * stride;
        const std::uint8_t* above = y > 0 ? row - stride : before.empty() ? nullptr : before.data();
        std::uint8_t* to = out.data();
        *to++ = k_up;
        for (std::size_t i = 0; i < stride; i += 4)
            for (std::size_t c = i; c < i + 3; ++c)
                *to++ = static_cast<std::uint8_t>(row[c] - (above != nullptr ? above[c] : 0));
    }
};

/// A raw deflate stream that grows as it is written: fresh memory is dear, and a map needs a tenth of its pixels.
class Deflater {
public:
    explicit Deflater(std::size_t expected) : out_(expected) {
        // maps are flat: runs after the filter, found without a search
        ready_ = deflateInit2(&stream_, k_level, Z_DEFLATED, k_raw_window, 9, Z_RLE) == Z_OK;
        stream_.next_out = out_.data();
        stream_.avail_out = static_cast<uInt>(out_.size());
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater() {
        if (ready_) deflateEnd(&stream_);
    }

    bool write(std::vector<std::uint8_t>& bytes, int flush) {
        stream_.next_in = bytes.data();
        stream_.avail_in = static_cast<uInt>(bytes.size());
        int state = ready_ ? Z_OK : Z_MEM_ERROR;
        do {
            if (stream_.avail_out == 0) grow();
            if (state == Z_OK) state = deflate(&stream_, flush);
        } while (state == Z_OK && stream_.avail_out == 0);
        if (flush == Z_FINISH) return state == Z_STREAM_END;
        return state == Z_OK || state == Z_BUF_ERROR;  // the latter: room was made for nothing
    }
    std::vector<std::uint8_t> take() {
        out_.resize(stream_.total_out);
        return std::move(out_);
    }

private:
    void grow() {
        const std::size_t used = out_.size();
        out_.resize(used * 2);
        stream_.next_out = out_.data() + used;
        stream_.avail_out = static_cast<uInt>(out_.size() - used);
    }
    z_stream stream_{};
    std::vector<std::uint8_t> out_;
    bool ready_ = false;
};

/// A band ends on a byte, so that the next one follows; the last one ends the stream.
Band deflate_band(const Rows& rows, int first, int end, bool last) {
    Band out;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(rows.width) * 3 + 1);
    out.bytes = row.size() * static_cast<std::size_t>(end - first);
    out.sum = adler32(0, nullptr, 0);
    Deflater deflater(out.bytes / 16 + 4096);
    out.done = true;
    for (int y = first; y < end && out.done; ++y) {
        rows.filter(y, row);
        out.sum = adler32(out.sum, row.data(), static_cast<uInt>(row.size()));
        out.done = deflater.write(row, y + 1 < end ? Z_NO_FLUSH : last ? Z_FINISH : Z_SYNC_FLUSH);
    }
    out.deflated = deflater.take();
    return out;
}

}  // namespace

bool RowDeflater::add(std::span<const std::uint8_t> rgba, int count) {
    const Rows rows{rgba, width_, above_};
    left_ -= count;
    const int middle = count >= 2 * k_least_rows ? count / 2 : 0;
    std::future<Band> upper;
    if (middle > 0) upper = std::async(std::launch::async, [&] { return deflate_band(rows, 0, middle, false); });
    const Band lower = deflate_band(rows, middle, count, left_ == 0);
    const auto append = [this](const Band& band) {
        out_.insert(out_.end(), band.deflated.begin(), band.deflated.end());
        sum_ = adler32_combine(sum_, band.sum, static_cast<z_off_t>(band.bytes));
        return band.done;
    };
    if (middle > 0 && !append(upper.get())) return false;
    if (!append(lower)) return false;
    const std::span<const std::uint8_t> last = rgba.last(static_cast<std::size_t>(width_) * 4);
    above_.assign(last.begin(), last.end());
    return true;
}

std::vector<std::uint8_t> RowDeflater::take() {
    for (const int shift : {24, 16, 8, 0}) out_.push_back(static_cast<std::uint8_t>(sum_ >> shift));
    return std::move(out_);
}

}  // namespace render
