// Charts in the answer: each is drawn when the fold around it is opened, from the address in
// its `data-figure`, in the colours, the type and the width of the page. What is one person's own
// has no address: there the figure itself stands in `data-figure`.

import { QUIET, plotly } from "./plotly.js";
import { coloured, onTheme } from "./theme.js";

addEventListener("toggle", ({ target }) => {
  if (target.open) for (const host of target.querySelectorAll(":scope > [data-figure]")) open(host);
}, true); // a toggle does not bubble

async function open(host) {
  if (host.dataset.drawn) return;
  host.dataset.drawn = "soon";
  try {
    const [Plotly, text] = await Promise.all([plotly(), fetched(host.dataset.figure)]);
    await draw(Plotly, host, text);
    host.dataset.drawn = "yes";
  } catch (error) {
    console.warn(error);
    host.dataset.drawn = "";
    host.textContent = host.dataset.failed;
  }
}

async function fetched(path) {
  if (path.startsWith("{")) return path;
  const answer = await fetch(new URL(`../${path}`, import.meta.url));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

async function draw(Plotly, host, text) {
  const place = document.createElement("div");
  host.replaceChildren(place);
  const paint = () => {
    const { data, layout } = JSON.parse(coloured(text, host));
    Object.assign(layout, { width: host.clientWidth, font: { ...layout.font, family: getComputedStyle(host).fontFamily } });
    return Plotly.react(place, data, layout, QUIET);
  };
  await paint();
  const forget = onTheme(paint);
  const observer = new ResizeObserver(() => {
    if (host.clientWidth) paint();
    if (host.isConnected) return;
    observer.disconnect(); // another answer took its place
    forget();
    Plotly.purge(place);
  });
  observer.observe(host);
}
