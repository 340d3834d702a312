/* What every address of this site begins with that a script writes itself: nothing, or where a preview is looked at (maintenance/preview.py). */
export const BASE = document.documentElement.dataset.basis ?? "";
