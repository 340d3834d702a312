/* Sentences with places: {name} is filled where a value of that name is given. */
export function fill(template, places) {
  return template.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}
