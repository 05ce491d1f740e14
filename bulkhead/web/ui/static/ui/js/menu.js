// An open menu closes on Escape, on a click beside it, and when another one opens.

document.addEventListener("click", (event) => closeAll(event.target.closest("[data-menu]")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

function closeAll(kept) {
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (menu !== kept && !menu.classList.contains("standing")) menu.open = false;
  }
}
