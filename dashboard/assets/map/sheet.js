/* On a phone: a card at the bottom of the screen about the area that was chosen on the map. The page can be used beside it; Escape and its
   button close it and lead back to the area. */
import { BASE } from "../base.js";
import { fill } from "../german.js";

const PHONE = matchMedia("(max-width: 720px)");

export class Sheet {
  /* box: #lage-blatt; view: the map; hint: what gives the lines about an area. */
  constructor(box, view, hint) {
    Object.assign(this, { box, view, hint });
    [this.name, this.lines, this.profile] = ["name", "zeilen", "profil"].map((part) =>
      document.getElementById(`lage-blatt-${part}`),
    );
    this.words = this.profile.textContent;
    box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.getElementById("lage-blatt-zu").addEventListener("click", () => this.close());
  }

  /* Whether the screen is so small that areas are told of here and not at the pointer. */
  get isUsed() {
    return PHONE.matches;
  }

  async open(id) {
    if (!this.isUsed) return;
    this.id = id;
    const name = this.view.nameOf(id);
    this.name.textContent = name;
    this.lines.replaceChildren();
    this.profile.href = `${BASE}/gebiet/${id}`;
    this.profile.textContent = fill(this.words, { area: name });
    this.box.hidden = false;
    this.box.focus({ preventScroll: true });
    const lines = await this.hint.linesOf(id).catch(() => []);
    if (this.id !== id) return;
    this.lines.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    );
  }

  close() {
    this.box.hidden = true;
    this.view.byId.get(this.id)?.focus({ preventScroll: true });
  }

  hide() {
    this.box.hidden = true;
  }
}
