// A link to a page that asks opens the same question here, when the page holds it as a dialog.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  const closer = event.target.closest("[data-dialog-close]");
  if (opener && !isOrdinary(event)) open(opener, event);
  else if (closer) close(closer, event);
});

// A click that asks for another tab or window stays what it is.
function isOrdinary(event) {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

function open(opener, event) {
  const dialog = document.getElementById(opener.dataset.dialogOpen);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
}

function close(closer, event) {
  const dialog = closer.closest("dialog");
  if (!dialog?.matches(":modal")) return;
  event.preventDefault();
  dialog.close();
}
