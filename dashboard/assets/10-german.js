/* Numbers as Germans write them. The same as dashboard/german.py; one test table holds both to it. */
window.atlas = window.atlas || {};

(function (atlas) {
  "use strict";
  const NBSP = "\u00a0";
  const MINUS = "\u2212";
  const COLLATOR = new Intl.Collator("de", { numeric: true });

  atlas.number = function (value, decimals) {
    if (value === null || value === undefined) return "–";
    const scaled = Math.floor(Math.abs(value) * 10 ** decimals + 0.5 + 1e-9);
    const whole = String(Math.floor(scaled / 10 ** decimals)).replace(/\B(?=(\d{3})+$)/g, ".");
    const fraction = decimals ? "," + String(scaled % 10 ** decimals).padStart(decimals, "0") : "";
    return (value < 0 && scaled ? MINUS : "") + whole + fraction;
  };

  atlas.percent = function (value, decimals) {
    return value === null || value === undefined ? "–" : atlas.number(value, decimals) + NBSP + "%";
  };

  atlas.compare = COLLATOR.compare;

  atlas.fill = function (template, places) {
    return template.replace(/\{(\w+)\}/g, (place, name) => (name in places ? places[name] : place));
  };
})(window.atlas);
