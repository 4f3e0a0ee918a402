// Small pieces the cards are made of.
const SVG = "http://www.w3.org/2000/svg";
// One shape per urgency, so that the colour is never alone.
const SHAPES = {
  routine: "M5 0a5 5 0 1 0 .01 0z",
  soon: "M5 0 10 5 5 10 0 5z",
  same_day: "M5 0 10 9.5H0z",
  emergency: "M3 0h4l3 3v4l-3 3H3L0 7V3z",
};

export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function urgency(level, word) {
  const shape = document.createElementNS(SVG, "svg");
  shape.setAttribute("viewBox", "0 0 10 10");
  shape.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[level]);
  shape.append(path);
  return make("span", { className: `urgency ${level}` }, shape, word);
}
