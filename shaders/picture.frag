// A scanned picture, as strong as it is wanted.
uniform sampler2D u_picture;
uniform float u_opacity;
in vec2 v_place;
out vec4 o_colour;

void main() {
    vec4 colour = texture(u_picture, v_place);
    o_colour = vec4(colour.rgb, colour.a * u_opacity);
}
