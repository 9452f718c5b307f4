// Fills with the textures of missing values. Textures begin at one place for all fills, so neighbours match.
uniform float u_pixel_ratio;
flat in vec4 v_colour;
flat in vec4 v_pattern_colour;
flat in uint v_pattern;
in vec2 v_px;
out vec4 o_colour;

float stripe(float along, float period, float width) {
    float m = mod(along, period);
    return clamp(width * 0.5 - abs(m - period * 0.5) + 0.5, 0.0, 1.0);
}

void main() {
    float r = u_pixel_ratio;
    float ink = 0.0;
    if (v_pattern == 1u) {
        ink = stripe((v_px.x + v_px.y) * 0.70711, 7.0 * r, 1.3 * r);
    } else if (v_pattern == 2u) {
        ink = stripe((v_px.x - v_px.y) * 0.70711, 7.0 * r, 1.3 * r);
    } else if (v_pattern == 3u) {
        vec2 cell = mod(v_px, 8.0 * r) - 4.0 * r;
        ink = clamp(1.5 * r - length(cell) + 0.5, 0.0, 1.0);
    } else {
        ink = max(stripe(v_px.x, 9.0 * r, 1.0 * r), stripe(v_px.y, 9.0 * r, 1.0 * r));
    }
    o_colour = mix(v_colour, v_pattern_colour, ink);
}
