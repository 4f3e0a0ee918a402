// The line around several areas together. Neighbours share their border to the last digit,
// so a step that two of them take in opposite directions lies between them, and is left out.

const PIECE = /([MmLlZz])|(-?(?:\d+\.?\d*|\.\d+))/g;

export function rimOf(outlines) {
  const steps = new Map(); // "x y x y" -> [from, to]
  for (const [from, to] of outlines.flatMap(stepsOf)) {
    const back = `${to} ${from}`;
    if (steps.has(back)) steps.delete(back);
    else steps.set(`${from} ${to}`, [from, to]);
  }
  return chained([...steps.values()]);
}

// Path data of straight lines, absolute or relative, as steps from corner to corner.
function stepsOf(d) {
  const steps = [];
  let [mode, start, here, first] = ["M", [0, 0], [0, 0], true];
  const numbers = [];
  const close = () => {
    if (here.join() !== start.join()) steps.push([written(here), written(start)]);
    here = start;
  };
  for (const [, letter, number] of d.matchAll(PIECE)) {
    if (letter) {
      if (letter.toLowerCase() === "z") close();
      else [mode, first] = [letter, letter.toLowerCase() === "m"];
      continue;
    }
    numbers.push(Number(number));
    if (numbers.length < 2) continue;
    const [x, y] = numbers.splice(0);
    const next = mode === mode.toLowerCase() ? [here[0] + x, here[1] + y] : [x, y];
    if (first) start = next;
    else if (next.join() !== here.join()) steps.push([written(here), written(next)]);
    [here, first] = [next, false];
  }
  return steps;
}

const written = ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

// Steps put together to lines, so that their corners are joined.
function chained(steps) {
  const from = new Map();
  for (const [start, end] of steps) from.set(start, [...(from.get(start) ?? []), end]);
  let d = "";
  for (const [start] of steps) {
    let here = from.get(start)?.pop();
    if (!here) continue;
    d += `M${start}`;
    for (; here; here = from.get(here)?.pop()) d += `L${here}`;
  }
  return d;
}
