layout(location = 0) in vec2 a_position;
layout(location = 1) in vec4 a_colour;
layout(location = 2) in vec4 a_pattern_colour;
layout(location = 3) in uint a_pattern;
flat out vec4 v_colour;
flat out vec4 v_pattern_colour;
flat out uint v_pattern;
out vec2 v_px;

void main() {
    v_colour = a_colour;
    v_pattern_colour = a_pattern_colour;
    v_pattern = a_pattern;
    v_px = to_px(a_position);
    gl_Position = to_clip(v_px);
}
