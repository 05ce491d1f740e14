// The same by dragging: an item goes into the cell of another day, in its own client's lane where there are lanes.

import { aim, held, itemOf, later, leave, put, take } from "./carry.js";

document.addEventListener("dragstart", (event) => {
  const item = itemOf(event);
  if (!item) return;
  take(item);
  event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const cell = held && event.target.closest?.("[data-carry] [data-day]");
  if (!cell || cell.closest("[data-lane]") !== held.lane) return;
  event.preventDefault();
  // A column of a week keeps the day of the week.
  aim(later(cell.dataset.day, (Date.parse(held.from) - Date.parse(held.cell.dataset.day)) / 864e5));
});

document.addEventListener("drop", (event) => {
  if (!held) return;
  event.preventDefault();
  put();
});

document.addEventListener("dragend", () => held && leave());
