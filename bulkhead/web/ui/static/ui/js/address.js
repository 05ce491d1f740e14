// While a name is typed, its address is suggested; from the first key in the address itself it is left alone.

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-address]")) event.target.dataset.address = "typed";
  if (event.target.matches("[data-address-from]")) suggest(event.target);
});

function suggest(name) {
  const address = document.getElementById(name.dataset.addressFrom);
  if (address && address.dataset.address !== "typed") address.value = slugify(name.value);
}

function slugify(words) {
  const plain = words.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
}
