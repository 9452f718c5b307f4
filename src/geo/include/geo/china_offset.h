// The shifted coordinates of Chinese web maps: GCJ-02 (Amap, Tencent) and BD-09 (Baidu), to and from WGS 84.
// The formula behind them was never published; what is known of it is an approximation, good to about a metre, so
// nothing computed here is survey data. WGS 84 and CGCS2000 (EPSG:4490) coincide within a metre and are taken as one.
// Outside China's bounding box all four functions give back what they got. Pure functions, any thread.
#pragma once

#include "geo/geometry.h"

namespace geo {

/// Degrees in, degrees out, longitude first. From WGS 84 and back differs by less than a micrometre.
LonLat gcj02_from_wgs84(LonLat wgs84);
LonLat wgs84_from_gcj02(LonLat gcj02);
LonLat bd09_from_wgs84(LonLat wgs84);
LonLat wgs84_from_bd09(LonLat bd09);

}  // namespace geo
