/* The hint at an area under the pointer or the focus: its name and what the server says of it. Escape hides it, the pointer may enter it. */
import { fetchOnce } from "../fetch_once.js";
import { whenIdle } from "./idle.js";

const HIDE_AFTER = 250; // milliseconds it stays, so that the pointer can move into it

export class Hint {
  /* box: the element of the hint, in the frame of the map; view: the map. */
  constructor(box, view) {
    Object.assign(this, { box, view, address: "" });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
    box.addEventListener("pointerenter", () => clearTimeout(this.hiding));
    box.addEventListener("pointerleave", () => this.hide());
  }

  /* From now on hints are those of this address; they are fetched when nothing else is to be done, and become part of the names of the
     areas: who moves through the map without pointing hears the values too. */
  follow(address) {
    if (this.address === address) return;
    this.address = address;
    this.hints = null;
    this.view.describe(null);
    whenIdle(() => this.address === address && this.load().catch(() => {}));
  }

  async load() {
    const { address } = this;
    const hints = await fetchOnce(address, "json");
    if (this.address === address && !this.hints) {
      this.hints = hints;
      this.view.describe(hints.areas.map((places) => places.map((place) => hints.texts[place])));
    }
    return hints;
  }

  /* Promises the lines of an area. */
  async linesOf(id) {
    const { texts, areas } = this.hints || (await this.load());
    return areas[this.view.ids.indexOf(id)].map((place) => texts[place]);
  }

  hide() {
    this.box.hidden = true;
  }

  show(path, how) {
    clearTimeout(this.hiding);
    this.path = path;
    if (!path) {
      this.hiding = setTimeout(() => this.hide(), HIDE_AFTER);
      return;
    }
    this.write(path, [], how);
    this.linesOf(path.dataset.id).then(
      (lines) => this.path === path && this.write(path, lines, how),
      () => {},
    );
  }

  write(path, lines, how) {
    const name = document.createElement("strong");
    name.textContent = this.view.nameOf(path.dataset.id);
    const rest = lines.map((line) => Object.assign(document.createElement("span"), { textContent: line }));
    this.box.replaceChildren(name, ...rest);
    this.box.hidden = false;
    this.place(
      how === "focus" ? path.getBoundingClientRect() : { left: how.clientX, top: how.clientY, width: 0, height: 0 },
    );
  }

  place(target) {
    const { box } = this;
    const frame = box.parentElement.getBoundingClientRect();
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    const left = target.left + target.width / 2 - frame.left;
    const top = target.top - frame.top;
    const below = top < height + 16;
    box.style.left = `${Math.max(0, Math.min(left + 14, frame.width - width))}px`;
    box.style.top = `${below ? top + target.height + 18 : top - height - 12}px`;
  }
}
