// Plotly's code, fetched from our own server when the first figure is opened, not before.

let coming = null;

export function plotly() {
  coming ??= fetched().catch((error) => {
    coming = null; // the next figure tries again
    throw error;
  });
  return coming;
}

function fetched() {
  return new Promise((done, failed) => {
    const src = new URL("plotly.min.js", import.meta.url).href;
    const script = Object.assign(document.createElement("script"), { src });
    script.onload = () => done(globalThis.Plotly);
    script.onerror = () => failed(new Error("plotly.min.js: no answer"));
    document.head.append(script);
  });
}

// No logo, no cloud, nothing that leads or sends outside.
export const QUIET = { displaylogo: false, displayModeBar: false, showTips: false, locale: "en" };
