// One instance a segment: a box round a capsule, antialiased in the fragment shader.
layout(location = 0) in vec4 a_ends;     // a.xy b.xy
layout(location = 1) in vec4 a_offsets;  // px
layout(location = 2) in vec4 a_style;    // along, width, dash, gap
layout(location = 3) in vec4 a_colour;
flat out vec2 v_a;
flat out vec2 v_b;
flat out vec4 v_style;
flat out vec4 v_colour;
out vec2 v_px;

void main() {
    v_a = to_px(a_ends.xy) + a_offsets.xy;
    v_b = to_px(a_ends.zw) + a_offsets.zw;
    v_style = a_style;
    v_style.x *= abs(u_scale.x);
    v_colour = a_colour;
    vec2 d = v_b - v_a;
    float len = length(d);
    d = len > 0.0 ? d / len : vec2(1.0, 0.0);
    vec2 n = vec2(-d.y, d.x);
    float reach = a_style.y * 0.5 + 1.0;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    v_px = ((gl_VertexID & 2) == 0 ? v_a - d * reach : v_b + d * reach) + n * side * reach;
    gl_Position = to_clip(v_px);
}
