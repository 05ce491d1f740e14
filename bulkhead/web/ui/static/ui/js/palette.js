// Ctrl+K or Cmd+K opens the palette; typing narrows its options, arrows choose, Enter opens.

const palette = () => document.querySelector("[data-palette]:not([open])");

document.addEventListener("keydown", (event) => {
  const dialog = event.target.closest("[data-palette]");
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) open(palette(), event);
  else if (dialog && event.target.matches("[role=combobox]")) press(dialog, event);
});

document.addEventListener("input", (event) => {
  const dialog = event.target.closest("[data-palette]");
  if (dialog) narrow(dialog, event.target);
});

document.addEventListener("click", (event) => {
  if (event.target.matches("[data-palette]")) event.target.close();
  if (event.target.closest("[data-palette-open]") && !event.ctrlKey && !event.metaKey) open(palette(), event);
});

function open(dialog, event) {
  if (!dialog) return;
  event.preventDefault();
  const text = dialog.querySelector("[role=combobox]");
  text.value = "";
  narrow(dialog, text);
  dialog.showModal();
  text.focus();
}

function press(dialog, event) {
  const acts = {
    ArrowDown: () => move(dialog, 1),
    ArrowUp: () => move(dialog, -1),
    Enter: () => chosen(dialog)?.click(),
  };
  if (event.isComposing || !acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

function narrow(dialog, text) {
  const words = text.value.toLowerCase().split(/\s+/);
  for (const option of dialog.querySelectorAll("[role=option]")) {
    const said = option.textContent.toLowerCase();
    option.hidden = !words.every((word) => said.includes(word));
  }
  const found = shown(dialog);
  dialog.querySelector("[data-palette-none]").hidden = found.length > 0;
  choose(dialog, found[0]);
}

function move(dialog, step) {
  const found = shown(dialog);
  choose(dialog, found[(found.indexOf(chosen(dialog)) + step + found.length) % found.length]);
}

function choose(dialog, chosenOption) {
  for (const option of dialog.querySelectorAll("[role=option]")) {
    option.setAttribute("aria-selected", String(option === chosenOption));
  }
  dialog.querySelector("[role=combobox]").setAttribute("aria-activedescendant", chosenOption?.id ?? "");
  chosenOption?.scrollIntoView({ block: "nearest" });
}

function shown(dialog) {
  return [...dialog.querySelectorAll("[role=option]:not([hidden])")];
}

function chosen(dialog) {
  return dialog.querySelector('[role=option][aria-selected="true"]:not([hidden])');
}
