/* What was a section of one long page is a page of its own: /daten#quellen leads on to /daten/quellen. Without this script the browser
   shows the entry of that name in the list of pages, and its link leads there. */

const entry = document.getElementById(window.location.hash.slice(1));
if (entry?.matches("#daten-verzeichnis > li")) window.location.replace(entry.querySelector("a").href);
