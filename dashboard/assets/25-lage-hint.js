/* The hint at an area under the pointer or the focus: name, value, whose value, council. Escape hides it, the pointer may enter it. */
(function (atlas) {
  "use strict";
  const HIDE_AFTER = 250; // milliseconds it stays, so that the pointer can move into it

  class Hint {
    constructor(page) {
      this.page = page;
      this.box = page.at("hinweis");
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
      this.box.addEventListener("pointerenter", () => clearTimeout(this.hiding));
      this.box.addEventListener("pointerleave", () => this.hide());
    }

    hide() {
      this.box.hidden = true;
    }

    show(path, how) {
      const { page, box } = this;
      clearTimeout(this.hiding);
      if (!path || !page.mode) {
        this.hiding = setTimeout(() => this.hide(), HIDE_AFTER);
        return;
      }
      const area = page.byId.get(path.dataset.id);
      const lines = page.mode.lines(area);
      box.innerHTML = `<strong>${atlas.escape(area.name)}</strong>${lines.map((line) => `<span>${atlas.escape(line)}</span>`).join("")}`;
      box.hidden = false;
      path.setAttribute("aria-description", lines.join(", "));
      this.place(how === "focus" ? path.getBoundingClientRect() : { left: how.clientX, top: how.clientY, width: 0, height: 0 });
    }

    place(target) {
      const { box } = this;
      const frame = this.page.at("karte").getBoundingClientRect();
      const [width, height] = [box.offsetWidth, box.offsetHeight];
      const left = target.left + target.width / 2 - frame.left;
      const top = target.top - frame.top;
      const below = top < height + 16;
      box.style.left = `${Math.max(0, Math.min(left + 14, frame.width - width))}px`;
      box.style.top = `${below ? top + target.height + 18 : top - height - 12}px`;
    }
  }

  atlas.Hint = Hint;
})(window.atlas);
