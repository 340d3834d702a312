/* The figures Dash draws at their places: asked for when in view, marked with what is chosen, and where areas are chosen by mouse or finger.
   A figure out of view is asked for when it comes into view. */

import { areasOf, mark } from "./marks.js";

const AHEAD = "200px"; // as in island.js
const LIVE = "steht"; // the place has its figure; the drawing of the server gives way

export class LiveFigure {
  #asked = null;
  #sent = null;
  #wanted = null;
  #inView = false;
  #graph = null;
  #dragging = false; // since the button went down; only then a selection is the visitor's, Plotly reports one after drawing, too
  #adding = false;

  /** `place`: the element the figure is drawn in; `ask(question)` sends the tool in hand and a query to the server; `selection`; `tool()`: what dragging
      does. */
  constructor(place, ask, selection, tool) {
    Object.assign(this, { place, ask, selection, tool });
    new IntersectionObserver(([entry]) => this.#see(entry.isIntersecting), { rootMargin: AHEAD }).observe(place);
    new MutationObserver(() => this.#find()).observe(place, { childList: true, subtree: true });
  }

  /** The newest query; asked at once if the figure is in view, and again if the last one was lost. */
  want(question) {
    this.#wanted = question;
    this.#askIfSeen();
  }

  /** The question on its way or answered, as it was sent. */
  get sent() {
    return this.#sent;
  }

  /** The question got no answer: it may be asked again. */
  lose() {
    this.#asked = this.#sent = null;
  }

  mark() {
    if (this.#graph) mark(this.#graph, this.selection.chosen);
  }

  /** Let dragging do what the tool in hand does. */
  take() {
    const graph = this.#graph;
    if (!graph?.layout?.meta?.drags || graph.layout.dragmode === this.tool()) return;
    window.Plotly.relayout(graph, { dragmode: this.tool() });
  }

  /** The whole figure again. */
  reset() {
    const axes = Object.keys(this.#graph?.layout ?? {}).filter((each) => /^[xy]axis\d*$/.test(each));
    if (!axes.length || !this.#graph.data.length) return;
    window.Plotly.relayout(this.#graph, Object.fromEntries(axes.map((each) => this.#initialOf(each))));
  }

  /* The range the server gave, or the one Plotly finds. */
  #initialOf(axis) {
    const range = this.#graph.layout.meta?.ranges?.[axis];
    return range ? [`${axis}.range`, [...range]] : [`${axis}.autorange`, true];
  }

  #see(inView) {
    this.#inView = inView;
    this.#askIfSeen();
  }

  #askIfSeen() {
    if (!this.#inView || this.#wanted === null || this.#wanted === this.#asked) return;
    this.#asked = this.#wanted;
    this.#sent = `${this.tool() || ""}?${this.#asked}`;
    this.ask(this.#sent);
  }

  /* Dash puts the element there; Plotly makes it one that can be listened to. */
  #find() {
    const graph = this.place.querySelector(".js-plotly-plot");
    if (!graph?.on || graph === this.#graph) return;
    this.#graph = graph;
    graph.addEventListener("pointerdown", (event) => this.#press(event), true);
    graph.on("plotly_afterplot", () => this.#drawn());
    graph.on("plotly_selecting", () => graph.classList.remove("mit-auswahl"));
    graph.on("plotly_selected", (event) => this.#select(event));
    graph.on("plotly_click", (event) =>
      areasOf(event)
        .slice(0, 1)
        .forEach((each) => this.selection.toggle(each)),
    );
    this.#drawn();
  }

  #drawn() {
    const says = this.#graph.layout?.annotations?.length > 0; // why there is nothing to draw
    this.place.classList.toggle(LIVE, says || this.#graph.data?.length > 0);
    if (!this.#graph.data?.length) return;
    this.mark();
    this.take();
  }

  #press(event) {
    this.#dragging = true;
    this.#adding = event.shiftKey;
  }

  #select(event) {
    const isOwn = event && this.#dragging;
    this.#dragging = false;
    if (!isOwn) return;
    const ids = areasOf(event);
    if (!ids.length) return this.mark(); // a slip of the hand empties no choice; there is a button for that
    if (this.#adding) this.selection.add(ids);
    else this.selection.set(ids);
    this.mark();
  }
}
