#include "drivers.h"

#include <algorithm>
#include <array>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <utility>

namespace formats {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 14> k_driver_of_extension{{
    {".geojson", "GeoJSON"},
    {".json", "GeoJSON"},
    {".geojsonl", "GeoJSONSeq"},
    {".geojsons", "GeoJSONSeq"},
    {".csv", "CSV"},
    {".tsv", "CSV"},
    {".gpkg", "GPKG"},
    {".sqlite", "SQLite"},
    {".db", "SQLite"},
    {".shp", "ESRI Shapefile"},
    {".dbf", "ESRI Shapefile"},
    {".kml", "LIBKML"},
    {".kmz", "LIBKML"},
    {".dxf", "DXF"},
}};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

}  // namespace

void register_drivers() {
    RegisterOGRGeoJSON();
    RegisterOGRGeoJSONSeq();
    RegisterOGRCSV();
    RegisterOGRGeoPackage();
    RegisterOGRSQLite();
    RegisterOGRShape();
    RegisterOGRLIBKML();
    RegisterOGRDXF();
}

base::Result<std::string> choose_driver(const std::filesystem::path& file, const std::string& wanted) {
    const std::string extension = lower(file.extension().string());
    for (const auto& [candidate, driver] : k_driver_of_extension)
        if (wanted.empty() ? extension == candidate : lower(wanted) == lower(driver)) return std::string(driver);
    if (!wanted.empty())
        return base::fail(base::ErrorKind::usage, file.string(), base::mark("unknown driver {}; name one that we read"),
                          {wanted});
    return base::fail(
        base::ErrorKind::refused, file.string(),
        base::mark("is of no format that we read; convert it to GeoJSON, GeoPackage, Shapefile, KML or CSV"));
}

}  // namespace formats
