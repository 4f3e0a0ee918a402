// Coming closer, by the viewBox, so that every line stays crisp. Buttons for
// all, ctrl-wheel and two fingers for those who can; one finger moves a view
// that has been brought closer, and scrolls the page otherwise.

const MOST = 6;

export function zoomBy(drawing, factor, at = middle(drawing.box)) {
  const now = drawing.home[2] / drawing.box[2];
  const next = Math.min(MOST, Math.max(1, now * factor));
  const size = [drawing.home[2] / next, drawing.home[3] / next];
  const share = [(at[0] - drawing.box[0]) / drawing.box[2], (at[1] - drawing.box[1]) / drawing.box[3]];
  frame(drawing, [at[0] - share[0] * size[0], at[1] - share[1] * size[1], ...size]);
}

// By a button there is no place pointed at: closer to the last pick, if it is here.
export function zoomToPick(drawing, factor) {
  const pick = drawing.picks.findLast((each) => drawing.targets.has(each));
  if (!pick) return zoomBy(drawing, factor);
  const [x, y, width, height] = drawing.box;
  const at = drawing.centre(pick);
  drawing.box = [at[0] - width / 2, at[1] - height / 2, width, height];
  return zoomBy(drawing, factor, at);
}

export function zoomWhole(drawing) {
  frame(drawing, drawing.home);
}

// Brings the picks that match into view with a margin: "a closer look at the toes".
export function zoomOn(drawing, matches) {
  const boxes = [...drawing.targets].filter(([pick]) => matches(pick)).flatMap(([, elements]) => elements.map((element) => element.getBBox()));
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const middleAt = drawing.seen([(left + right) / 2, (top + bottom) / 2]);
  const size = [(right - left) * 1.06, (bottom - top) * 1.1];
  frame(drawing, [middleAt[0] - size[0] / 2, middleAt[1] - size[1] / 2, ...size]);
}

export const isClose = (drawing) => drawing.box[2] < drawing.home[2] * 0.99;

export const isClosest = (drawing) => drawing.box[2] * MOST < drawing.home[2] * 1.01;

const middle = ([x, y, width, height]) => [x + width / 2, y + height / 2];

function frame(drawing, [x, y, width, height]) {
  const [homeX, homeY, homeWidth, homeHeight] = drawing.home;
  drawing.frameBox([
    Math.min(Math.max(x, homeX), homeX + homeWidth - width),
    Math.min(Math.max(y, homeY), homeY + homeHeight - height),
    width, height,
  ]);
  drawing.svg.classList.toggle("close", isClose(drawing));
  drawing.svg.dispatchEvent(new CustomEvent("zoomed", { bubbles: true }));
}

// Listens on one drawing; `drawing.moved` tells the pointer that this was no tap.
export function listenForZoom(drawing) {
  const { svg } = drawing;
  const fingers = new Map();
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(drawing, event.deltaY < 0 ? 1.2 : 1 / 1.2, drawing.fromScreen([event.clientX, event.clientY]));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    drawing.moved = fingers.size > 1;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const was = fingers.get(event.pointerId);
    const now = [event.clientX, event.clientY];
    if (fingers.size === 2) pinch(drawing, fingers, event.pointerId, was, now);
    else if (!pan(drawing, was, now)) return;
    fingers.set(event.pointerId, now);
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(kind, (event) => fingers.delete(event.pointerId));
}

function pinch(drawing, fingers, id, was, now) {
  const [, other] = [...fingers].find(([finger]) => finger !== id);
  const before = Math.hypot(was[0] - other[0], was[1] - other[1]);
  const after = Math.hypot(now[0] - other[0], now[1] - other[1]);
  if (before > 5) zoomBy(drawing, after / before, drawing.fromScreen([(was[0] + other[0]) / 2, (was[1] + other[1]) / 2]));
}

// A finger trembles by a few pixels: below 6 it is still a tap.
function pan(drawing, was, now) {
  const away = [now[0] - was[0], now[1] - was[1]];
  if (!isClose(drawing) || (!drawing.moved && Math.hypot(...away) < 6)) return false;
  drawing.moved = true;
  const [x, y, width, height] = drawing.box;
  frame(drawing, [x - away[0] * drawing.unit, y - away[1] * drawing.unit, width, height]);
  return true;
}
