// Signed distances of the symbols' shapes, y down: negative inside. Without trigonometry: a processor that draws computes
// every branch for every fragment.
flat in vec4 v_size;
flat in vec4 v_fill;
flat in vec4 v_edge;
flat in uint v_filling;
flat in uint v_formula;
flat in vec4 v_normals;
flat in vec4 v_edges;
in vec2 v_local;
out vec4 o_colour;

float box(vec2 p) {
    vec2 q = abs(p) - v_size.xy + v_size.w;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - v_size.w;
}

float polygon(vec2 p) {
    vec2 q = vec2(abs(p.x), p.y);
    return max(max(dot(q, v_normals.xy), dot(q, v_normals.zw)), dot(q, v_edges.xy)) - v_edges.z;
}

// Five points, one up: mirrored until all of it lies beside the upright one.
float star(vec2 p) {
    const vec2 mirror = vec2(0.809017, -0.5877853);
    vec2 q = vec2(abs(p.x), -p.y);
    q -= 2.0 * max(dot(mirror, q), 0.0) * mirror;
    q -= 2.0 * max(dot(vec2(-mirror.x, mirror.y), q), 0.0) * vec2(-mirror.x, mirror.y);
    return dot(vec2(abs(q.x), q.y - v_edges.z), vec2(0.9184542, 0.3955274));
}

float shape_distance() {
    if (v_formula == 0u) return box(v_local);
    vec2 p = v_local - vec2(0.0, v_edges.w);
    return v_formula == 1u ? polygon(p) : star(p);
}

void main() {
    float d = shape_distance();
    float outer = clamp(0.5 + v_size.z - d, 0.0, 1.0);
    if (outer <= 0.0) discard;
    float inner = clamp(0.5 - d, 0.0, 1.0);
    vec4 fill = v_fill;
    if (v_filling != 0u) {
        // half: the right half has the edge's colour; hollow: a rim of the fill's colour around it; dotted: a dot in it
        float rim = clamp(0.5 - (d + max(1.3, v_size.x * 0.2)), 0.0, 1.0);
        float white = v_filling == 1u ? rim * clamp(v_local.x + 0.5, 0.0, 1.0) : rim;
        if (v_filling == 3u) white *= clamp(length(v_local) - max(1.2, v_size.x * 0.2) + 0.5, 0.0, 1.0);
        fill = mix(fill, v_edge, white);
    }
    vec4 colour = mix(v_edge, fill, inner);
    if (v_size.z <= 0.0) colour = fill;
    o_colour = vec4(colour.rgb, colour.a * outer);
}
