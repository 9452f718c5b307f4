#include "read_layer.h"

#include <array>
#include <cpl_string.h>
#include <fmt/format.h>
#include <fstream>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <system_error>

#include "convert.h"
#include "drivers.h"
#include "file_bytes.h"
#include "gdal_errors.h"
#include "wire/codec.h"
#include "wire/table_limits.h"
#include "workbook/zip_file.h"

namespace formats {
namespace {

using base::ErrorKind;

constexpr std::size_t k_flush_bytes = 1U << 20U;
constexpr int k_most_layers = 500;

CPLStringList open_options(const std::string& driver, const std::string& encoding) {
    CPLStringList options;
    if (driver == "CSV") options.SetNameValue("HEADERS", "YES").SetNameValue("AUTODETECT_TYPE", "NO");
    if (driver == "GeoJSON" || driver == "GeoJSONSeq") options.SetNameValue("DATE_AS_STRING", "YES");
    if (driver == "ESRI Shapefile" && !encoding.empty()) options.SetNameValue("ENCODING", encoding.c_str());
    return options;
}

tl::unexpected<base::Error> gdal_failure(const ReadRequest& request, const GdalErrors& errors) {
    if (!errors.any())
        return base::fail(ErrorKind::refused, request.file.string(),
                          base::mark("cannot be read as what its name says; check the file"));
    return base::fail(ErrorKind::refused, request.file.string(),
                      base::mark("cannot be read as what its name says (the reader: “{}”); check the file"),
                      {errors.first()});
}

/// GDAL does not compare the checksums of a .kmz.
base::Result<void> check_container(const ReadRequest& request) {
    std::ifstream in(request.file, std::ios::binary);
    std::array<char, 2> begin{};
    in.read(begin.data(), begin.size());
    if (begin != std::array{'P', 'K'}) return {};
    const auto bytes = file_bytes(request.file, wire::TableLimits{}.part_bytes);
    if (!bytes) return base::pass(bytes.error());
    auto zip = ZipFile::open(*bytes);
    auto checked = zip ? zip->check_all() : base::Result<void>(base::pass(zip.error()));
    if (!checked) checked.error().subject = request.file.string();
    return checked;
}

base::Result<GDALDatasetUniquePtr> open(const ReadRequest& request, const GdalErrors& errors) {
    std::error_code code;
    const std::string path = std::filesystem::absolute(request.file, code).string();
    if (path.starts_with("/vsi"))
        return base::fail(ErrorKind::refused, path, base::mark("is no ordinary file; copy it to a folder first"));
    if (!std::filesystem::is_regular_file(path, code))
        return base::fail(ErrorKind::io, request.file.string(),
                          base::mark("does not exist or is no file; check the name"));
    if (auto whole = check_container(request); !whole) return base::pass(whole.error());
    auto driver = choose_driver(request.file, request.driver);
    if (!driver) return base::pass(driver.error());
    CPLStringList allowed;
    allowed.AddString(driver->c_str());
    const CPLStringList options = open_options(*driver, request.encoding);
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(),
                                                   GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                                   allowed.List(), options.List(), nullptr));
    if (!dataset || errors.any()) return gdal_failure(request, errors);
    return dataset;
}

base::Result<OGRLayer*> choose_layer(const ReadRequest& request, GDALDataset& dataset) {
    const int count = dataset.GetLayerCount();
    if (count > k_most_layers)
        return base::fail(ErrorKind::limit, request.file.string(), base::mark("has more than 500 layers; split it"));
    std::string names;
    for (int i = 0; i < count; ++i) {
        OGRLayer* layer = dataset.GetLayer(i);
        const bool only = request.layer.empty() && count == 1;
        if (only || request.layer == layer->GetName()) return layer;
        names += fmt::format("{}{}", i == 0 ? "" : ", ", layer->GetName());
    }
    if (request.layer.empty())
        return base::fail(ErrorKind::refused, request.file.string(), base::mark("has {} layers; name one of: {}"),
                          {std::to_string(count), names});
    return base::fail(ErrorKind::refused, request.file.string(), base::mark("has no layer {}; it has: {}"),
                      {request.layer, names});
}

std::string crs_of(OGRLayer& layer) {
    const OGRSpatialReference* srs = layer.GetSpatialRef();
    if (srs == nullptr) return {};
    const char* authority = srs->GetAuthorityName(nullptr);
    const char* code = srs->GetAuthorityCode(nullptr);
    return authority != nullptr && code != nullptr ? fmt::format("{}:{}", authority, code) : std::string{};
}

base::Result<wire::Layer> header_of(const ReadRequest& request, OGRLayer& layer) {
    wire::Layer header{layer.GetName(), crs_of(layer), {}, {}};
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    if (static_cast<std::size_t>(definition.GetFieldCount()) > wire::Limits{}.fields)
        return base::fail(ErrorKind::limit, request.file.string(),
                          base::mark("has more than 1000 fields; remove some of them"));
    for (int i = 0; i < definition.GetFieldCount(); ++i) header.fields.push_back(to_wire(*definition.GetFieldDefn(i)));
    for (const wire::Field& field : header.fields)
        if (CPLIsUTF8(field.name.c_str(), -1) == 0)
            return base::fail(ErrorKind::refused, request.file.string(),
                              base::mark("has a field name that is not UTF-8; name the encoding of the file"));
    return header;
}

tl::unexpected<base::Error> cannot_write(const ReadRequest& request) {
    return base::fail(ErrorKind::io, request.file.string(),
                      base::mark("was read, but nobody takes the features; try again"));
}

/// All features, one frame each; then the end.
base::Result<void> send_features(const ReadRequest& request, OGRLayer& layer, const GdalErrors& errors,
                                 const std::vector<wire::Field>& fields, std::string& buffer, const Sink& sink) {
    std::size_t count = 0;
    layer.ResetReading();
    while (OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        if (errors.any()) return gdal_failure(request, errors);
        if (++count > wire::Limits{}.features)
            return base::fail(ErrorKind::limit, request.file.string(),
                              base::mark("has more than 2000000 features; split it"));
        auto converted = to_wire(request.file, *feature, fields);
        if (!converted) return base::pass(converted.error());
        wire::append_feature(buffer, *converted);
        if (buffer.size() >= k_flush_bytes) {
            if (!sink(buffer)) return cannot_write(request);
            buffer.clear();
        }
    }
    if (errors.any()) return gdal_failure(request, errors);
    wire::append_end(buffer, count);
    if (!sink(buffer)) return cannot_write(request);
    return {};
}

}  // namespace

base::Result<void> read_layer(const ReadRequest& request, const Sink& sink) {
    const GdalErrors errors;
    auto dataset = open(request, errors);
    if (!dataset) return base::pass(dataset.error());
    auto layer = choose_layer(request, **dataset);
    if (!layer) return base::pass(layer.error());
    auto header = header_of(request, **layer);
    if (!header) return base::pass(header.error());
    std::string buffer;
    wire::append_header(buffer, *header);
    return send_features(request, **layer, errors, header->fields, buffer, sink);
}

}  // namespace formats
