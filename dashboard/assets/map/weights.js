/* Own weights of need and structure: a choice per input in #lage-gewichte ⇄ their part of the address (see addresses/weights.py). */
import { fill } from "../german.js";

export class Weights {
  /* panel: #lage-gewichte, null where there is no need and structure; change(text): the weights are now these; announce(sentence) */
  constructor(panel, words, { change, announce }) {
    Object.assign(this, { panel, words, change, announce, text: "" });
    if (!panel) return;
    this.choices = [...panel.querySelectorAll("select[data-gewicht]")];
    this.least = Number(panel.dataset.mindestens);
    this.reset = document.getElementById("lage-gewichte-zurueck");
    for (const choice of this.choices) choice.addEventListener("change", () => this.choose(choice));
    this.reset.addEventListener("click", () => this.text && this.apply(""));
  }

  /* What is chosen now, as an address states it: only what differs, in the order of the inputs. */
  parameter() {
    const changed = this.choices.filter((choice) => choice.value !== choice.dataset.vorgabe);
    return changed.map((choice) => `${choice.dataset.gewicht}:${choice.value}`).join(",");
  }

  choose(choice) {
    const refused = this.refusal(choice.dataset.achse);
    if (!refused) {
      this.apply(this.parameter());
      return;
    }
    choice.value = parsed(this.text).get(choice.dataset.gewicht) ?? choice.dataset.vorgabe;
    const fields = { label: choice.labels[0].firstChild.textContent.trim(), kept: choice.selectedOptions[0].text };
    this.complain(`${refused} ${fill(this.words.weightsKept, fields)}`, choice);
  }

  apply(text) {
    this.complain("");
    this.change(text);
  }

  /* A sentence where too few inputs of an axis count. */
  refusal(axis) {
    const all = this.choices.filter((choice) => choice.dataset.achse === axis);
    const counted = all.filter((choice) => Number(choice.value) > 0).length;
    const places = { axis: this.words.axes[axis], counted, all: all.length, least: this.least };
    return counted < this.least ? fill(this.words.weightsTooFew, places) : "";
  }

  /* Beneath the choice, and spoken; "" takes back what stands there. */
  complain(sentence, choice) {
    for (const place of this.panel.querySelectorAll(".fehlertext")) place.textContent = "";
    if (!choice) return;
    document.getElementById(`${choice.id}-fehler`).textContent = sentence;
    this.announce(sentence);
  }

  /* Choices, marks and the line that stays when the panel is folded, as an address has them. */
  show(text, isNeed) {
    if (!this.panel) return;
    this.panel.hidden = !isNeed;
    if (text !== this.text) this.complain("");
    this.text = text;
    const own = parsed(text);
    for (const choice of this.choices) {
      choice.value = own.get(choice.dataset.gewicht) ?? choice.dataset.vorgabe;
      choice.labels[0].querySelector(".geaendert").hidden = !own.has(choice.dataset.gewicht);
    }
    const { weightsChanged, weightsDefault, weightsSummary } = this.words;
    const state = own.size ? fill(weightsChanged, { count: own.size }) : weightsDefault;
    document.getElementById("lage-gewichte-stand").textContent = fill(weightsSummary, { state });
    this.reset.setAttribute("aria-disabled", String(!own.size));
  }
}

function parsed(text) {
  return new Map(
    text
      .split(",")
      .filter(Boolean)
      .map((pair) => pair.split(":")),
  );
}
