// The answers one can choose from: one touch answers where one is asked for, several are gathered.

import { make } from "../answer/parts.js";

const SIGNS = { right: "✓", missed: "○", accepted: "≈", wrong: "✕" };

// act(given): one was chosen. told: { given, marks, words } once it is answered.
// -> { list, given(), press(at) }
export function choices(options, many, act, told) {
  const chosen = new Set(told?.given);
  const buttons = options.map(([id, text], at) => {
    const button = make("button", { type: "button", className: "option", disabled: Boolean(told), ariaPressed: String(chosen.has(id)) },
      make("kbd", { textContent: at + 1, ariaHidden: "true" }), make("span", { textContent: text }));
    button.dataset.key = `option ${id}`;
    button.addEventListener("click", () => press(at));
    if (told) mark(button, told.marks[id], chosen.has(id), told.words);
    return button;
  });

  function press(at) {
    if (told || !options[at]) return;
    const [id] = options[at];
    if (!many) return act([id]);
    if (!chosen.delete(id)) chosen.add(id);
    buttons[at].ariaPressed = String(chosen.has(id));
  }

  const list = make("ul", { className: "choices" }, ...buttons.map((button) => make("li", { className: "choice" }, button)));
  return { list, given: () => options.map(([id]) => id).filter((id) => chosen.has(id)), press };
}

// A sign and a word beside the colour.
function mark(button, mark, chosen, words) {
  if (!mark) return;
  button.classList.add(mark);
  button.append(make("span", { className: "mark", textContent: `${SIGNS[mark]} ${words[`mark_${mark}`]}` }));
  button.toggleAttribute("data-chosen", chosen);
}
