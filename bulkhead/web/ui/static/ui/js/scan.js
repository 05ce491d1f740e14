// A folder is looked through file by file. The answers are kept here and nowhere else, until the page is left.
import { chosen, list, say, show } from "./folder.js";

let told = null; // the plan and all answers, as they are sent for the report.
let stopped = false;

document.addEventListener("change", (event) => event.target.form?.matches("[data-scan-level]") && list(event.target.form, [...chosen.values()]));
document.addEventListener("click", (event) => event.target.matches("[data-scan-stop]") && (stopped = true));
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-scan-plan]")) scan(event);
  if (event.target.matches("[data-scan-download]") && told) keep(event);
});

async function scan(event) {
  event.preventDefault();
  const form = event.target;
  const [lines, began, total] = [[], Date.now(), [...chosen.values()].reduce((sum, file) => sum + file.size + 2e5, 0)];
  let [done, found] = [0, 0];
  stopped = false;
  form.querySelector("[data-scan-progress]").hidden = false;
  form.querySelector("[data-scan-begin]").hidden = true;
  for (const [path, file] of chosen) {
    if (stopped) break;
    const answer = await send(form, path, file);
    if (!answer) return say(form, "The connection broke. Choose the folder again to go on."), free(form);
    lines.push(answer.line);
    found += answer.found;
    done += file.size + 2e5;
    tell(form, { count: lines.length, found, part: done / total, began });
  }
  told = new FormData(form);
  told.set("lines", new Blob([JSON.stringify(lines)]), "lines.json");
  told.set("seconds", Math.round((Date.now() - began) / 1000));
  chosen.clear();
  show(await fetch(form.dataset.report, { method: "POST", body: told }), location.href);
}

async function send(form, path, file) {
  const body = new FormData(form);
  body.set("path", path);
  body.set("file", file, file.name);
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

function free(form) {
  form.removeAttribute("aria-busy");
  form.querySelector("[data-scan-begin]").hidden = false;
}

function tell(form, { count, found, part, began }) {
  const left = ((Date.now() - began) / 1000) * (1 / part - 1);
  const time = left < 90 ? `${Math.ceil(left)} seconds` : `${Math.round(left / 60)} minutes`;
  form.querySelector("progress").value = Math.round(part * 100);
  say(form, `${count} of ${chosen.size} files, ${found} found${left > 1 ? `, about ${time} left` : ""}. Keep this page open.`);
}

async function keep(event) {
  event.preventDefault();
  const body = new FormData();
  for (const [name, value] of told) body.set(name, value);
  body.set("as", "file");
  const answer = await fetch(event.target.action, { method: "POST", body });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await answer.blob()), download: "scan.html" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
