// How a page is asked for. By POST, so that nothing of it stands in an address; what was typed
// is neither kept here nor there.

const PAGE = new URL("../atlas/leaflet.pdf", import.meta.url);

// The day the person's own calendar shows.
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
}

// In a tab of its own, where every browser can print it.
export function opened(order) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: PAGE.href, target: "_blank" });
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "order", value: JSON.stringify(order) }));
  document.body.append(form);
  form.submit();
  form.remove();
}

export async function downloaded(order) {
  const answer = await fetch(`${PAGE}?keep`, { method: "POST", body: new URLSearchParams({ order: JSON.stringify(order) }) });
  if (!answer.ok) throw new Error(answer.status);
  const address = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: address, download: `sole-to-spine-${order.date}.pdf` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers begin to read it late
}
