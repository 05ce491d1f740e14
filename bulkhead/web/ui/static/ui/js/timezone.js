// Proposes the reader's own time zone in a select that has not been answered yet.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const select of document.querySelectorAll("select[data-timezone-guess]")) {
  if ([...select.options].some((option) => option.value === zone)) select.value = zone;
}
