// Colours of the roots as CSS variables on the picture, in the theme of the
// page. One hue per root and theme, on the skin as on the spine and in the
// chips, or colour would not lead the eye from one to the other. Pale yellow or
// blue is lost as a thin line, so lines have a deeper shade of the same hue.

const ON_SKIN = 0.3; // luminance of a line that still stands out on skin and on white
const ON_NIGHT = 0.17; // and on the dark page: both 3 to 1, in grey too

export function isDark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "#ffffff";
  return luminance(rgb(colour)) < 0.25;
}

export function wear(host, known, dark) {
  host.dataset.theme = dark ? "dark" : "light";
  for (const [id, root] of Object.entries(known.roots)) {
    const shown = dark ? root.colour_dark : root.colour_light;
    host.style.setProperty(`--root-${id}`, shown);
    host.style.setProperty(`--shade-${id}`, deepened(rgb(shown)));
    host.style.setProperty(`--edge-${id}`, dark ? lightened(rgb(shown)) : deepened(rgb(shown)));
    host.style.setProperty(`--on-${id}`, luminance(rgb(shown)) > 0.18 ? "#10161f" : "#ffffff");
  }
}

function deepened(channels) {
  return luminance(channels) <= ON_SKIN ? css(channels) : deepened(channels.map((value) => value * 0.97));
}

function lightened(channels) {
  return luminance(channels) >= ON_NIGHT ? css(channels) : lightened(channels.map((value) => value + 0.04 * (255 - value)));
}

const css = (channels) => `rgb(${channels.map(Math.round).join(" ")})`;

function rgb(text) {
  const hex = text.match(/^#([0-9a-f]{3,8})$/i)?.[1];
  if (!hex) return (text.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
  const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return [0, 2, 4].map((at) => parseInt(wide.slice(at, at + 2), 16));
}

// Relative luminance of WCAG 2.
function luminance(channels) {
  const [red, green, blue] = channels.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
