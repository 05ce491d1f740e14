// An item of the calendar is carried to another day: dragged, or with m, arrows and Enter. The server moves it.
// A client that is not open is asked for first; the day that was chosen waits behind its door.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
export let held = null;

export const itemOf = (event) => event.target.closest?.("[data-carry] [data-on]");
export const later = (day, count) => new Date(Date.parse(day) + count * 864e5).toISOString().slice(0, 10);
const said = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

document.addEventListener("keydown", (event) => {
  const item = itemOf(event);
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!held && event.key === "m") take(item, "Picked up. Arrows carry it, Enter puts it down, Escape leaves it.");
  else if (!held) return;
  else if (STEPS[event.key]) aim(later(held.to, STEPS[event.key]), true);
  else if (event.key === "Enter") put();
  else if (event.key === "Escape") leave("Left where it was.");
  else return;
  event.preventDefault();
});

document.addEventListener("focusout", (event) => held?.item === event.target && !held.dragged && leave());

export function take(item, words) {
  const cell = item.closest("[data-day]");
  held = { item, cell, lane: item.closest("[data-lane]"), from: item.dataset.on, to: item.dataset.on, dragged: !words };
  item.classList.add("carried");
  if (words) say(words);
}

export function aim(day, aloud) {
  held.to = day;
  const grid = held.item.closest("[data-carry]");
  for (const cell of (held.lane ?? grid).querySelectorAll("[data-day]")) {
    cell.classList.toggle("aim", cell.dataset.day <= day && day < later(cell.dataset.day, Number(grid.dataset.step)));
  }
  if (aloud) say(`${said(day)}. Enter puts it down.`);
}

export function put() {
  const { item, from, to } = held;
  leave();
  if (from !== to) send(item, from, to);
}

export function leave(words) {
  for (const cell of document.querySelectorAll("[data-carry] .aim")) cell.classList.remove("aim");
  held.item.classList.remove("carried");
  held = null;
  if (words) say(words);
}

function send(item, from, to) {
  const form = document.querySelector("[data-carry-form]");
  const { due_on, seen, csrfmiddlewaretoken } = form.elements;
  const isOpen = item.closest("[data-carry]").dataset.open.split(" ").includes(item.pathname.split("/")[2]);
  [form.action, form.method, due_on.value, seen.value] = [`${item.pathname}date/`, isOpen ? "post" : "get", to, from];
  csrfmiddlewaretoken.disabled = !isOpen;
  form.requestSubmit();
}

function say(words) {
  document.querySelector("[data-carry-says]").textContent = words;
}
