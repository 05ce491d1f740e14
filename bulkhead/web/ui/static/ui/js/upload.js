// A file may be dropped, and a long upload says how far it is. Without this the form is a plain one.
for (const event of ["dragenter", "dragover"]) document.addEventListener(event, (drag) => mark(drag, true));
for (const event of ["dragleave", "drop"]) document.addEventListener(event, (drag) => mark(drag, false));
document.addEventListener("drop", take);
document.addEventListener("submit", (event) => event.target.matches("[data-upload]") && send(event));

function mark(event, over) {
  const zone = event.target.closest?.("[data-drop]");
  if (!zone) return;
  event.preventDefault();
  zone.classList.toggle("over", over);
}

function take(event) {
  const input = event.target.closest?.("[data-drop]")?.querySelector("input[type=file]");
  const count = event.dataTransfer.files.length;
  if (!input || !count || (!input.multiple && count > 1)) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function send(event) {
  event.preventDefault();
  const form = event.target;
  if (form.hasAttribute("aria-busy") || isTooLarge(form)) return;
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (progress) => show(form, progress));
  request.addEventListener("load", () => follow(request));
  request.addEventListener("error", () => end(form, "Not sent: the connection broke. The file is still chosen, try again."));
  request.addEventListener("abort", () => end(form, "Stopped. Nothing was kept."));
  begin(form, request);
  request.open("POST", form.action);
  request.send(new FormData(form, event.submitter));
}

function isTooLarge(form) {
  const most = Number(form.dataset.most || Infinity);
  const isIt = [...new FormData(form).values()].reduce((sum, value) => sum + (value.size || 0), 0) > most;
  if (isIt) end(form, `This is larger than ${Math.floor(most / 2 ** 20)} MB. Nothing was sent.`);
  return isIt;
}

function begin(form, request) {
  form.setAttribute("aria-busy", "true");
  form.querySelector("[data-upload-progress]").hidden = false;
  const stop = form.querySelector("[data-upload-stop]");
  stop.hidden = false;
  stop.onclick = () => request.abort();
}

function show(form, { loaded, total }) {
  const percent = total ? Math.round((loaded / total) * 100) : 0;
  form.querySelector("[data-upload-progress] progress").value = percent;
  const size = `${(total / 1e6).toFixed(1)} MB`;
  say(form, percent < 100 ? `${percent} % of ${size}` : "Received. It is being read.");
}

function end(form, words) {
  form.removeAttribute("aria-busy");
  form.querySelector("[data-upload-progress]").hidden = false;
  form.querySelector("[data-upload-stop]").hidden = true;
  say(form, words);
}

function say(form, words) {
  form.querySelector("[data-upload-words]").textContent = words;
}

// The answer is the page a plain form would have led to; it takes this page's place and address.
function follow(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  if (request.responseURL !== location.href) history.pushState(null, "", request.responseURL);
  window.addEventListener("popstate", () => location.reload(), { once: true });
  window.htmx.process(document.body);
  document.body.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: document.body } }));
  document.getElementById("main")?.focus();
}
