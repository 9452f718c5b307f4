#include "read_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <memory>
#include <vector>

#include "gdal_errors.h"
#include "wire/picture.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;

constexpr double k_most_pixels = 400e6;

struct Close {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, Close>;

tl::unexpected<base::Error> unreadable(const std::filesystem::path& file) {
    return base::fail(ErrorKind::refused, file.string(),
                      mark("is no picture that can be read; choose a PNG, a JPEG or a PDF"));
}

/// A colour of a palette for each of its numbers.
using Palette = std::array<std::array<std::uint8_t, 4>, 256>;

Palette palette_of(const GDALColorTable& table) {
    Palette colours{};
    for (int i = 0; i < std::min(table.GetColorEntryCount(), 256); ++i) {
        const GDALColorEntry& c = *table.GetColorEntry(i);
        colours[static_cast<std::size_t>(i)] = {static_cast<std::uint8_t>(c.c1), static_cast<std::uint8_t>(c.c2),
                                                static_cast<std::uint8_t>(c.c3), static_cast<std::uint8_t>(c.c4)};
    }
    return colours;
}

/// The largest value that a band can have: 1 of a scan in black and white, 65535 of one of 16 bits.
unsigned largest_value(GDALRasterBand& band) {
    if (band.GetRasterDataType() == GDT_UInt16) return 65535;
    const char* bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
    const int known = bits != nullptr ? std::atoi(bits) : 8;
    return known >= 1 && known < 8 ? (1U << known) - 1 : 255;
}

/// Every depth as 8 bits. A picture that is made smaller is averaged, so that thin lines stay; numbers of a palette are
/// taken as they are.
bool read_band(GDALRasterBand& band, wire::Picture& out, std::size_t channel, bool indexed) {
    const auto width = static_cast<int>(out.width), height = static_cast<int>(out.height);
    const unsigned largest = indexed ? 255 : largest_value(band);
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    how.eResampleAlg = indexed ? GRIORA_NearestNeighbour : GRIORA_Average;
    std::vector<std::uint16_t> values(std::size_t{out.width} * out.height);
    if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), width, height, GDT_UInt16, 0, 0,
                      &how) != CE_None)
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        out.rgba[4 * i + channel] = static_cast<std::uint8_t>(values[i] * 255U / largest);
    return true;
}

void use_palette(wire::Picture& out, const Palette& colours) {
    for (std::size_t i = 0; i < out.rgba.size(); i += 4)
        std::ranges::copy(colours[out.rgba[i]], out.rgba.begin() + static_cast<std::ptrdiff_t>(i));
}

/// Grey has one band, or two with alpha; colour has three or four; a palette has one.
bool read_bands(GDALDataset& dataset, wire::Picture& out) {
    const int bands = dataset.GetRasterCount();
    const bool colour = bands >= 3;
    const bool indexed = bands == 1 && dataset.GetRasterBand(1)->GetColorTable() != nullptr;
    for (int channel = 0; channel < 3; ++channel)
        if (!read_band(*dataset.GetRasterBand(colour ? channel + 1 : 1), out, static_cast<std::size_t>(channel),
                       indexed))
            return false;
    if (bands == 2 || bands == 4) return read_band(*dataset.GetRasterBand(bands), out, 3, false);
    if (const GDALColorTable* table = dataset.GetRasterBand(1)->GetColorTable(); table != nullptr && bands == 1)
        use_palette(out, palette_of(*table));
    return true;
}

wire::Picture sized_for(const GDALDataset& dataset) {
    auto& d = const_cast<GDALDataset&>(dataset);  // GDAL's sizes are not const
    const double longest = std::max(d.GetRasterXSize(), d.GetRasterYSize());
    const double shrink = std::min(1.0, wire::k_longest_side / longest);
    const auto side = [&](int px) { return static_cast<std::uint32_t>(std::max(1.0, std::round(px * shrink))); };
    wire::Picture out{side(d.GetRasterXSize()), side(d.GetRasterYSize()), {}};
    out.rgba.assign(std::size_t{4} * out.width * out.height, 255);
    return out;
}

}  // namespace

base::Result<void> read_picture(const std::filesystem::path& file, const std::function<bool(std::string_view)>& write) {
    const GdalErrors errors;  // a damaged picture is told of in a sentence of ours
    GDALRegister_PNG();
    GDALRegister_JPEG();
    constexpr std::array<const char*, 3> k_drivers{"PNG", "JPEG", nullptr};
    const Dataset dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, k_drivers.data(), nullptr, nullptr)));
    if (!dataset || dataset->GetRasterCount() < 1) return unreadable(file);
    if (static_cast<double>(dataset->GetRasterXSize()) * dataset->GetRasterYSize() > k_most_pixels)
        return base::fail(ErrorKind::limit, file.string(),
                          mark("has more than 400 million pixels; make the picture smaller"));
    wire::Picture picture = sized_for(*dataset);
    if (!read_bands(*dataset, picture) || errors.any()) return unreadable(file);
    if (!wire::send(picture, write))
        return base::fail(ErrorKind::io, file.string(), mark("the reader stopped half way; try again"));
    return {};
}

}  // namespace formats
