/* The map: painted by class names, zoomed by its viewBox, walked by arrow keys and letters. */
import { TypeAhead } from "./type_ahead.js";

const MOST = 12; // times
const DRAG = 4; // pixels before a press becomes a drag
const AROUND = 24; // pixels of page that stay visible around an area in focus
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class MapView {
  /* frame: the element the SVG goes into; on: {select(id), point(path or null, how), zoom(scale)} */
  constructor(frame, on) {
    this.frame = frame;
    this.on = on;
    this.pointers = new Map();
    this.typeAhead = new TypeAhead();
    this.names = new WeakMap();
    this.listen();
  }

  /* svg: the map of a level; the one before is kept by whoever shows it again. */
  show(svg) {
    if (this.svg !== svg) this.svg?.remove();
    if (!svg.isConnected) this.frame.prepend(svg);
    this.svg = svg;
    this.paths = [...svg.querySelectorAll(".gebiete > path")];
    this.ids = this.paths.map((path) => path.dataset.id);
    this.byId = new Map(this.paths.map((path) => [path.dataset.id, path]));
    for (const path of this.paths) if (!this.names.has(path)) this.names.set(path, path.getAttribute("aria-label"));
    this.patterns = [...svg.querySelectorAll("pattern")];
    this.bounds = boundsOf(svg);
    this.outline = Object.fromEntries(
      ["zeiger", "hof", "auswahl", "fokushof", "fokus"].map((name) => [name, svg.querySelector(`.umrisse .${name}`)]),
    );
    this.centres = null;
    this.current = svg.querySelector('.gebiete > [tabindex="0"]') || this.paths[0];
    this.current.tabIndex = 0;
    this.setView(this.bounds);
  }

  /* looks: [css, sign] of every area in the order of the paths; only what changed is written. layer: what stands on the map. */
  paint(looks, layer) {
    this.paths.forEach((path, index) => {
      const name = `f ${looks[index][0]}`;
      if (path.getAttribute("class") !== name) path.setAttribute("class", name);
    });
    this.svg.dataset.zeigt = layer;
    this.svg.querySelector(".urteile").innerHTML = this.paths
      .map((path, index) => [path, looks[index][1]])
      .filter(([, sign]) => sign)
      .map(
        ([path, sign]) => `<use href="#z-${sign}" transform="translate(${path.dataset.p || centre(path).join(" ")})"/>`,
      )
      .join("");
  }

  /* The name of an area alone, by its id; undefined for one that is not on the map. */
  nameOf(id) {
    return this.names.get(this.byId.get(id));
  }

  /* What every area is called by assistive technology: its name and the lines said of it, a list per area; null: its name alone. */
  describe(lines) {
    this.paths.forEach((path, index) => {
      const label = [this.names.get(path), ...(lines?.[index] ?? [])].join(", ");
      if (path.getAttribute("aria-label") !== label) path.setAttribute("aria-label", label);
    });
  }

  /* Ids of the map that stand for an area of any level: itself, the one around it, or those within it. */
  standingFor(area) {
    if (!area) return [];
    const { length } = this.ids[0];
    return area.length >= length ? [area.slice(0, length)] : this.ids.filter((id) => id.startsWith(area));
  }

  select(ids) {
    for (const path of this.svg.querySelectorAll('[aria-selected="true"]')) path.setAttribute("aria-selected", "false");
    const shapes = ids.map((id) => this.byId.get(id)).filter(Boolean);
    for (const path of shapes) path.setAttribute("aria-selected", "true");
    const list = this.svg.querySelector(".gebiete");
    if (shapes.length > 1) list.setAttribute("aria-multiselectable", "true");
    else list.removeAttribute("aria-multiselectable");
    const d = shapes.map((path) => path.getAttribute("d")).join("");
    this.outline.hof.setAttribute("d", d);
    this.outline.auswahl.setAttribute("d", d);
    if (shapes.length) this.roveTo(shapes[0], false);
  }

  /* marked: keys of the areas to be seen best, of `length` digits; null where all are. A class on their own, so that paint() leaves it. */
  mark(marked) {
    const keys = marked && new Set(marked.keys);
    for (const path of this.paths) {
      path.toggleAttribute("data-blass", Boolean(keys) && !keys.has(path.dataset.id.slice(0, marked.length)));
    }
  }

  roveTo(path, focus) {
    this.current.tabIndex = -1;
    path.tabIndex = 0;
    this.current = path;
    if (focus) path.focus({ preventScroll: true });
  }

  /* The ring around the area in focus; null: none. */
  ring(path) {
    for (const name of ["fokushof", "fokus"]) this.outline[name].setAttribute("d", path ? path.getAttribute("d") : "");
  }

  point(path, how) {
    this.outline.zeiger.setAttribute("d", path ? path.getAttribute("d") : "");
    this.on.point(path, how);
  }

  /* ── view ── */
  setView(view) {
    const [x, y, w, h] = this.bounds;
    const width = Math.min(view[2], w);
    const height = Math.min(view[3], h);
    const left = Math.max(x, Math.min(view[0], x + w - width));
    const top = Math.max(y, Math.min(view[1], y + h - height));
    const rescaled = !this.view || this.view[2] !== width || this.fitted !== this.frame.clientWidth;
    this.view = [left, top, width, height];
    this.svg.setAttribute("viewBox", this.view.join(" "));
    if (rescaled) this.rescale();
    this.on.zoom(w / width);
    this.frame.classList.toggle("vergroessert", width < w);
  }

  /* Marks and hatches keep their size on the screen. */
  rescale() {
    const box = this.svg.getBoundingClientRect();
    if (!box.width || !box.height) return;
    this.fitted = this.frame.clientWidth;
    this.unit = Math.max(this.view[2] / box.width, this.view[3] / box.height);
    this.svg.style.setProperty("--u", this.unit.toPrecision(4));
    for (const pattern of this.patterns)
      pattern.setAttribute("patternTransform", `scale(${this.unit.toPrecision(4)}) rotate(${pattern.dataset.winkel})`);
  }

  zoom(factor, at) {
    const [x, y, w, h] = this.view;
    const scale = Math.max(1, Math.min(MOST, (this.bounds[2] / w) * factor));
    const [cx, cy] = at || this.middle();
    const width = this.bounds[2] / scale;
    const height = this.bounds[3] / scale;
    this.setView([cx - ((cx - x) * width) / w, cy - ((cy - y) * height) / h, width, height]);
  }

  middle() {
    const chosen = this.svg.querySelector('[aria-selected="true"]');
    if (chosen && this.view[2] === this.bounds[2]) return centre(chosen);
    return [this.view[0] + this.view[2] / 2, this.view[1] + this.view[3] / 2];
  }

  pan(right, down) {
    const [x, y, w, h] = this.view;
    this.setView([x + right * w * 0.25, y + down * h * 0.25, w, h]);
  }

  reset() {
    this.setView(this.bounds);
  }

  toMap(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  /* ── keyboard ── */
  key(event) {
    const direction = DIRECTIONS[event.key];
    if (this.typeAhead.takes(event, event.timeStamp)) this.typeTo(event);
    else if (direction && !event.altKey && !event.ctrlKey && !event.metaKey)
      this.roveTo(this.neighbour(direction), true);
    else if (event.key === "Home") this.roveTo(this.paths[0], true);
    else if (event.key === "End") this.roveTo(this.paths[this.paths.length - 1], true);
    else if (event.key === "Enter" || event.key === " ") this.on.select(this.current.dataset.id);
    else if (event.key === "+") this.zoom(1.6, centre(this.current));
    else if (event.key === "-") this.zoom(1 / 1.6, centre(this.current));
    else return;
    event.preventDefault();
  }

  typeTo({ key, timeStamp }) {
    const names = this.paths.map((path) => this.names.get(path));
    const place = this.typeAhead.lead(key, names, this.paths.indexOf(this.current), timeStamp);
    if (place >= 0) this.roveTo(this.paths[place], true);
  }

  /* The nearest area in a direction: distance counts, being off the axis counts double. */
  neighbour([right, down]) {
    this.centres = this.centres || this.paths.map(centre);
    const [x, y] = this.centres[this.paths.indexOf(this.current)];
    let best = this.current;
    let least = Infinity;
    this.centres.forEach(([cx, cy], index) => {
      const ahead = (cx - x) * right + (cy - y) * down;
      const aside = Math.abs((cx - x) * down) + Math.abs((cy - y) * right);
      const far = ahead + 2 * aside;
      if (ahead > 0 && aside <= 2 * ahead && far < least) [best, least] = [this.paths[index], far];
    });
    return best;
  }

  /* Moves the map so that an area is within its frame, and the page so that it is within the window. */
  bringIntoView(path) {
    const box = path.getBBox();
    const [x, y, w, h] = this.view;
    if (box.x < x || box.y < y || box.x + box.width > x + w || box.y + box.height > y + h) {
      const [cx, cy] = centre(path);
      this.setView([cx - w / 2, cy - h / 2, w, h]);
    }
    const { top, bottom } = path.getBoundingClientRect();
    const [above, below] = [top - AROUND, bottom + AROUND - document.documentElement.clientHeight];
    if (above < 0) window.scrollBy(0, above);
    else if (below > 0) window.scrollBy(0, Math.min(above, below));
  }

  /* ── events ── */
  listen() {
    const frame = this.frame;
    const areaOf = (event) => event.target.closest?.("path[data-id]");
    frame.addEventListener("keydown", (event) => areaOf(event) && this.key(event));
    frame.addEventListener("focusin", (event) => {
      const path = areaOf(event);
      if (!path) return;
      this.roveTo(path, false);
      const byKey = path.matches(":focus-visible");
      this.ring(byKey ? path : null);
      if (byKey) {
        this.bringIntoView(path);
        this.point(path, "focus");
      }
    });
    frame.addEventListener("focusout", (event) => {
      if (!areaOf(event)) return;
      this.ring(null);
      this.point(null, "focus");
    });
    frame.addEventListener(
      "pointerover",
      (event) => event.pointerType !== "touch" && areaOf(event) && !this.dragged && this.point(areaOf(event), event),
    );
    frame.addEventListener("pointerleave", () => this.point(null, "pointer"));
    frame.addEventListener("click", (event) => {
      const path = areaOf(event);
      if (!path || this.dragged) return;
      this.on.select(path.dataset.id);
      if (event.pointerType === "touch") this.point(path, event);
    });
    // Two fingers move the map. One scrolls the page: what the browser may do with it, lage.css says.
    for (const touch of ["touchstart", "touchmove"])
      frame.addEventListener(touch, (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(), {
        passive: false,
      });
    frame.addEventListener("pointerdown", (event) => this.press(event));
    frame.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => this.release(event));
    new ResizeObserver(() => this.svg && this.rescale()).observe(frame);
  }

  press(event) {
    if (!this.svg || !event.target.closest("svg")) return;
    if (!this.pointers.size) this.dragged = false;
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    this.start = { view: this.view, at: [...this.pointers.values()], unit: this.unit };
  }

  drag(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const now = [...this.pointers.values()];
    const { view, at, unit } = this.start;
    if (now.length === 2 && at.length === 2) return this.pinch(now, at);
    if (event.pointerType === "touch") return;
    const [right, down] = [now[0][0] - at[0][0], now[0][1] - at[0][1]];
    if (!this.dragged && Math.hypot(right, down) < DRAG) return;
    if (view[2] === this.bounds[2]) return;
    if (!this.dragged) this.point(null, "pointer");
    this.dragged = true;
    this.setView([view[0] - right * unit, view[1] - down * unit, view[2], view[3]]);
  }

  /* Two fingers: what lay between them at the start lies between them now, larger by as much as they moved apart. */
  pinch(now, at) {
    const spread = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    const middle = ([a, b]) => ({ clientX: (a[0] + b[0]) / 2, clientY: (a[1] + b[1]) / 2 });
    this.dragged = true;
    this.setView(this.start.view);
    const held = this.toMap(middle(at));
    this.zoom(spread(now) / spread(at), held);
    const [x, y] = this.toMap(middle(now));
    const [left, top, width, height] = this.view;
    this.setView([left + held[0] - x, top + held[1] - y, width, height]);
  }

  release(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.pointers.size) this.start = { view: this.view, at: [...this.pointers.values()], unit: this.unit };
    // The click that ends a drag comes right after this event and must not select.
    else setTimeout(() => (this.dragged = false), 0);
  }
}

/* The view box of the whole map, which the one in force hides. */
function boundsOf(svg) {
  svg.dataset.ganz = svg.dataset.ganz || svg.getAttribute("viewBox");
  return svg.dataset.ganz.split(" ").map(Number);
}

function centre(path) {
  const box = path.getBBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
