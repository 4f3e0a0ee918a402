// The strip of stations: the way from spine to skin in a few stops. Strip, picture and cards are
// one selection: the station that is pointed at or picked in one is shown by all.
import { followStations, pickStation, pointStation, station, stationPointed } from "../diagram/station.js";
import { make } from "./parts.js";

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };

export class Stations {
  // `host` holds the cards; folds among them open when what is picked lies inside.
  constructor(host) {
    this.host = host;
    this.leave = followStations(() => this.follow());
  }

  begin() {
    this.stops = [];
    this.list = null;
  }

  strip(told) {
    this.words = told;
    this.stops = told.stops.map(stop => ({ ...stop, button: this.button(stop), item: make("li") }));
    for (const { item, button } of this.stops) item.append(button);
    this.list = make("ol", { className: "stops" }, ...this.stops.map(({ item }) => item), make("li", {},
      make("span", { className: "skin" }, make("span", { className: "count" }), make("span", { className: "place", textContent: told.skin }))));
    this.told = make("p", { className: "told" });
    this.bubble = make("p", { className: "bubble", hidden: true });
    const strip = make("div", { className: "stations" }, this.list, this.told, this.bubble);
    strip.setAttribute("role", "group");
    strip.setAttribute("aria-label", told.title);
    this.list.addEventListener("keydown", event => this.step(event));
    this.stand(this.stops.some(({ aside }) => aside));
    this.show();
    return strip;
  }

  button({ label, says, count, site, sites }) {
    const button = make("button", { type: "button", className: count ? "stop" : "stop bare", tabIndex: -1 },
      make("span", { className: "count", textContent: count || "" }), make("span", { className: "place", textContent: label }));
    button.setAttribute("aria-label", says);
    button.addEventListener("click", () => {
      this.seeking = true;
      pickStation(sites.includes(station()) ? station() : site);
    });
    point(button, site);
    return button;
  }

  // Every other name stands above the line. What is aside is shown when one asks for it.
  stand(folded) {
    this.list.querySelector(".more")?.remove();
    for (const stop of this.stops) stop.item.hidden = folded && stop.aside;
    if (folded) {
      const more = make("button", { type: "button", className: "stop", tabIndex: -1, onclick: () => this.stand(false) },
        make("span", { className: "count", textContent: "+" }), make("span", { className: "place", textContent: this.words.more }));
      this.list.lastChild.before(make("li", { className: "more" }, more));
    }
    [...this.list.children].filter(item => !item.hidden).forEach((item, at) => item.classList.toggle("above", at % 2 === 1));
    this.rove(this.buttons()[0]);
    this.fit();
  }

  // Names stand above and below the line by turns, so each has the room of two stops.
  fit() {
    const widths = [...(this.list?.querySelectorAll("li:not([hidden]) .place") ?? [])].map(place => place.offsetWidth);
    this.list?.style.setProperty("--widest", `${Math.max(0, ...widths)}px`);
  }

  buttons() {
    return [...this.list.querySelectorAll("li:not([hidden]) > button")];
  }

  // One stop of the Tab key; arrows go along the way.
  rove(button) {
    for (const other of this.list.querySelectorAll("button")) other.tabIndex = other === button ? 0 : -1;
  }

  step(event) {
    if (event.key === "Escape") return pickStation(null);
    const by = STEPS[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = this.buttons();
    const next = buttons[Math.min(Math.max(buttons.indexOf(document.activeElement) + by, 0), buttons.length - 1)];
    this.rove(next);
    next.focus();
  }

  // A card lights the first of its sites on the picture.
  card(details, sites) {
    details.dataset.sites = sites.join(" ");
    if (sites.length) point(details, sites[0]);
    details.querySelector(".top").before(make("span", { className: "here", textContent: this.words?.here ?? "", hidden: true }));
  }

  fold(details, sites) {
    details.dataset.sites = sites.join(" ");
    details.querySelector("summary").append(" ", make("span", { className: "here", textContent: this.words?.here ?? "", hidden: true }));
  }

  // Beside the picture there is room to bring a card into view; below it the picture would leave the screen.
  follow() {
    const changed = station() !== this.picked;
    this.picked = station();
    if (!this.picked) this.seeking = false;
    else if (changed && matchMedia("(min-width: 901px)").matches) this.seeking = true;
    this.show();
  }

  show() {
    const at = site => site && this.stops.find(({ sites }) => sites.includes(site));
    const [picked, pointed] = [at(station()), at(stationPointed())];
    for (const stop of this.stops) {
      stop.button.setAttribute("aria-pressed", stop === picked);
      stop.button.toggleAttribute("data-pointed", stop === pointed);
      if (stop === picked && stop.item.hidden) this.stand(false);
    }
    if (picked) this.list.scrollLeft = picked.item.offsetLeft + (picked.item.offsetWidth - this.list.clientWidth) / 2;
    if (this.stops.length) this.tell(picked, pointed);
    this.mark(picked, pointed);
    if (this.seeking && picked) this.seek();
  }

  // A stop that is only pointed at is told on top of what follows, so that nothing moves.
  tell(picked, pointed) {
    this.told.textContent = picked?.says ?? "";
    this.bubble.textContent = pointed?.says ?? "";
    this.bubble.hidden = !pointed || pointed === picked || !this.list.querySelector(".stop:is(:hover, :focus-visible)");
  }

  mark(picked, pointed) {
    for (const element of this.host.querySelectorAll("[data-sites]")) {
      const acts = stop => stop?.sites.some(site => element.dataset.sites.split(" ").includes(site));
      element.toggleAttribute("data-pointed", Boolean(acts(pointed)));
      element.toggleAttribute("data-here", Boolean(acts(picked)));
      element.querySelector(".here").hidden = !acts(picked);
    }
  }

  // The first card in view's reach; where all are folded away, the first fold is opened for it.
  seek() {
    const found = [...this.host.querySelectorAll(".card[data-here]")].find(card => !card.closest(".fold:not([open])"));
    if (found) {
      this.seeking = false;
      found.scrollIntoView({ block: "nearest" });
    } else {
      const fold = this.host.querySelector(".fold[data-here]:not([open])");
      if (fold) fold.open = true;
      else if (!this.host.querySelector(".fold[data-here]")) this.seeking = false;
    }
  }
}

// A mouse over it, or the focus of a keyboard on it, points at a station.
function point(element, site) {
  element.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && pointStation(site));
  element.addEventListener("pointerleave", () => pointStation(null));
  element.addEventListener("focusin", () => element.matches(":focus-visible, :has(> :focus-visible)") && pointStation(site));
  element.addEventListener("focusout", () => pointStation(null));
}
