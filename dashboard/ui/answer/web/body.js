// One condition in full, fetched once: in an opened card, or as the answer to itself.
import { fetched } from "./fetched.js";
import { make } from "./parts.js";

const TEXTS = ["where", "feels", "worse", "eases", "urgency", "found", "helps", "surgery", "doubtful", "prevalence"];

export function body(id, { voice, words }) {
  const place = make("div", { className: "body", textContent: words.loading });
  const bring = () => fetched(`conditions/${encodeURIComponent(id)}.json`).then(
    told => place.replaceChildren(...write(told, voice)),
    () => {
      place.textContent = words.failed;
      place.closest("details")?.addEventListener("toggle", bring, { once: true });
    });
  bring();
  return place;
}

// Sentences come as HTML from our own server, which escapes every text in it.
function write(told, voice) {
  const said = told.voices[voice];
  const { words } = said;
  const entries = TEXTS.filter(part => said[part]).flatMap(part => [
    make("dt", { textContent: words[part] }),
    make("dd", { innerHTML: said[part] }, ...linked(part, said, words))]);
  return [make("dl", {}, ...entries), sources(told, words)];
}

function linked(part, said, words) {
  const [list, title] = { found: [said.finds, words.tests], helps: [said.treatments, words.treatments] }[part] ?? [[]];
  if (!list.length) return [];
  return [make("details", {},
    make("summary", { textContent: `${title} (${list.length})` }),
    make("ul", {}, ...list.map(entry => make("li", {},
      make("span", { className: "role", textContent: `${entry.role}: ` }), make("strong", { textContent: entry.name }),
      " ", make("span", { innerHTML: entry.says })))))];
}

function sources(told, words) {
  const list = told.sources.map(source => make("li", {},
    source.url ? make("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", textContent: source.text }) : source.text,
    make("span", { className: "check", textContent: ` (${source.checked ? words.checked : words.not_checked})` })));
  return make("details", { className: "sources" },
    make("summary", { textContent: `${words.sources} (${list.length})` }), make("ul", {}, ...list));
}
