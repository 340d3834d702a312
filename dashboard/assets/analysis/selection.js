/* The chosen areas: one set, which everything on the page shows. Knows nothing of figures; whoever shows it subscribes. */

/** What a Kreis is part of: every key of an area begins with that of its Kreis. */
export const areasWithin = (kreis, areas) => areas.filter((each) => each.startsWith(kreis));

export class Selection {
  #chosen;
  #listeners = [];

  constructor(ids = []) {
    this.#chosen = new Set(ids);
  }

  /** A Set of ids; not to be changed. */
  get chosen() {
    return this.#chosen;
  }

  get size() {
    return this.#chosen.size;
  }

  /** Ids in an order that does not depend on how they were chosen, so that the same choice has one address. */
  get ids() {
    return [...this.#chosen].sort();
  }

  /** `listener(selection, by)` hears every change; `by` is "visitor", or "answer" where the server said what is chosen. */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  set(ids, by = "visitor") {
    const next = new Set(ids);
    if (next.size === this.size && [...next].every((each) => this.#chosen.has(each))) return;
    this.#chosen = next;
    for (const each of this.#listeners) each(this, by);
  }

  add(ids) {
    this.set([...this.#chosen, ...ids]);
  }

  toggle(id) {
    const rest = new Set(this.#chosen);
    if (!rest.delete(id)) rest.add(id);
    this.set(rest);
  }

  /** All of `areas` that are not chosen. */
  invert(areas) {
    this.set(areas.filter((each) => !this.#chosen.has(each)));
  }
}
