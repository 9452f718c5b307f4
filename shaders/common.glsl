// Put in front of every vertex shader. A position of map space is turned into device pixels, y down.
uniform vec2 u_viewport;      // px
uniform vec2 u_origin_px;     // screen position of the scene's origin; (0,0) in screen space
uniform vec2 u_scale;         // px per unit: (s, -s) in map space, (1, 1) in screen space

vec2 to_px(vec2 p) { return u_origin_px + p * u_scale; }
vec4 to_clip(vec2 px) { return vec4(px.x / u_viewport.x * 2.0 - 1.0, 1.0 - px.y / u_viewport.y * 2.0, 0.0, 1.0); }
