flat in vec2 v_a;
flat in vec2 v_b;
flat in vec4 v_style;
flat in vec4 v_colour;
in vec2 v_px;
out vec4 o_colour;

void main() {
    vec2 ab = v_b - v_a;
    float len = length(ab);
    float t = len > 0.0 ? dot(v_px - v_a, ab) / len : 0.0;
    float inside = clamp(t, 0.0, len);
    vec2 nearest = len > 0.0 ? v_a + ab * (inside / len) : v_a;
    float alpha = clamp(v_style.y * 0.5 - distance(v_px, nearest) + 0.5, 0.0, 1.0);
    if (v_style.z > 0.0) {
        float period = v_style.z + v_style.w;
        float m = mod(v_style.x + t, period);
        alpha *= clamp(v_style.z * 0.5 - abs(m - v_style.z * 0.5) + 0.5, 0.0, 1.0);
    }
    if (alpha <= 0.0) discard;
    o_colour = vec4(v_colour.rgb, v_colour.a * alpha);
}
