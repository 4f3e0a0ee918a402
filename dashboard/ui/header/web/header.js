// Links to the screens. A touch tells the server, so that the session goes along; with a key held
// down a link opens a window of its own, as links do.

import { make } from "../answer/parts.js";

const shown = new WeakMap();

export default function header({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".screens");
  host.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("asked", link.dataset.screen);
  };
  // The focus stays where it is while nothing changes.
  const written = JSON.stringify(data);
  if (shown.get(host) === written) return;
  shown.set(host, written);
  const focused = host.contains(document.activeElement) && document.activeElement.dataset.screen;
  host.ariaLabel = data.named;
  host.replaceChildren(...data.links.map(([screen, title, address, here]) => {
    const link = make("a", { textContent: title, href: new URL(address, document.baseURI).href, ariaCurrent: here ? "page" : null });
    link.dataset.screen = screen;
    return link;
  }));
  if (focused) host.querySelector(`[data-screen="${focused}"]`)?.focus({ preventScroll: true });
}
