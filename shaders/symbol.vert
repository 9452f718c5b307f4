// What tells the shapes apart is worked out here, once a corner: the fragments of all shapes share three formulas.
layout(location = 0) in vec4 a_place;  // anchor, offset px
layout(location = 1) in vec2 a_half;
layout(location = 2) in vec2 a_rim;    // edge px, corner px
layout(location = 3) in vec4 a_fill;
layout(location = 4) in vec4 a_edge;
layout(location = 5) in uvec2 a_kind;  // shape, filling
flat out vec4 v_size;
flat out vec4 v_fill;
flat out vec4 v_edge;
flat out uint v_filling;
flat out uint v_formula;   // 0: box with round corners, 1: polygon, 2: star
flat out vec4 v_normals;   // of two of a polygon's edges, the right half of which is looked at
flat out vec4 v_edges;     // the third normal, distance of the edges from the centre, how far below the anchor that is
out vec2 v_local;

void set_polygon(vec2 first, vec2 second, vec2 third, float to_edge, float drop) {
    v_formula = 1u;
    v_normals = vec4(first, second);
    v_edges = vec4(third, to_edge, drop);
}

// How far a shape reaches from its middle: half sizes, and px beyond its rim, of which tips need more. Whoever draws in
// software pays for every fragment that stays empty.
const vec2 k_blunt = vec2(1.0, 0.75), k_pointed = vec2(1.25, 1.0);

// Shapes are scaled to look equally large. Normals point right or down; y down. Gives how far the shape reaches.
vec2 set_shape() {
    float r = a_half.x;
    v_formula = 0u;
    v_normals = vec4(0.0);
    v_edges = vec4(0.0);
    switch (a_kind.x) {
        case 0u: v_size.w = r; return k_blunt;  // a circle is a box that is all corner
        case 1u: set_polygon(vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0), r * 0.9, 0.0); return k_blunt;
        case 2u: set_polygon(vec2(0.8660254, -0.5), vec2(0.0, 1.0), vec2(0.0, 1.0), r * 0.62, r * 0.18); break;
        case 3u: set_polygon(vec2(0.70711, 0.70711), vec2(0.70711, -0.70711), vec2(0.70711), r * 0.8626742, 0.0); break;
        case 4u:
            v_formula = 2u;
            v_edges = vec4(0.0, 0.0, r * 1.25, r * 0.06);
            break;
        case 5u: set_polygon(vec2(0.5, -0.8660254), vec2(1.0, 0.0), vec2(0.5, 0.8660254), r * 0.9353074, 0.0); break;
        case 6u:
            set_polygon(vec2(0.5877853, -0.809017), vec2(0.9510565, 0.309017), vec2(0.0, 1.0), r * 0.9222794, r * 0.05);
            break;
        default: return k_blunt;
    }
    return k_pointed;
}

void main() {
    v_size = vec4(a_half, a_rim);
    v_fill = a_fill;
    v_edge = a_edge;
    v_filling = a_kind.y;
    vec2 reach = set_shape();
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    v_local = corner * (a_half * reach.x + a_rim.x + reach.y);
    gl_Position = to_clip(to_px(a_place.xy) + a_place.zw + v_local);
}
