// Room inside an area: where a number can stand, and how much room it has there.

const NET = 14; // rows and columns of the net of places that are tried
const RIM = 72; // points of the outline that distances are taken to

// -> { x, y, room }: the place farthest from the outline of the largest of the
// elements, and that distance, in drawing units.
export function roomiest(elements) {
  const element = largest(elements);
  const { x, y, width, height } = element.getBBox();
  const rim = outlineOf(element);
  const away = (px, py) => Math.min(...rim.map((point) => Math.hypot(point.x - px, point.y - py)));
  let best = { x: x + width / 2, y: y + height / 2, room: 0 };
  for (let column = 1; column < NET; column += 1) {
    for (let row = 1; row < NET; row += 1) {
      const place = new DOMPoint(x + (width * column) / NET, y + (height * row) / NET);
      const room = away(place.x, place.y);
      if (room > best.room && element.isPointInFill(place)) best = { x: place.x, y: place.y, room };
    }
  }
  return best;
}

export function outlineOf(element) {
  const length = element.getTotalLength();
  return Array.from({ length: RIM }, (_, at) => element.getPointAtLength((length * at) / RIM));
}

function largest(elements) {
  const size = (element) => { const { width, height } = element.getBBox(); return width * height; };
  return elements.reduce((best, element) => (size(element) > size(best) ? element : best));
}
