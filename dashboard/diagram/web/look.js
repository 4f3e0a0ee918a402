// Colours of the roots as CSS variables on the picture, in the theme of the page.
// One hue per root and theme, on the skin as on the spine and in the chips, or
// colour would not lead the eye from one to the other.

export function isDark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "#ffffff";
  return lightness(colour) < 0.5;
}

export function wear(host, known, dark) {
  host.dataset.theme = dark ? "dark" : "light";
  for (const [id, root] of Object.entries(known.roots)) {
    const { colour, shade, edge, ink } = root.colours[host.dataset.theme];
    for (const [name, value] of Object.entries({ root: colour, shade, edge, on: ink })) {
      host.style.setProperty(`--${name}-${id}`, value);
    }
  }
}

// 0 to 1, as the eye weighs the channels; enough to tell a dark page from a light one.
function lightness(text) {
  const [red, green, blue] = channels(text);
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
}

function channels(text) {
  const hex = text.match(/^#([0-9a-f]{3,8})$/i)?.[1];
  if (!hex) return (text.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
  const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return [0, 2, 4].map((at) => parseInt(wide.slice(at, at + 2), 16));
}
