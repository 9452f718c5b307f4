// What the bars of charts are read against, drawn alike in all of them. Private to carto.
#pragma once

#include "lettering.h"
#include "scene/builder.h"

namespace carto {

/// Edges of bars and marks, whole device px.
float mark_edge(const Lettering& lettering);
/// Of the way to a bar's greatest value.
scene::FillStyle bar_ground(const Theme& theme);
/// A line across a bar, device px.
void draw_target_line(const Lettering& lettering, scene::Builder& builder, float x, const scene::Rect& bar);
/// A triangle beneath a bar, where it should stand by then. Draws on the list of symbols.
void draw_expected_mark(const Lettering& lettering, scene::Builder& builder, float x, const scene::Rect& bar);

}  // namespace carto
