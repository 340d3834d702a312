/* Numbers as Germans write them. The same as dashboard/german.py; one test table holds both to it. */

const NBSP = "\u00a0";
const MINUS = "\u2212";
const NOTHING = "–";

export const { compare } = new Intl.Collator("de", { numeric: true });

/* 1234.5 with one decimal → "1.234,5"; what is not there is an en dash. */
export function number(value, decimals) {
  if (value == null) return NOTHING;
  const scaled = Math.floor(Math.abs(value) * 10 ** decimals + 0.5 + 1e-9);
  const whole = String(Math.floor(scaled / 10 ** decimals)).replace(/\B(?=(\d{3})+$)/g, ".");
  const fraction = decimals ? "," + String(scaled % 10 ** decimals).padStart(decimals, "0") : "";
  return (value < 0 && scaled ? MINUS : "") + whole + fraction;
}

export function percent(value, decimals) {
  return value == null ? NOTHING : number(value, decimals) + NBSP + "%";
}

/* A text with its {places} filled. */
export function fill(template, places) {
  return template.replace(/\{(\w+)\}/g, (place, name) => (name in places ? places[name] : place));
}
