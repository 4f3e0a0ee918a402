// One living picture: what is picked, what is pointed at, and the talk with the
// server. The server's picks are adopted only when its revision moves, so quick
// picks are never undone by an answer that is still on its way.

import { Caption } from "./caption.js";
import { Turning } from "../figures/turning.js";
import { choose, foresee } from "./chosen.js";
import { heard, isLost, onTurn } from "./connection.js";
import { listenForKeys } from "./keyboard.js";
import { LayerPanel } from "./layerpanel.js";
import { CONSENSUS, Layers } from "./layers.js";
import { Levels } from "./levels.js";
import { isPrinting, onPrint, wear } from "./look.js";
import { compare, prepare } from "./notice.js";
import { kindOf, sameList, toggled } from "./picks.js";
import { listenForPointer } from "./pointer.js";
import { spread } from "./spread.js";
import { Stage } from "./stage.js";
import { Way } from "./way.js";

export class Picture {
  constructor(host, drawings, words, memory) {
    Object.assign(this, { host, drawings, words });
    this.picks = [];
    this.pointed = null;
    this.revision = this.session = null;
    this.lit = {};
    this.looked = ""; // what the screen last asked to be looked at
    this.answered = []; // the picks of the answer beside
    this.send = () => {};
    this.caption = new Caption(host, words);
    this.stage = new Stage(host, drawings, words, memory);
    this.way = new Way(host);
    this.stage.onChoice = () => this.point(null);
    this.levels = new Levels(this);
    this.turning = new Turning(this);
    this.layers = new Layers(this);
    this.panel = new LayerPanel(this.layers, words, (map) => this.changeMap(map));
    this.stage.setPanel(this.panel, this.turning.button);
    this.stage.onArrange = () => {
      this.turning.update();
      this.levels.speak();
      this.keep();
    };
    const act = {
      toggle: (pick) => this.toggle(pick),
      point: (pick, at, box) => this.point(pick, at, box),
      foresee: (pick) => foresee(toggled(this.picks, pick, this.words.known)),
      follow: (at) => this.caption.follow(at),
      clear: () => this.point(null),
    };
    listenForPointer(this.stage.root, act);
    listenForKeys(this.stage.root, act);
    prepare(host, words);
    this.unprint = onPrint(() => this.dressFor(memory.tone));
    this.forget = onTurn((lost) => !lost && this.greet());
  }

  apply({ ids, revision, session, lit, map, voice, words }, send) {
    this.send = send;
    this.followTheme();
    if (voice !== this.words.voice || JSON.stringify(words ?? {}) !== JSON.stringify(this.words.page)) {
      Object.assign(this.words, { voice: voice ?? "plain", page: words ?? {} });
      this.stage.speak();
      this.turning.speak();
      this.layers.arrange();
    }
    this.lit = lit ?? {};
    this.hush(Boolean(this.lit.hushed));
    this.adopt(ids ?? [], revision, session, map ?? CONSENSUS);
    this.look(this.lit.look);
    choose(this.picks, this.layers.map);
    if (this.kept !== this.keeping()) this.keep(); // the answer to our own pick changes nothing here
    const anew = !sameList(ids ?? [], this.answered);
    this.answered = ids ?? [];
    this.compare();
    if (anew) heard();
  }

  // A question is asked: nothing on the picture gives its answer away.
  hush(hushed) {
    this.caption.hushed = hushed;
    this.host.toggleAttribute("data-hushed", hushed);
    this.layers.hush(hushed);
  }

  // { view, toes, turn }: brought to the front once for every turn.
  look(look) {
    const wanted = JSON.stringify(look ?? null);
    if (look && wanted !== this.looked) this.stage.look(look);
    this.looked = wanted;
  }

  // Reading the page's colours makes the browser lay it out, so that waits until the answer is painted.
  followTheme() {
    const dress = () => this.dressFor(this.stage.memory.tone);
    if (this.session === null) dress();
    else requestAnimationFrame(() => setTimeout(dress));
  }

  dressFor(tone) {
    wear(this.host, this.words.known, tone, isPrinting());
  }

  // First mount and a moved revision: the server wins. A new session (the server
  // was lost and found again) is told what the person has picked meanwhile.
  adopt(ids, revision, session, map) {
    const first = this.session === null;
    const found = !first && session !== this.session;
    const moved = revision !== this.revision;
    Object.assign(this, { session, revision });
    if (found && this.own && !sameList(ids, this.picks)) this.tell();
    else if (first || found || moved) {
      const before = this.picks;
      this.picks = this.known(ids);
      this.wear(map);
      this.stage.reveal(this.picks);
      if (!first) this.lead(before);
    }
    if (sameList(ids, this.picks)) this.own = false;
  }

  // One place more than before: there a light starts.
  lead(before) {
    const added = this.picks.filter((pick) => !before.includes(pick));
    if (added.length === 1) this.way.run(added[0], this.drawings, this.words.known);
    else if (!sameList(before, this.picks)) this.way.stop();
  }

  wear(map) {
    this.layers.wear(map).then(() => this.panel.speak(), (error) => this.fail(error));
  }

  // Chosen here: the answer follows at once, the server is told.
  changeMap(map) {
    this.own = true;
    this.wear(map);
    choose(this.picks, map);
    this.tell();
  }

  fail(error) {
    console.error(error);
    this.panel.fail();
  }

  known(ids) {
    const { known } = this.words;
    return ids.filter((id) => kindOf(id, known) !== "condition" || !id.includes(":"));
  }

  toggle(pick) {
    const before = this.picks;
    const picked = !before.includes(pick);
    this.picks = toggled(this.picks, pick, this.words.known);
    if (kindOf(pick, this.words.known) !== "condition") this.lit = { hushed: this.lit.hushed };
    this.own = this.stage.memory.chosen = true;
    choose(this.picks); // first, so that the answer is worked out while we draw
    this.tell();
    this.point(null);
    this.keep();
    this.lead(before);
    this.caption.announce(pick, picked);
  }

  // Nothing can be told while the connection is lost; the greeting after it says it all.
  tell() {
    if (!isLost()) this.send("picks", this.told(this.session));
    this.compare();
  }

  // After a lost connection. A session that is new knows nothing until it is spoken to,
  // and would miss the next press of a button. Only what the person picked here, and was
  // not answered, is said in the session's name; else the server has the last word.
  greet() {
    if (this.session === null) return;
    const session = this.own ? this.session : "";
    this.send("picks", this.told(session));
  }

  told(session) {
    return { ids: [...this.picks], session, revision: this.revision, map: this.layers.map };
  }

  // Two quick touches of one place leave all as it was, and then no new answer comes.
  compare() {
    compare(this, !sameList(this.answered, this.picks));
  }

  point(pick, at, box) {
    if (pick === this.pointed) return;
    this.pointed = pick;
    this.shine();
    this.caption.show(pick, at, box);
  }

  // Picks: outlines, numbers, pressed state. Only when the picks changed.
  keep() {
    this.kept = this.keeping();
    this.layers.feel(this.lit.feelings);
    for (const drawing of this.drawings) {
      drawing.unmet = new Set(this.lit.unmet);
      drawing.keep(this.picks);
    }
    this.stage.count(this.picks);
    this.host.toggleAttribute("data-empty", this.picks.length === 0 && !this.lit.alone && !Object.keys(this.lit.roots ?? {}).length);
    this.levels.follow(this.lit.sites ?? []);
    this.layers.arrange();
    this.shine();
  }

  keeping() {
    return JSON.stringify([this.picks, this.lit, this.words.voice]);
  }

  // Light: on every pointing, so attributes only, no layout.
  shine() {
    const light = this.pointed && !this.lit.hushed
      ? spread([this.pointed], null, this.words.known)
      : spread(this.picks, this.lit, this.words.known);
    for (const drawing of this.drawings) if (!drawing.away) drawing.show(light, this.pointed);
    if (this.lit.hushed) this.layers.shine([], null);
    else if (this.pointed) this.layers.shine([this.pointed], null);
    else this.layers.shine(this.picks, this.lit);
  }

  // A drawing that came later, behind those already seen.
  join(drawing) {
    this.drawings.push(drawing);
    this.stage.add(drawing);
    drawing.settle();
    this.stage.arrange();
  }

  leave() {
    this.way.stop();
    this.unprint();
    this.forget();
    this.layers.leave();
    this.panel.leave();
    choose(null);
    this.turning.leave();
    compare(this, false);
    this.stage.leave();
  }
}
