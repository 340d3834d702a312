/* The work list: controls → query string → address. The server judges the query; nothing is filtered here. */
(function () {
  "use strict";
  const FILTERS = ["anlaesse-ort", "anlaesse-kreis", "anlaesse-schwere", "anlaesse-art", "anlaesse-ortsart", "anlaesse-ansicht"];
  const ANY = "alle";
  const isHere = () => window.location.pathname === "/anlaesse";
  const keep = () => window.dash_clientside.no_update;
  let known = window.location.search;
  let pressedLast = null;

  function triggered() {
    const context = window.dash_clientside.callback_context;
    const id = context.triggered_id;
    const clicks = context.triggered.length ? context.triggered[0].value : null;
    return { id: id, name: id && id.name, value: id && id.value, type: id && id.type, clicked: Number(clicks) > 0 };
  }

  function put(query, name, value) {
    if (value) { query.set(name, value); }
  }

  /* Sorting the sorted column again turns its direction; a change of what is shown starts on the first page. */
  function place(query, before, by) {
    const pressed = by.type === "anlaesse-setzen" && by.clicked ? by : {};
    const sort = before.get("sortierung") || "schwere", direction = before.get("richtung") || "auf";
    const page = Number(before.get("seite") || 1);
    pressedLast = pressed.name === "sortierung" ? pressed.id : null;
    const again = pressed.name === "sortierung" && pressed.value === sort;
    const dropped = pressed.name === "gebiet" || (by.id === "anlaesse-ohne-filter" && by.clicked);
    put(query, "gebiet", dropped ? "" : before.get("gebiet"));
    put(query, "sortierung", pressed.name === "sortierung" ? pressed.value : sort);
    put(query, "richtung", pressed.name !== "sortierung" ? direction : again && direction === "auf" ? "ab" : "auf");
    if (pressed.name === "seite") {
      query.set("seite", String(Math.max(1, page + (pressed.value === "vor" ? 1 : -1))));
    } else if (!pressed.name && !dropped && !FILTERS.includes(by.id) && by.type !== "anlaesse-schwelle" && page > 1) {
      query.set("seite", String(page));
    }
  }

  function ask(text, kreis, severity, kinds, areaKinds, view, thresholds, clicks, unfiltered, thresholdIds, shown, asked) {
    const query = new URLSearchParams();
    put(query, "ort", (text || "").trim());
    put(query, "kreis", kreis === ANY ? "" : kreis);
    put(query, "schwere", severity === ANY ? "" : severity);
    put(query, "art", (kinds || []).join(","));
    put(query, "ortsart", (areaKinds || []).join(","));
    put(query, "ansicht", view);
    thresholdIds.forEach((id, n) => query.set(id.name, String(thresholds[n] == null ? "" : thresholds[n]).trim() || "leer"));
    place(query, new URLSearchParams(shown || ""), triggered());
    return query.toString() === asked ? keep() : query.toString();
  }

  function unfilter() {
    return ["", ANY, ANY, [], []];
  }

  function restore(single, all, values, ids, defaults) {
    const by = triggered();
    if (!by.clicked) { return values.map(keep); }
    return ids.map((id) => (by.id === "anlaesse-schwellen-vorgabe" || by.name === id.name ? defaults[id.name] : keep()));
  }

  const pageOf = (search) => new URLSearchParams(search).get("seite") || "1";

  /* The list is drawn anew, and with it the button just pressed: whoever works by keyboard must not be sent back to the top. */
  function focusAgain(id) {
    const element = document.getElementById(JSON.stringify({ name: id.name, type: id.type, value: id.value }));
    if (element && document.activeElement !== element) { element.focus(); }
  }

  /* What is shown becomes the address; a turned page is read from its top. */
  function remember(shown) {
    const search = shown ? "?" + shown : "";
    if (!isHere() || search === known) { return keep(); }
    const turned = pageOf(search) !== pageOf(known);
    known = search;
    window.history.pushState(null, "", window.location.pathname + search);
    const title = document.getElementById("anlaesse-titel");
    if (turned && title) { title.focus(); title.scrollIntoView(); }
    if (pressedLast) {
      const id = pressedLast;
      pressedLast = null;
      window.requestAnimationFrame(() => window.setTimeout(() => focusAgain(id), 0));
    }
    return shown;
  }

  /* Back and forward: the address is the state, so the page is read again from it. A jump inside the page is not a change. */
  window.addEventListener("popstate", () => {
    if (isHere() && window.location.search !== known) { window.location.reload(); }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { anlaesse: { ask: ask, unfilter: unfilter, restore: restore, remember: remember } });
})();
