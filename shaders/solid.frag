// Fills without a texture, which nearly all are: whoever draws in software pays for a texture in every pixel.
flat in vec4 v_colour;
out vec4 o_colour;

void main() { o_colour = v_colour; }
