layout(location = 0) in vec2 a_anchor;
layout(location = 1) in ivec2 a_corner;  // px from the rounded anchor
layout(location = 2) in uvec4 a_cell;    // u v width height in the atlas, px
layout(location = 3) in vec4 a_colour;
layout(location = 4) in vec4 a_halo;
uniform bool u_halo_pass;
flat out vec4 v_colour;
out vec2 v_texel;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1) * vec2(a_cell.zw);
    v_texel = vec2(a_cell.xy) + corner;
    v_colour = u_halo_pass ? a_halo : a_colour;
    gl_Position = to_clip(floor(to_px(a_anchor) + 0.5) + vec2(a_corner) + corner);
}
