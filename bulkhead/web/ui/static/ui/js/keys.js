// A list gone through without a mouse: j and k or the arrows move, x ticks; Enter opens, as it does without this.

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

for (const hint of document.querySelectorAll("[data-keys-hint]")) {
  hint.hidden = !document.querySelector("[data-keys]");
}

document.addEventListener("keydown", (event) => {
  const list = document.querySelector("[data-keys]");
  if (!list || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest(TYPING) || document.querySelector("dialog[open]")) return;
  const items = [...list.querySelectorAll("[data-keys-item]")];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  if (event.key in STEPS) {
    if (event.key.startsWith("Arrow") && at < 0) return; // the page scrolls until one is on an item.
    move(items, at, STEPS[event.key]);
  } else if (event.key === "x" && at >= 0) {
    items[at].querySelector("[data-keys-tick]").click();
  } else {
    return;
  }
  event.preventDefault();
});

function move(items, at, step) {
  const next = items[Math.min(Math.max(at + step, 0), items.length - 1)];
  const place = next && next.querySelector("[data-keys-place]");
  if (!place) return;
  place.focus();
  place.scrollIntoView({ block: "nearest" });
}
