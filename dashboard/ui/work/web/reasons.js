// The places that would explain what was found, best first; two together; and what to test next.

import { make } from "../answer/parts.js";

const OPEN = 4; // places in view
const SIGNS = { partly: "◐", unexplained: "○", contradicted: "✕" };

// look(key): a place's reasons on the picture; open(id): the page of a condition; enter(finding): one more.
export function reasons({ words, places, more, whole, pairs, tests }, act) {
  if (!places.length) return [make("p", { className: "aside", textContent: words.nothing })];
  return [
    make("section", { className: "places" },
      make("h2", { textContent: words.places }),
      make("p", { className: "whole", textContent: whole }),
      make("ol", {}, ...places.slice(0, OPEN).map((place) => card(place, words, act))),
      ...(places.length > OPEN ? [others(places.slice(OPEN), words, act)] : []),
      ...(more ? [make("p", { className: "aside", textContent: more })] : []),
      make("p", { className: "aside", textContent: words.pain }),
      make("p", { className: "aside", textContent: words.whole_place })),
    ...(pairs.length ? [make("section", {}, make("h2", { textContent: words.pairs }), make("ul", {}, ...pairs.map((pair) => make("li", { textContent: pair }))))] : []),
    ...(tests.length ? [make("section", { className: "tests" }, make("h2", { textContent: words.tests }), ...tests.map((test) => next(test, act)))] : []),
  ];
}

function others(places, words, act) {
  const list = make("ol", {}, ...places.map((place) => card(place, words, act)));
  const open = places.some(({ chosen }) => chosen);
  return make("details", { open }, make("summary", { textContent: words.others.replace("{count}", places.length) }), list);
}

function card({ key, rank, title, says, told, conditions, chosen }, words, { look, open }) {
  const button = make("button", { type: "button", className: "place", ariaPressed: String(chosen) },
    make("span", { className: "place-rank", textContent: rank, ariaHidden: "true" }),
    make("span", { className: "named", textContent: title }),
    make("span", { className: "see", textContent: chosen ? words.hide : words.show }),
    make("span", { className: "says", textContent: says }));
  button.dataset.key = `place ${key}`;
  button.addEventListener("click", () => look(chosen ? null : key));
  const lines = told.map(([verdict, text]) => make("li", { className: verdict },
    make("span", { className: "sign", textContent: SIGNS[verdict], ariaHidden: "true" }), text));
  const links = conditions.map(({ id, name }) => {
    const link = make("button", { type: "button", className: "link", textContent: name });
    link.addEventListener("click", () => open(id));
    return link;
  });
  return make("li", { value: rank, className: chosen ? "chosen" : "" }, button,
    ...(lines.length ? [make("ul", { className: "told" }, ...lines)] : []),
    ...(chosen && links.length ? [make("p", { className: "presses" }, `${words.conditions} `, ...links)] : []));
}

function next({ where, name, how, states, says }, { enter }) {
  const buttons = states.map(([state, word]) => {
    const button = make("button", { type: "button", textContent: word, ariaLabel: `${name}: ${word}` });
    button.dataset.key = `test ${where}=${state}`;
    button.addEventListener("click", () => enter(`${where}=${state}`));
    return button;
  });
  return make("div", { className: "test" },
    make("p", {}, make("strong", { textContent: name }), " ", how),
    ...(says ? [make("p", { className: "aside", textContent: says })] : []),
    make("div", { className: "choices", role: "group", ariaLabel: name }, ...buttons));
}
