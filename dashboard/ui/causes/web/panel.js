// The causes as cards. Everything is written as text, never as HTML; bodies come when opened.
import { body } from "./body.js";
import { make, urgency } from "./parts.js";

const style = fetch(new URL("panel.css", import.meta.url)).then(answer => answer.text());
const panels = new WeakMap();

export default function panel({ data, parentElement, setTriggerValue }) {
  let view = panels.get(parentElement);
  if (!view) panels.set(parentElement, view = build(parentElement));
  view.show(data, pick => setTriggerValue("show", pick));
  return () => {};
}

function build(parent) {
  const root = make("div", { className: "panel", lang: "en" });
  const css = make("style");
  style.then(text => { css.textContent = text; });
  parent.querySelector(".slot").replaceChildren(css, root);
  const open = new Set();   // what the person opened stays open while the cards change
  return {
    show(data, send) {
      const focused = root.getRootNode().activeElement?.closest("[data-key]")?.dataset.key;
      root.replaceChildren(
        make("h2", { textContent: data.title }),
        ...data.groups.map(group => section(group, data, open, send)));
      if (focused) root.querySelector(`[data-key="${CSS.escape(focused)}"] > summary`)?.focus({ preventScroll: true });
    },
  };
}

function section(group, data, open, send) {
  const cards = list => make("ol", { className: "way" }, ...list.map(card => make("li", {}, draw(card, data, open, send))));
  const folds = ["more", "rare", "neighbour"].filter(name => group[name].length).map(name => {
    const fold = make("details", { className: "fold" }, make("summary", { textContent: group.titles[name] }));
    remember(fold, `${group.id} ${name}`, open);
    // Cards nobody looks at are not built.
    const fill = () => { if (fold.open && fold.children.length < 2) fold.append(cards(group[name])); };
    fold.addEventListener("toggle", fill);
    fill();
    return fold;
  });
  const none = make("p", { className: "none", textContent: data.words.none });
  const shown = group.open.length ? [cards(group.open)] : folds.length ? [] : [none];
  return make("section", { className: group.id }, make("h3", { textContent: group.title }), ...shown, ...folds);
}

function remember(details, key, open) {
  details.dataset.key = key;
  details.open = open.has(key);
  details.addEventListener("toggle", () => open[details.open ? "add" : "delete"](key));
}

function draw(card, data, open, send) {
  const details = make("details", { className: "card" }, make("summary", {}, ...face(card)));
  remember(details, card.id, open);
  const fill = () => { if (details.open && details.children.length < 2) details.append(...opened(card, data, send)); };
  details.addEventListener("toggle", fill);
  fill();
  return details;
}

function face(card) {
  // The spaces are for those who hear it: without them one word runs into the next.
  const line = (className, text) => text ? [" ", make("span", { className, textContent: text })] : [];
  const station = make("span", { className: "station", textContent: card.station });
  if (card.certainty) station.append(card.station ? " · " : "", make("span", { className: "certainty", textContent: card.certainty }));
  return [
    make("span", { className: "top" }, station, " ", urgency(card.urgency, card.urgency_word)),
    ...line("name", card.name),
    ...line("other", card.other_name),
    ...line("how", card.how),
    ...line("feels", card.feels),
  ];
}

function opened(card, data, send) {
  const button = make("button", { type: "button", className: "show", textContent: data.words.show, onclick: () => send(card.pick) });
  return [body(card.id, data), button];
}
