/* Choosing an area of the map by its name: the search box all pages use, areas of the level on show first. */
(function (atlas) {
  "use strict";

  class Search {
    constructor(page) {
      this.here = new Set();
      page.at("suchfeld").innerHTML = `<label for="lage-suche">${page.words.search}</label>` +
        `<input id="lage-suche" type="search" autocomplete="off" placeholder="${page.words.searchHint}">`;
      this.field = page.at("suche");
      this.box = new atlas.Combobox(this.field, {
        load: () => this.load(), words: atlas.searchWords, choose: (area) => page.change({ area: area.id }),
      });
    }

    /* areas: [{id}] of the level on show */
    offer(areas) {
      this.here = new Set(areas.map((area) => area.id));
      this.box.entries = null;
    }

    async load() {
      const entries = await atlas.entries("gebiete");
      return [...entries].sort((one, other) => this.here.has(other.id) - this.here.has(one.id));
    }
  }

  atlas.Search = Search;
})(window.atlas);
