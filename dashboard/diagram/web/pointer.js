// Mouse and finger. A mouse points before it picks; a finger only picks, and
// gets help with what is smaller than a fingertip.

const SMALL = 24; // screen pixels: below this a target is hard to touch
const REACH = 12; // how far beside it a touch still means it

export function listenForPointer(host, { toggle, point, follow, foresee }) {
  let over = null;
  const pointAt = (event) => {
    const pick = pickAt(event);
    if (pick === over) return;
    over = pick;
    point(pick, [event.clientX, event.clientY], pick && event.target.getBoundingClientRect());
  };
  host.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    pointAt(event);
  });
  host.addEventListener("pointermove", (event) => {
    if (!over || event.pointerType === "touch") return;
    pointAt(event); // within one hit area another course may have become the nearest
    follow([event.clientX, event.clientY]);
  });
  host.addEventListener("pointerleave", () => { over = null; point(null); });
  host.addEventListener("pointerdown", (event) => {
    const pick = pickAt(event);
    if (pick) foresee(pick);
  });
  host.addEventListener("click", (event) => {
    const drawing = drawingAt(event.target);
    if (!drawing || (drawing.moved && event.detail > 0)) return; // detail 0: no pointer, a screen reader's click
    const pick = helped(drawing, event);
    if (pick) toggle(pick);
  });
}

function pickAt(event) {
  const target = event.target.closest?.("[data-pick]");
  if (!target) return null;
  return target.ownerSVGElement.drawing.nearest?.([event.clientX, event.clientY]) ?? target.dataset.pick;
}

// A toe may end where its drawing ends, so what lies around a drawing counts too.
function drawingAt(element) {
  if (element.closest("button")) return null;
  return element.closest('.view[data-size="large"]')?.querySelector("svg.drawing:not(.away)").drawing ?? null;
}

// A touch within reach of the middle of a small target means that target, also
// when it fell beside it; a touch on the gap between toes means the nearest toe.
function helped(drawing, event) {
  const hit = event.target.closest?.("[data-pick]")?.dataset.pick ?? null;
  if (event.detail === 0) return hit;
  const touch = [event.clientX, event.clientY];
  if (drawing.nearest) return drawing.nearest(touch, event.pointerType === "touch" ? REACH : 0);
  const small = nearest(drawing, touch, (box, pick) => Math.min(box.width, box.height) < SMALL && !drawing.isGuest(pick), fromMiddle);
  const beside = hit ?? nearest(drawing, touch, () => true, fromEdge);
  return event.pointerType === "touch" || !hit ? small ?? beside : hit;
}

function nearest(drawing, touch, fits, distance) {
  let best = null;
  for (const [pick, elements] of drawing.targets) {
    if (drawing.isSliver(pick)) continue; // it must not take touches from what lies open beside it
    for (const element of elements) {
      const box = element.getBoundingClientRect();
      const far = fits(box, pick) ? distance(box, touch) : Infinity;
      if (far <= REACH && (!best || far < best.far)) best = { pick, far };
    }
  }
  return best?.pick ?? null;
}

const fromMiddle = (box, [x, y]) => Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2);
const fromEdge = (box, [x, y]) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
