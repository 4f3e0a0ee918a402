// Who draws in 3-D here; null where nobody does.
export function renderer() {
  const context = document.createElement("canvas").getContext("webgl");
  if (!context) return null;
  const told = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
export const isSlow = (name) => SOFTWARE.test(name);
