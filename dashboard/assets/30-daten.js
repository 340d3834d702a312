/* The search of the catalogue becomes part of the address. */
(function () {
  "use strict";
  function remember(text) {
    if (window.location.pathname !== "/daten") { return window.dash_clientside.no_update; }
    const search = text ? "?" + new URLSearchParams({ suche: text }).toString() : "";
    if (search !== window.location.search) { window.history.replaceState(null, "", window.location.pathname + search + window.location.hash); }
    return text;
  }
  window.dash_clientside = Object.assign({}, window.dash_clientside, { daten: { remember: remember } });
})();
