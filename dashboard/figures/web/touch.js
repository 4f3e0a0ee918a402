// Turning by fingers: one turns, two bring closer. Plotly knows the mouse only.

const TURN = 0.05; // steps of an arrow key for one pixel

// move: as Space.move; begun: called once for each touch.
export function listenForTouch(place, move, begun) {
  const fingers = new Map(); // pointer -> [x, y]
  for (const kind of ["touchstart", "touchmove", "touchend"]) place.addEventListener(kind, (event) => event.stopPropagation(), { capture: true, passive: true });
  place.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    place.setPointerCapture(event.pointerId); // also when the finger leaves the place
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    begun();
  });
  place.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.get(event.pointerId);
    const apart = span(fingers);
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (fingers.size > 1) move({ closer: span(fingers) / apart });
    else move({ right: (before[0] - event.clientX) * TURN, higher: (event.clientY - before[1]) * TURN });
  });
  for (const kind of ["pointerup", "pointercancel"]) place.addEventListener(kind, (event) => fingers.delete(event.pointerId));
}

// How far two fingers are apart, in pixels.
function span(fingers) {
  const [one, other = one] = [...fingers.values()];
  return Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
}
