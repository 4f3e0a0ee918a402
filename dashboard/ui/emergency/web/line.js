// The emergency line. It lies over the page, so opening it moves nothing and takes no focus.
const style = fetch(new URL("line.css", import.meta.url)).then(answer => answer.text());
let wanted = null;
everySign();
const lines = new WeakMap();
// Sets of picks it has opened for: once each, also across pages.
const openedFor = new Set();

export default function line({ data, parentElement }) {
  let view = lines.get(parentElement);
  if (!view) lines.set(parentElement, view = build(parentElement));
  view.show(data);
  return () => { view.forget(); lines.delete(parentElement); };
}

// A failure is not kept, so that opening the line tries again.
function everySign() {
  wanted ??= fetch(new URL("../atlas/emergency.json", import.meta.url)).then(answer => answer.json());
  wanted.catch(() => { wanted = null; });
  return wanted;
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function build(parent) {
  const slot = parent.querySelector(".slot");
  const sheet = make("div", { className: "sheet" });
  const summary = make("summary");
  const details = make("details", { className: "line" }, summary, sheet);
  // Said aloud when it opens by itself, since the focus stays where it is.
  const heard = make("div", { className: "heard", role: "status" });
  const css = make("style");
  style.then(text => { css.textContent = text; });
  slot.replaceChildren(css, details, heard);

  let shown = null;
  const close = () => { details.open = false; heard.textContent = ""; };
  const escape = event => { if (event.key === "Escape" && details.open) close(); };
  document.addEventListener("keydown", escape);
  return {
    forget: () => document.removeEventListener("keydown", escape),
    show(data) {
      if (JSON.stringify(data) === JSON.stringify(shown)) return;
      shown = data;
      summary.replaceChildren(
        make("span", { textContent: "⚠", ariaHidden: "true" }),
        make("strong", { textContent: data.words.title }), " ",
        make("span", { className: "long", textContent: data.words.line }),
        make("span", { className: "short", textContent: data.words.short }), " ",
        make("span", { className: "more" }, make("span", { className: "wide", textContent: data.words.more }), " ›"));
      const shut = () => { close(); summary.focus(); };
      const write = signs => sheet.replaceChildren(...contents(data, signs, shut));
      // What the picks call for is here at once; all the other signs are fetched when the page begins.
      write([]);
      details.ontoggle = () => everySign().then(known => { if (shown === data && !sheet.querySelector(".every")) write(known[data.voice]); }, () => {});
      details.ontoggle();
      const { by, why } = data.called;
      if (!by) heard.textContent = "";
      else if (!openedFor.has(by)) {
        openedFor.add(by);
        details.open = true;
        heard.textContent = [...why, data.call].join(" ");
      }
    },
  };
}

function contents(data, groups, close) {
  const button = make("button", { type: "button", textContent: data.words.close, onclick: close });
  const every = [
    ...groups.filter(group => group.signs.length).flatMap(group => [
      make("h2", { className: "every", textContent: group.title }), signs(group.signs)]),
    make("p", { textContent: data.words.one_sided })];
  const call = make("p", { className: "call", textContent: data.call });
  if (!data.called.by) return [make("div", { className: "head" }, call, button), ...every];
  // What the picks call for comes first and short; the other signs are a step away.
  const why = make("div", {}, ...data.called.why.map(text => make("h2", { textContent: text })));
  return [
    make("div", { className: "head" }, why, button), signs(data.called.signs), call,
    make("details", {}, make("summary", { className: "all", textContent: data.words.all }), ...every)];
}

function signs(list) {
  return make("ul", {}, ...list.map(sign => make("li", {},
    make("span", { textContent: sign.symptom + " " }),
    make("span", { className: "action", textContent: sign.action }))));
}
