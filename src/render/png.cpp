#include "render/png.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <png.h>

#include "base/atomic_file.h"
#include "deflate.h"

namespace render {
namespace {

struct Sink {
    std::vector<std::byte> bytes;
    std::string error;
};

void append(png_structp png, png_bytep data, std::size_t size) {
    auto& sink = *static_cast<Sink*>(png_get_io_ptr(png));
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    sink.bytes.insert(sink.bytes.end(), bytes, bytes + size);
}

void set_text(png_structp png, png_infop info, const std::vector<std::pair<std::string, std::string>>& text) {
    std::vector<png_text> chunks(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        chunks[i].compression = PNG_ITXT_COMPRESSION_NONE;
        chunks[i].key = const_cast<char*>(text[i].first.c_str());
        chunks[i].text = const_cast<char*>(text[i].second.c_str());
        chunks[i].itxt_length = text[i].second.size();
    }
    if (!chunks.empty()) png_set_text(png, info, chunks.data(), static_cast<int>(chunks.size()));
}

tl::unexpected<base::Error> out_of_memory(const std::string& name) {
    return base::fail(base::ErrorKind::limit, name, base::mark("cannot be made: out of memory; choose a smaller size"));
}

/// The file around the rows.
base::Result<std::vector<std::byte>> wrapped(const std::string& name, int width, int height,
                                             const std::vector<std::uint8_t>& rows, int dpi, const PngTexts& text) {
    Sink sink;
    sink.bytes.reserve(rows.size() + 4096);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
    const auto destroy = [&](void*) { png_destroy_write_struct(&png, &info); };
    const std::unique_ptr<void, decltype(destroy)> owner(&sink, destroy);
    if (info == nullptr) return out_of_memory(name);
    // libpng reports errors by longjmp; nothing with a destructor is made between here and the end
    if (setjmp(png_jmpbuf(png)) != 0)
        return base::fail(base::ErrorKind::io, name, base::mark("cannot be encoded as PNG; choose a smaller size"));
    png_set_write_fn(png, &sink, append, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / 0.0254));
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    set_text(png, info, text);
    png_write_info(png, info);
    // chunk by chunk, for libpng would deflate in one piece
    png_write_chunk(png, reinterpret_cast<png_const_bytep>("IDAT"), rows.data(), rows.size());
    png_write_chunk(png, reinterpret_cast<png_const_bytep>("IEND"), nullptr, 0);
    return std::move(sink.bytes);
}

}  // namespace

int band_rows(int width, int height) {
    constexpr int k_band_px = 4 << 20;  // 16 MB: a picture of a screen is one band
    constexpr int k_least_rows = 64;
    return std::clamp(k_band_px / std::max(width, 1), std::min(k_least_rows, height), std::max(height, 1));
}

base::Result<std::vector<std::byte>> png_bytes(const std::string& name, int width, int height, const PngRows& rows,
                                               int dpi, const PngTexts& text) {
    RowDeflater deflater(width, height);
    const int band = band_rows(width, height);
    for (int first = 0; first < height; first += band) {
        const int count = std::min(band, height - first);
        const auto rgba = rows(first, count);
        if (!rgba) return base::pass(rgba.error());
        if (!deflater.add(*rgba, count)) return out_of_memory(name);  // the picture is opaque: without its alpha
    }
    return wrapped(name, width, height, deflater.take(), dpi, text);
}

base::Result<std::vector<std::byte>> png_bytes(const std::string& name, int width, int height,
                                               std::span<const std::uint8_t> rgba, int dpi, const PngTexts& text) {
    const std::size_t stride = static_cast<std::size_t>(width) * 4;
    const PngRows rows = [&](int first, int count) -> base::Result<std::span<const std::uint8_t>> {
        return rgba.subspan(static_cast<std::size_t>(first) * stride, static_cast<std::size_t>(count) * stride);
    };
    return png_bytes(name, width, height, rows, dpi, text);
}

base::Result<void> write_png(const std::filesystem::path& file, int width, int height,
                             std::span<const std::uint8_t> rgba, int dpi, const PngTexts& text) {
    const auto bytes = png_bytes(file.string(), width, height, rgba, dpi, text);
    if (!bytes) return base::pass(bytes.error());
    return base::write_file_atomically(file, *bytes);
}

}  // namespace render
