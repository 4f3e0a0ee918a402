// The causes as cards, in three groups. Everything is written as text, never as HTML.
import { body } from "./body.js";
import { make } from "./parts.js";

export function groups({ title, stations: told, groups: all }, data, { folds, stations, show }) {
  const strip = told.stops.length ? [stations.strip(told)] : [];
  return make("div", { className: "causes" },
    make("h2", {}, title, ...(strip.length ? [" ", make("small", { textContent: told.hint })] : [])),
    ...strip,
    ...all.map(group => section(group, data, { folds, stations, show })));
}

function section(group, data, { folds, stations, show }) {
  const way = cards => make("ol", { className: "way" }, ...cards.map(card => {
    const details = draw(card, data, folds, show);
    stations.card(details, card.sites);
    return make("li", {}, details);
  }));
  // Cards nobody looks at are neither sent nor built.
  const folded = Object.entries(group.folds).map(([name, { title, sites }]) => {
    const fold = make("details", { className: "fold" }, make("summary", { textContent: title }));
    stations.fold(fold, sites);
    folds.remember(fold, `${group.id}.${name}`, place => folds.fill(place, `${group.id}.${name}`, cards => {
      queueMicrotask(() => stations.show()); // when they stand in the page
      return [way(cards)];
    }));
    return fold;
  });
  const none = make("p", { className: "none", textContent: data.words.none });
  const open = group.open.length ? [way(group.open)] : folded.length ? [] : [none];
  return make("div", { className: `group of-${group.id}` }, make("h3", { textContent: group.title }), ...open, ...folded);
}

function draw(card, data, folds, show) {
  const details = make("details", { className: "card" }, make("summary", {}, ...face(card)));
  folds.remember(details, card.id, place => place.append(...opened(card, data, show)));
  return details;
}

function face(card) {
  // The spaces are for those who hear it: without them one word runs into the next.
  const line = (className, text) => text ? [" ", make("span", { className, textContent: text })] : [];
  const station = make("span", { className: "station", textContent: card.station });
  if (card.certainty) station.append(card.station ? " · " : "", make("span", { className: "certainty", textContent: card.certainty }));
  return [
    make("span", { className: "top" }, station, " ", make("span", { className: `urgency ${card.urgency}`, textContent: card.urgency_word })),
    ...line("name", card.name),
    ...line("other", card.other_name),
    ...line("how", card.how),
    ...line("feels", card.feels),
  ];
}

function opened(card, data, show) {
  const button = make("button", { type: "button", className: "show", textContent: data.words.show, onclick: () => show(card.pick) });
  return [body(card.id, data), button];
}
