/* Typing in the map: letters lead to the next area whose name begins with them. */
import { fold, foldUmlauts } from "../text_search.js";

const PAUSE = 800; // milliseconds after which a letter begins a new name

export class TypeAhead {
  typed = "";
  last = -Infinity; // milliseconds, when the last letter came

  /* Whether a key pressed now belongs to a name: a letter, or a space within one. */
  takes({ key, altKey, ctrlKey, metaKey }, now) {
    if (altKey || ctrlKey || metaKey) return false;
    if (key === " ") return this.typed !== "" && now - this.last < PAUSE;
    return /^\p{L}$/u.test(key);
  }

  /* The place of the name a further letter leads to, seen from the current place; -1 where none begins so. One letter again and again
     leads from name to name. */
  lead(letter, names, current, now) {
    this.typed = now - this.last < PAUSE ? this.typed + letter : letter;
    this.last = now;
    const isRepeated = new Set(this.typed.toLowerCase()).size === 1;
    const wanted = spelled(isRepeated ? letter : this.typed);
    const start = isRepeated ? current + 1 : current;
    for (let step = 0; step < names.length; step += 1) {
      const place = (start + step) % names.length;
      const name = spelled(names[place]);
      if (name.startsWith(wanted) || name.replace(/^landkreis /, "").startsWith(wanted)) return place;
    }
    return -1;
  }
}

function spelled(text) {
  return foldUmlauts(fold(text));
}
