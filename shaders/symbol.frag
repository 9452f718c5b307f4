// Signed distances of the symbols' shapes, y down. Shapes are scaled to look equally large.
flat in vec4 v_size;
flat in vec4 v_fill;
flat in vec4 v_edge;
flat in uvec2 v_kind;
in vec2 v_local;
out vec4 o_colour;

// Regular polygon with `n` corners, one pointing up, circumradius r.
float polygon(vec2 p, float n, float r) {
    float sector = 6.2831853 / n;
    float from_edge_centre = mod(atan(p.x, -p.y), sector) - sector * 0.5;
    return length(p) * cos(from_edge_centre) - r * cos(sector * 0.5);
}

// Five-pointed star, outer radius r.
float star(vec2 p, float r) {
    float sector = 6.2831853 / 5.0;
    float a = atan(p.x, -p.y);
    float k = abs(mod(a + sector * 0.5, sector) - sector * 0.5);
    vec2 q = length(p) * vec2(sin(k), cos(k));
    vec2 tip = vec2(0.0, r);
    vec2 notch = 0.46 * r * vec2(sin(sector * 0.5), cos(sector * 0.5));
    vec2 edge = notch - tip;
    vec2 normal = normalize(vec2(-edge.y, edge.x));
    return dot(q - tip, normal);
}

float shape_distance(vec2 p) {
    float r = v_size.x;
    switch (v_kind.x) {
        case 0u: return length(p) - r;
        case 1u: return max(abs(p.x), abs(p.y)) - r * 0.9;
        case 2u: return polygon(p + vec2(0.0, -r * 0.18), 3.0, r * 1.24);
        case 3u: return (abs(p.x) + abs(p.y) - r * 1.22) * 0.70711;
        case 4u: return star(p + vec2(0.0, -r * 0.06), r * 1.25);
        case 5u: return polygon(p, 6.0, r * 1.08);
        case 6u: return polygon(p + vec2(0.0, -r * 0.05), 5.0, r * 1.14);
        default: {
            vec2 q = abs(p) - v_size.xy + v_size.w;
            return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_size.w;
        }
    }
}

void main() {
    float d = shape_distance(v_local);
    float outer = clamp(0.5 + v_size.z - d, 0.0, 1.0);
    if (outer <= 0.0) discard;
    float inner = clamp(0.5 - d, 0.0, 1.0);
    vec4 fill = v_fill;
    if (v_kind.y != 0u) {
        // half: the right half has the edge's colour; hollow: a rim of the fill's colour around it; dotted: a dot in it
        float rim = clamp(0.5 - (d + max(1.3, v_size.x * 0.2)), 0.0, 1.0);
        float white = v_kind.y == 1u ? rim * clamp(v_local.x + 0.5, 0.0, 1.0) : rim;
        if (v_kind.y == 3u) white *= clamp(length(v_local) - max(1.2, v_size.x * 0.2) + 0.5, 0.0, 1.0);
        fill = mix(fill, v_edge, white);
    }
    vec4 colour = mix(v_edge, fill, inner);
    if (v_size.z <= 0.0) colour = fill;
    o_colour = vec4(colour.rgb, colour.a * outer);
}
