// Looks a shape's colours up by its number, so that other colours need no other geometry.
layout(location = 0) in vec2 a_position;
layout(location = 1) in uint a_shape;
uniform vec2 u_seen_px;          // where the viewport begins, from where the textures do
uniform samplerBuffer u_styles;  // two texels a shape: colour; pattern colour with the pattern as alpha
flat out vec4 v_colour;
flat out vec4 v_pattern_colour;
flat out uint v_pattern;
out vec2 v_px;

void main() {
    v_colour = texelFetch(u_styles, int(a_shape) * 2);
    vec4 ink = texelFetch(u_styles, int(a_shape) * 2 + 1);
    v_pattern_colour = vec4(ink.rgb, 1.0);
    v_pattern = uint(ink.a * 255.0 + 0.5);
    vec2 px = to_px(a_position);
    v_px = px + u_seen_px;
    gl_Position = to_clip(px);
}
