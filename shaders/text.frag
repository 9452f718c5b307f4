uniform sampler2D u_atlas;  // r: glyph, g: halo
uniform bool u_halo_pass;
flat in vec4 v_colour;
in vec2 v_texel;
out vec4 o_colour;

void main() {
    vec2 coverage = texelFetch(u_atlas, ivec2(v_texel), 0).rg;
    float alpha = v_colour.a * (u_halo_pass ? coverage.g : coverage.r);
    if (alpha <= 0.0) discard;
    o_colour = vec4(v_colour.rgb, alpha);
}
