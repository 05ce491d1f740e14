// A fragment that could not be refreshed keeps its old content, says so and offers to try again.

document.addEventListener("htmx:afterRequest", (event) => {
  const fragment = event.target.closest("[data-fragment]");
  if (!fragment) return;
  const note = fragment.querySelector("[data-fragment-failed]");
  if (note) note.hidden = event.detail.successful;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fragment-again]");
  if (button) window.htmx.trigger(button.closest("[data-fragment]"), "again");
});
