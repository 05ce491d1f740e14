// A form that is answered by a passkey: data-passkey is "get" or "create"; the answer goes into its hidden field.
// With data-passkey-asks the form itself fetches its question, so that nothing is asked before someone presses.

const canAsk = "credentials" in navigator && "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

for (const press of document.querySelectorAll("[data-passkey-press]")) press.hidden = !canAsk;

// In the capture phase, before the behaviour that marks a sent form as busy.
document.addEventListener("submit", (event) => event.target.matches("[data-passkey]") && stop(event), true);

function stop(event) {
  event.preventDefault();
  answer(event.target);
}

async function answer(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    const credential = await ask(form.dataset.passkey, (await options(form)).publicKey);
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

// The challenge stands on the page, or is fetched only when someone presses.
async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  if (form.dataset.passkeyAsks) return posted(form);
  const response = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options;
}

async function posted(form) {
  const response = await fetch(form.dataset.passkeyAsks, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  return response.json();
}

function ask(kind, publicKey) {
  if (kind === "get") {
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  }
  // A passkey has to know its owner and prove them, so that it signs in by itself.
  const itself = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const wanted = { ...publicKey, authenticatorSelection: { ...publicKey.authenticatorSelection, ...itself } };
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted) });
}
