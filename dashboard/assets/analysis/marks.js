/* What is chosen, marked in a figure without drawing it anew. Plotly.restyle with selectedpoints computes the whole figure again; classes
   on what is drawn take a fraction of that (docs/benchmarks.md). What rests on how Plotly 4.1 draws stands here and nowhere else: each trace is
   a <g class="trace"> whose datum is the list of its points, and each drawn point has its own datum with its place in the trace, `i`. */

const TRACES = ".scatterlayer > .trace, .barlayer > .trace";
const POINTS = ".point, .textpoint, .errorbar";
const CHOSEN = "gewaehlt";
const RINGS = "chosen"; // meta of the trace that holds ring and name of every point, to be seen of what is chosen

const DATUM = "__data__"; // where d3 keeps what an element was drawn from

const datumOf = (element) => element[DATUM];

/** Whether the points of a trace are areas that can be chosen. */
const isMarked = (trace) => Array.isArray(trace?.customdata);

/** Pale all of a figure but what is chosen (a Set of ids of areas); an empty one leaves everything as it was drawn. */
export function mark(figure, chosen) {
  figure.classList.toggle("mit-auswahl", chosen.size > 0);
  for (const group of figure.querySelectorAll(TRACES)) {
    const trace = datumOf(group)?.[0]?.trace;
    if (!isMarked(trace)) continue;
    group.classList.add("gebiete");
    group.classList.toggle("ringe", trace.meta === RINGS);
    for (const point of group.querySelectorAll(POINTS)) {
      point.classList.toggle(CHOSEN, chosen.has(trace.customdata[datumOf(point)?.i]));
    }
  }
}

/** Ids of areas that an event of Plotly is about, each once. */
export function areasOf(event) {
  return [...new Set((event?.points ?? []).map((each) => each.customdata).filter((each) => typeof each === "string"))];
}
