// While one types in the palette: the line that searches the client takes the words along, and what the practice
// found is chosen from like everything else. Runs before palette.js, which narrows what is shown.

document.addEventListener("input", (event) => {
  const within = event.target.closest("[data-palette]")?.querySelector("[data-palette-within]");
  if (within) take(within, event.target.value.trim());
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.target.matches("[data-palette-found]")) return;
  event.target.closest("[data-palette]").querySelector("[role=combobox]").dispatchEvent(new Event("input", { bubbles: true }));
});

function take(within, words) {
  const label = within.dataset.paletteWithin;
  within.textContent = words ? `${label} for “${words}”` : label;
  within.href = within.href.split("?")[0] + (words ? `?${new URLSearchParams({ q: words })}` : "");
}
