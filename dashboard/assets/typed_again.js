/* What somebody had typed when their session ended goes back into its form. Without this script it stands above the form to be read. */

const kept = document.getElementById("getipptes");

function formOf(path) {
  const forms = [...document.querySelectorAll("main form")];
  return forms.find((form) => new URL(form.action).pathname === path) ?? forms[0];
}

function fill(field, values) {
  if (field.type === "file" || field.type === "hidden" || field.type === "password") return;
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
  else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
  else field.value = values.shift() ?? field.value; // fields of one name are filled in their order
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

if (kept) {
  const { path, fields } = JSON.parse(kept.textContent);
  for (const field of formOf(path)?.elements ?? []) {
    if (field.name in fields || field.type === "checkbox") fill(field, fields[field.name] ?? []);
  }
}
