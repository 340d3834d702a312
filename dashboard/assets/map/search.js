/* Choosing an area of the map by its name: the search box all pages use, areas of the level on show first. */
const { atlas } = window;

export class Search {
  constructor(field, choose) {
    this.here = new Set();
    this.box = new atlas.Combobox(field, { load: () => this.load(), words: atlas.searchWords, choose: (area) => choose(area.id) });
  }

  /* ids: the areas of the level on show */
  offer(ids) {
    this.here = new Set(ids);
    this.box.entries = null;
  }

  async load() {
    const entries = await atlas.entries("gebiete");
    return [...entries].sort((one, other) => this.here.has(other.id) - this.here.has(one.id));
  }
}
