// The primary button waits until the client's name is typed; the hint under the field is its reason.

function begin(scope) {
  for (const field of scope.querySelectorAll("[data-confirm-name]:not([data-begun])")) {
    field.dataset.begun = "";
    field.addEventListener("input", () => judge(field));
    judge(field);
  }
}

function judge(field) {
  const button = field.form?.querySelector(".btn.primary");
  if (!button) return;
  const matches = plain(field.value) === plain(field.dataset.confirmName);
  button.disabled = !matches;
  if (matches) button.removeAttribute("aria-describedby");
  else button.setAttribute("aria-describedby", `${field.id}-note`);
}

function plain(name) {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

begin(document);
document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
