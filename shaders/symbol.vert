layout(location = 0) in vec4 a_place;  // anchor, offset px
layout(location = 1) in vec2 a_half;
layout(location = 2) in vec2 a_rim;    // edge px, corner px
layout(location = 3) in vec4 a_fill;
layout(location = 4) in vec4 a_edge;
layout(location = 5) in uvec2 a_kind;  // shape, filling
flat out vec4 v_size;
flat out vec4 v_fill;
flat out vec4 v_edge;
flat out uvec2 v_kind;
out vec2 v_local;

void main() {
    v_size = vec4(a_half, a_rim);
    v_fill = a_fill;
    v_edge = a_edge;
    v_kind = a_kind;
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    v_local = corner * (a_half * 1.25 + a_rim.x + 1.0);
    gl_Position = to_clip(to_px(a_place.xy) + a_place.zw + v_local);
}
