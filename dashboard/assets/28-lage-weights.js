/* Own weights of need and structure: a choice per input in #lage-gewichte ⇄ their part of the address (see dashboard/need_weights.py). */
(function (atlas) {
  "use strict";

  class Weights {
    constructor({ root, words, at, change }) {
      Object.assign(this, { words, at, change });
      this.panel = at("gewichte"); // null where there is no need and structure
      this.choices = [...root.querySelectorAll("select[data-vorgabe]")];
      this.least = Number(this.panel?.dataset.mindestens);
      this.text = "";
      for (const choice of this.choices) choice.addEventListener("change", () => this.choose(choice));
      at("gewichte-zurueck")?.addEventListener("click", () => this.text && this.apply(""));
    }

    /* What is chosen now, as an address states it: only what differs, in the order of the inputs. */
    written() {
      return this.choices.filter((choice) => choice.value !== choice.dataset.vorgabe).map((choice) => `${choice.name}:${choice.value}`).join(",");
    }

    choose(choice) {
      const before = parsed(this.text).get(choice.name) ?? choice.dataset.vorgabe;
      const refused = this.refusal(choice.dataset.achse);
      if (!refused) return this.apply(this.written());
      choice.value = before;
      const kept = { label: choice.labels[0].firstChild.textContent, kept: choice.selectedOptions[0].text };
      this.tell(`${refused} ${atlas.fill(this.words.weightsKept, kept)}`, choice);
    }

    apply(text) {
      this.tell("");
      this.change({ weights: text });
    }

    /* A sentence where too few inputs of an axis count. */
    refusal(axis) {
      const { words, least } = this;
      const all = this.choices.filter((choice) => choice.dataset.achse === axis);
      const counted = all.filter((choice) => Number(choice.value) > 0).length;
      return counted < least ? atlas.fill(words.weightsTooFew, { axis: words.axes[axis], counted, all: all.length, least }) : "";
    }

    /* Beneath the choice, and spoken; "" takes back what was told. */
    tell(sentence, choice) {
      for (const told of this.panel.querySelectorAll(".fehlertext")) told.textContent = "";
      if (!choice) return;
      document.getElementById(choice.id + "-fehler").textContent = sentence;
      this.at("ansage").textContent = sentence;
    }

    /* Choices, marks and the line that stays when the panel is folded, as the state has them. */
    show(text, visible) {
      if (!this.panel) return;
      this.panel.hidden = !visible;
      if (text !== this.text) this.tell("");
      this.text = text;
      const own = parsed(text);
      for (const choice of this.choices) {
        choice.value = own.get(choice.name) ?? choice.dataset.vorgabe;
        choice.labels[0].querySelector(".geaendert").hidden = !own.has(choice.name);
      }
      const state = own.size ? atlas.fill(this.words.weightsChanged, { count: own.size }) : this.words.weightsDefault;
      this.at("gewichte-stand").textContent = atlas.fill(this.words.weightsSummary, { state });
      this.at("gewichte-zurueck").setAttribute("aria-disabled", String(!own.size));
    }

    /* What of an address can be had; the first one of a visit may be wrong, and the server has told so. */
    settled(text) {
      const asked = parsed(text || "");
      const possible = (choice) => [...choice.options].some((option) => option.value === asked.get(choice.name));
      for (const choice of this.choices) choice.value = possible(choice) ? asked.get(choice.name) : choice.dataset.vorgabe;
      return this.choices.some((choice) => this.refusal(choice.dataset.achse)) ? "" : this.written();
    }
  }

  /* Of a weight given twice the first holds. */
  function parsed(text) {
    return new Map(text.split(",").filter(Boolean).map((pair) => pair.split(":")).reverse());
  }

  atlas.Weights = Weights;
})(window.atlas);
