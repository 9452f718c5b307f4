// Boxes of px, y down.
layout(location = 0) in vec4 a_box;  // left, top, right, bottom

void main() {
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? a_box.x : a_box.z, gl_VertexID < 2 ? a_box.y : a_box.w);
    gl_Position = to_clip(to_px(corner));
}
