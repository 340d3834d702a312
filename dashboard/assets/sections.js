/* Folded sections of a profile: a link to one opens it in every browser, the address remembers the one opened last, paper shows them all. */

const sectionOf = (fold) => fold.querySelector(":scope > section");

function reveal(hash) {
  const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!target) return;
  let opened = false;
  for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) {
    opened ||= !each.open;
    each.open = true;
  }
  if (opened) target.scrollIntoView();
}

function remember(fold) {
  const anchor = `#${sectionOf(fold).id}`;
  const { pathname, search, hash } = window.location;
  if (fold.open) {
    const target = hash ? document.getElementById(hash.slice(1)) : null;
    if (!target || !fold.contains(target)) window.history.replaceState(null, "", `${pathname}${search}${anchor}`);
  } else if (hash === anchor) {
    window.history.replaceState(null, "", `${pathname}${search}`);
  }
}

const folds = [...document.querySelectorAll(".geb-falte")];
let closed = [];

window.addEventListener("hashchange", () => reveal(window.location.hash));
window.addEventListener("beforeprint", () => {
  closed = folds.filter((each) => !each.open);
  for (const each of closed) each.open = true;
});
window.addEventListener("afterprint", () => {
  for (const each of closed) each.open = false;
  closed = [];
});
// A press on the summary, not every change: printing opens sections too.
for (const each of folds) {
  each.querySelector("summary").addEventListener("click", () => {
    setTimeout(() => remember(each));
  });
}
reveal(window.location.hash);
