// A submitted form says what is happening and cannot be sent twice; data-download marks one that stays on its page.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[data-upload], [data-download]")) return;
  if (form.hasAttribute("aria-busy")) event.preventDefault();
  else if (!event.defaultPrevented) begin(form, event.submitter);
});

function begin(form, button) {
  form.setAttribute("aria-busy", "true");
  if (!button?.matches(".btn")) return;
  button.setAttribute("aria-busy", "true");
  button.dataset.rest = button.textContent;
  if (button.dataset.busy) setTimeout(() => speak(form, button), 300);
}

// The label changes only when the answer is slow, so that a quick one does not flicker.
function speak(form, button) {
  if (form.hasAttribute("aria-busy")) button.textContent = button.dataset.busy;
}

function end(form) {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[data-rest]")) {
    button.removeAttribute("aria-busy");
    button.textContent = button.dataset.rest;
  }
}

// A page that comes back from the browser's own cache, and a form that htmx sent, are free again.
window.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(end));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches("form[aria-busy]")) end(event.target);
});
