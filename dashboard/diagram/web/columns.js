// Names that stand in a column: none over another, each as near to what it names as it can be.

// wanted: [middle, room] in order, from the top. -> middles as near to those wanted as the room
// of all allows.
export function spread(wanted, top, bottom) {
  const heights = wanted.map(([middle]) => middle);
  let free = top;
  wanted.forEach(([, room], at) => {
    heights[at] = Math.max(heights[at], free + room / 2);
    free = heights[at] + room / 2;
  });
  let limit = bottom;
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    heights[at] = Math.min(heights[at], limit - wanted[at][1] / 2);
    limit = heights[at] - wanted[at][1] / 2;
  }
  return heights;
}
