/* Choosing an area by its name: a native field with suggestions from the level on show. */
(function (atlas) {
  "use strict";

  class Search {
    constructor(page) {
      this.page = page;
      page.at("suchfeld").innerHTML = `<label for="lage-suche">${page.words.search}</label>` +
        `<input id="lage-suche" type="search" list="lage-gebietsliste" autocomplete="off" placeholder="${page.words.searchHint}">` +
        `<datalist id="lage-gebietsliste"></datalist><p id="lage-suchmeldung" class="klein fehlertext" role="status"></p>`;
      this.field = page.at("suche");
      this.field.addEventListener("change", () => this.find());
      this.field.addEventListener("keydown", (event) => event.key === "Enter" && this.find());
    }

    /* areas: [{id, name}] */
    offer(areas) {
      this.areas = areas;
      this.page.at("gebietsliste").innerHTML = [...areas].sort((a, b) => atlas.compare(a.name, b.name)).map((area) => `<option value="${atlas.escape(area.name)}"></option>`).join("");
    }

    find() {
      const wanted = this.field.value.trim().toLowerCase();
      if (!wanted) return;
      const starts = this.areas.filter((area) => area.name.toLowerCase().startsWith(wanted));
      const found = this.areas.find((area) => area.name.toLowerCase() === wanted) || (starts.length === 1 ? starts[0] : null);
      this.page.at("suchmeldung").textContent = found ? "" : atlas.fill(this.page.words.unknownArea, { name: this.field.value.trim() });
      if (!found) return;
      this.field.value = "";
      this.page.change({ area: found.id });
    }
  }

  atlas.Search = Search;
})(window.atlas);
