// Copies a link and says so; where the browser forbids it, the link is selected for copying by hand.

function begin(scope) {
  for (const button of scope.querySelectorAll("[data-copy-button]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-button]");
  if (!button) return;
  const source = button.closest("[data-copy]").querySelector("[data-copy-source]");
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
    confirm(button);
  } catch {
    source.focus();
  }
});

function confirm(button) {
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  button.ariaLive = "polite";
  setTimeout(() => (button.textContent = label), 2000);
}

begin(document);
document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
