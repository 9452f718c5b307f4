#include "convert.h"

#include <cmath>
#include <cpl_string.h>

namespace formats {
namespace {

wire::Line to_line(const OGRSimpleCurve& curve) {
    wire::Line line;
    line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
    return line;
}

wire::Polygon to_polygon(const OGRPolygon& source) {
    wire::Polygon polygon;
    if (const OGRLinearRing* outer = source.getExteriorRing()) polygon.outer = to_line(*outer);
    for (int i = 0; i < source.getNumInteriorRings(); ++i) polygon.holes.push_back(to_line(*source.getInteriorRing(i)));
    return polygon;
}

bool to_geometry(const OGRGeometry& source, wire::Geometry& geometry) {
    switch (wkbFlatten(source.getGeometryType())) {
        case wkbPoint: geometry = wire::Position{source.toPoint()->getX(), source.toPoint()->getY()}; return true;
        case wkbLineString: geometry = wire::Lines{to_line(*source.toLineString())}; return true;
        case wkbPolygon: geometry = wire::Polygons{to_polygon(*source.toPolygon())}; return true;
        case wkbMultiPoint: {
            wire::Points points;
            for (const OGRPoint* p : *source.toMultiPoint()) points.points.push_back({p->getX(), p->getY()});
            geometry = std::move(points);
            return true;
        }
        case wkbMultiLineString: {
            wire::Lines lines;
            for (const OGRLineString* line : *source.toMultiLineString()) lines.push_back(to_line(*line));
            geometry = std::move(lines);
            return true;
        }
        case wkbMultiPolygon: {
            wire::Polygons polygons;
            for (const OGRPolygon* polygon : *source.toMultiPolygon()) polygons.push_back(to_polygon(*polygon));
            geometry = std::move(polygons);
            return true;
        }
        default: return false;
    }
}

/// False where the text is not UTF-8.
bool to_value(const OGRFeature& feature, int index, wire::FieldType type, wire::Value& value) {
    if (!feature.IsFieldSetAndNotNull(index)) return true;
    switch (type) {
        case wire::FieldType::integer: value = std::int64_t{feature.GetFieldAsInteger64(index)}; return true;
        case wire::FieldType::real: value = feature.GetFieldAsDouble(index); return true;
        case wire::FieldType::text: break;
    }
    const char* text = feature.GetFieldAsString(index);
    if (CPLIsUTF8(text, -1) == 0) return false;
    value = std::string(text);
    return true;
}

}  // namespace

wire::Field to_wire(const OGRFieldDefn& field) {
    switch (field.GetType()) {
        case OFTInteger:
        case OFTInteger64: return {field.GetNameRef(), wire::FieldType::integer};
        case OFTReal: return {field.GetNameRef(), wire::FieldType::real};
        default: return {field.GetNameRef(), wire::FieldType::text};
    }
}

base::Result<wire::Feature> to_wire(const std::filesystem::path& file, const OGRFeature& feature,
                                    const std::vector<wire::Field>& fields) {
    wire::Feature out;
    out.values.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!to_value(feature, static_cast<int>(i), fields[i].type, out.values[i]))
            return base::fail(base::ErrorKind::refused, file.string(),
                              base::mark("feature {}, field {} is not UTF-8; name its encoding or save it as UTF-8"),
                              std::vector<std::string>{std::to_string(feature.GetFID()), fields[i].name});
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry != nullptr && !geometry->IsEmpty() && !to_geometry(*geometry, out.geometry))
        return base::fail(base::ErrorKind::refused, file.string(),
                          base::mark("feature {} is a {}; convert it to points, lines or polygons"),
                          std::vector<std::string>{std::to_string(feature.GetFID()), geometry->getGeometryName()});
    return out;
}

}  // namespace formats
