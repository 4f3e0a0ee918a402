// The whole picture without a mouse: Tab enters a view (one stop per view),
// arrows go to the nearest neighbour in that direction, Enter or Space picks,
// Escape puts the light out.

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const ASIDE = 2.5; // going sideways counts this much more than going ahead
const ASKEW = 1e6; // what lies more sideways than ahead comes after all that does not

// The one tab stop of a drawing; none while it is a thumbnail.
export function rove(drawing, pick) {
  for (const stop of drawing.svg.querySelectorAll('[data-pick][tabindex="0"]')) stop.setAttribute("tabindex", "-1");
  drawing.stop = drawing.targets.has(pick) ? pick : [...drawing.targets.keys()].find((first) => !drawing.isSliver(first));
  drawing.targets.get(drawing.stop)?.[0].setAttribute("tabindex", "0");
}

export function closeStops(drawing) {
  for (const stop of drawing.svg.querySelectorAll('[tabindex="0"]')) stop.setAttribute("tabindex", "-1");
}

export function neighbour(drawing, pick, [ahead, down]) {
  const [x, y] = drawing.centre(pick);
  let best = null;
  for (const other of drawing.targets.keys()) {
    if (other === pick || drawing.isSliver(other)) continue;
    const [otherX, otherY] = drawing.centre(other);
    const along = (otherX - x) * ahead + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * ahead);
    const far = along + ASIDE * aside + (aside > along ? ASKEW : 0);
    if (along > 0 && (!best || far < best.far)) best = { pick: other, far };
  }
  return best?.pick ?? null;
}

export function listenForKeys(host, { toggle, point, clear, foresee }) {
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return clear();
    const target = event.target.closest?.("[data-pick]");
    if (!target) return;
    const { drawing } = target.ownerSVGElement;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      toggle(target.dataset.pick);
    } else if (ARROWS[event.key]) {
      event.preventDefault();
      const next = neighbour(drawing, target.dataset.pick, ARROWS[event.key]);
      if (!next) return;
      rove(drawing, next);
      drawing.targets.get(next)[0].focus({ preventScroll: false });
    }
  });
  host.addEventListener("focusin", (event) => {
    const target = event.target.closest?.("[data-pick]");
    if (!target) return;
    const { drawing } = target.ownerSVGElement;
    rove(drawing, target.dataset.pick);
    foresee(target.dataset.pick);
    if (target.matches(":focus-visible")) point(target.dataset.pick, drawing.onScreen(drawing.centre(target.dataset.pick)), target.getBoundingClientRect());
  });
  host.addEventListener("focusout", () => point(null));
}
