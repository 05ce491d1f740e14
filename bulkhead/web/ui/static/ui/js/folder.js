// A folder comes in file by file: first the list of its paths, then, once it was said whose they are, the files.

export const chosen = new Map(); // path → File, for as long as this page stands.

for (const event of ["dragover", "drop"]) document.addEventListener(event, (drag) => drop(drag));
document.addEventListener("change", (event) => event.target.matches("[webkitdirectory]") && list(event.target.form, [...event.target.files]));
document.addEventListener("submit", (event) => event.target.matches("[data-folder-plan]") && stay(event, event.target.action, { method: "POST", body: new FormData(event.target) }));
document.addEventListener("click", (event) => event.target.matches("[data-folder-levels] a") && chosen.size && stay(event, event.target.href));

async function drop(event) {
  const zone = event.target.closest?.("[data-folder-drop]");
  if (!zone) return;
  event.preventDefault();
  if (event.type !== "drop") return;
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const files = (await Promise.all(entries.map((entry) => below(entry)))).flat();
  list(zone.closest("form"), files);
}

async function below(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail)).then((file) => Object.assign(file, { path: entry.fullPath }))];
  const reader = entry.createReader();
  const found = [];
  for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail))).length; ) found.push(...some);
  return (await Promise.all(found.map(below))).flat();
}

const pathOf = (file) => (file.path || file.webkitRelativePath || file.name).replace(/^\//, "");

export async function list(form, files) {
  if (!files.length) return;
  const again = document.querySelector("[data-folder-again]");
  chosen.clear();
  for (const file of files) chosen.set(pathOf(file), file);
  if (again) return bring(document.querySelector("[data-folder-progress]"), again);
  say(form, `${files.length} files found. Reading their names.`);
  const body = new FormData(form);
  body.delete("folder-files");
  body.set("folder", pathOf(files[0]).split("/")[0]);
  body.set("listing", new Blob([JSON.stringify(files.map((file) => [pathOf(file), file.size]))]), "listing.json");
  show(await fetch(form.action, { method: "POST", body }));
}

async function stay(event, address, said) { // A page that is left forgets the files.
  event.preventDefault();
  show(await fetch(address, said));
}

export async function show(answer, address = answer.url) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  if (address !== location.href) history.pushState(null, "", address);
  window.addEventListener("popstate", () => location.reload(), { once: true });
  document.querySelector("main").focus();
  const progress = document.querySelector("[data-folder-progress]");
  if (progress && chosen.size) bring(progress, document.querySelector("[data-folder-again]"));
}

async function bring(progress, again) {
  if (!again) return;
  again.hidden = true;
  const token = again.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [path, file] of chosen) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token);
    body.set("path", path);
    body.set("file", file, file.name);
    const answer = await fetch(`${location.pathname}files/`, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) return say(again.querySelector("form"), "The connection broke. Drop the same folder again to go on."), (again.hidden = false);
    progress.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  }
  location.reload();
}

export function say(form, words) {
  form.querySelector("[data-folder-words]").textContent = words;
}
