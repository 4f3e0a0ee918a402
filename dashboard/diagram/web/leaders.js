// A leader from a plate to what it names, ending in a dot that no plate covers.

const CLEAR = 5; // screen pixels between a dot and a plate
const LOWEST = 0.92; // share of the height: below it the picture fades
const NET = { rows: 40, columns: 60 }; // of the places on a nerve that are tried
const THIN = 3; // columns: of a span that narrow the middle is no place for a dot

// plates: all that are seen, each with its middle (at) and its size in screen pixels.
export function lead(plate, plates, drawing) {
  const covered = (place) => plates.some((other) => over(other, drawing.seen(place), drawing.unit));
  let { to } = plate;
  if (plate.shape && covered(to)) {
    plate.middles ??= middlesOf(plate.shape);
    const lowest = drawing.page[1] + LOWEST * drawing.page[3];
    to = nearest(plate.middles.filter((place) => place[1] < lowest && !covered(place)), plate.at, drawing) ?? to;
  }
  draw(plate, drawing.seen(to), drawing.unit);
}

function over({ at, size }, [x, y], unit) {
  const [wide, high] = size.map((length) => (length / 2 + CLEAR) * unit);
  return Math.abs(at.x - x) < wide && Math.abs(at.y - y) < high;
}

function nearest(places, at, drawing) {
  const far = (place) => { const [x, y] = drawing.seen(place); return Math.hypot(x - at.x, y - at.y); };
  return places.reduce((best, place) => (!best || far(place) < far(best) ? place : best), null);
}

// Along every row the middles of what is filled, in drawing units.
function middlesOf(shape) {
  const { x, y, width, height } = shape.getBBox();
  const found = [];
  for (let row = 1; row < NET.rows; row += 1) {
    let span = [];
    for (let column = 0; column <= NET.columns; column += 1) {
      const place = new DOMPoint(x + (width * column) / NET.columns, y + (height * row) / NET.rows);
      const filled = column < NET.columns && shape.isPointInFill(place);
      if (filled) span.push([place.x, place.y]);
      else if (span.length > THIN) found.push(span[Math.floor(span.length / 2)]);
      if (!filled) span = [];
    }
  }
  return found;
}

// From the rim of the plate that faces its target.
function draw(plate, [x, y], unit) {
  const [wide, high] = plate.size.map((length) => (length / 2) * unit);
  const [dx, dy] = [x - plate.at.x, y - plate.at.y];
  const share = Math.min(1, Math.min(wide / Math.abs(dx || 1e-6), high / Math.abs(dy || 1e-6)));
  const d = `M${(plate.at.x + dx * share).toFixed(1)} ${(plate.at.y + dy * share).toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
  for (const path of plate.leader.querySelectorAll("path")) path.setAttribute("d", d);
  const dot = plate.leader.querySelector(".dot");
  dot.setAttribute("cx", x.toFixed(1));
  dot.setAttribute("cy", y.toFixed(1));
}
