/* Choosing an area of the map by its name: the search box all pages use, areas of the level on show first. */
import { Combobox } from "../combobox.js";
import { entries, searchWords } from "../search.js";

export class Search {
  constructor(field, choose) {
    this.levelIds = new Set();
    this.box = new Combobox(field, {
      load: () => this.load(),
      words: searchWords(),
      choose: (area) => choose(area.id),
    });
  }

  /* ids: the areas of the level on show */
  offer(ids) {
    this.levelIds = new Set(ids);
    this.box.entries = null;
  }

  async load() {
    return [...(await entries("gebiete"))].sort(
      (one, other) => this.levelIds.has(other.id) - this.levelIds.has(one.id),
    );
  }
}
