// The colours of the page, for figures: they come without any, as names of CSS variables.

// Text with every `var(--name)` filled in by its colour at this element; `--ink` is its own.
export function coloured(text, host) {
  const probe = document.createElement("span");
  host.append(probe);
  const found = text.replaceAll(/var\(--([\w-]+)\)/g, (_, name) => {
    probe.style.color = name === "ink" ? "inherit" : `var(--${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}

// Calls `act` when the page changes between light and dark. Returns how to stop.
export function onTheme(act) {
  const observer = new MutationObserver(act);
  observer.observe(document.querySelector(".stApp"), { attributeFilter: ["class"] });
  return () => observer.disconnect();
}
