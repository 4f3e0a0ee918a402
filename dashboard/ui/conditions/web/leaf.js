// HTML of our own server, which escapes every text in it. A link to a condition tells Python,
// so that the page stays; with a key held down it opens a window of its own, as links do.
import "../figures/measured.js";

const leaves = new WeakMap();

export default function leaf({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".leaf");
  host.onclick = event => {
    const link = event.target.closest("a[data-pick]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("open", link.dataset.pick);
  };
  // What a person opened, and where they are, stays as long as nothing changes.
  if (leaves.get(host) === data.html) return;
  leaves.set(host, data.html);
  host.innerHTML = data.html;
}
