// A picture as a parallelogram, its corners in map space.
uniform vec2 u_corner;  // upper left
uniform vec2 u_across;  // from there to the upper right
uniform vec2 u_down;    // from there to the lower left
out vec2 v_place;

void main() {
    v_place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    gl_Position = to_clip(to_px(u_corner + v_place.x * u_across + v_place.y * u_down));
}
