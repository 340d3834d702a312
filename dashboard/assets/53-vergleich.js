/* The comparison: the server draws every state; this script fetches the next one instead of loading a page, and keeps the focus. */
(function (atlas) {
  "use strict";
  const PATH = "/vergleich";
  const page = () => document.getElementById("vergleich");
  if (!page()) return;
  let asking = 0;

  /* Fetch a state and put it where the old one was, also one with notices about its address (400, 404): it is the same page.
     focus: id of the element to go to when the old one is gone. */
  async function go(address, { remember = true, focus = "" } = {}) {
    const mine = (asking += 1);
    page().setAttribute("aria-busy", "true");
    let text;
    try {
      text = await (await fetch(address)).text();
    } catch {
      return void window.location.assign(address); // the browser says what is the matter
    }
    if (mine !== asking) return;
    const next = new DOMParser().parseFromString(text, "text/html");
    const found = next.getElementById("vergleich");
    if (!found) return void window.location.assign(address); // an error page: show it as it is
    const before = document.activeElement?.id || focus;
    keepUnfolded(found);
    page().replaceWith(document.adoptNode(found));
    document.title = next.title;
    if (remember) window.history.pushState(null, "", found.dataset.zustand);
    begin();
    const again = document.getElementById(focus || before) || document.getElementById(before) || page().querySelector("h1");
    if (again !== document.activeElement) again.focus({ preventScroll: !focus.startsWith("vgl-wert") });
    document.getElementById("vgl-ansage").textContent = [...page().querySelectorAll("h1, .meldung li")].map((each) => each.textContent).join(". ");
  }

  /* What was unfolded stays so. */
  function keepUnfolded(found) {
    const summaries = new Map([...page().querySelectorAll("details")].map((each) => [each.firstElementChild.textContent.replace(/\d/g, ""), each.open]));
    for (const each of found.querySelectorAll("details")) {
      const key = each.firstElementChild.textContent.replace(/\d/g, "");
      if (summaries.get(key)) each.open = true;
    }
  }

  function query(changes) {
    const data = new FormData(document.getElementById("vgl-form"));
    const parameters = new URLSearchParams([...data].filter(([name, value]) => value && name !== "dazu")); // half a name is no choice
    for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
    return `${PATH}?${parameters}`;
  }

  function begin() {
    const box = (id, kind, name, browse) => {
      const field = document.getElementById(id);
      if (field) new atlas.Combobox(field, { load: () => atlas.entries(kind), words: atlas.searchWords, browse, choose: (entry) => go(query({ [name]: entry.id }), { focus: id }) });
    };
    box("vgl-dazu", "gebiete", "dazu", false);
    box("vgl-kennzahl-suche", "kennzahlen", "kennzahl", true);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#vergleich a[data-zustand]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.getAttribute("href"), { focus: link.dataset.zustand || (link.closest(".vgl-chips") ? "vgl-dazu" : "") });
  });
  document.addEventListener("change", (event) => {
    if (event.target.form?.id === "vgl-form" && event.target.matches("select, input[type=checkbox]")) go(query({}), { focus: event.target.id });
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "vgl-form") return;
    event.preventDefault();
    const name = document.getElementById("vgl-dazu")?.value.trim();
    go(query(name ? { dazu: name } : {}));
  });
  window.addEventListener("popstate", () => go(window.location.href, { remember: false }));

  const said = document.createElement("p");
  Object.assign(said, { id: "vgl-ansage", className: "nur-vorlesen" });
  said.setAttribute("role", "status");
  page().after(said);
  // The address an old link or the bare form leaves is brought into its shortest form.
  if (page().dataset.zustand !== PATH && window.location.search) window.history.replaceState(null, "", page().dataset.zustand);
  begin();
})(window.atlas);
