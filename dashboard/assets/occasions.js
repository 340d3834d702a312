/* The work list. Form and links are addresses that work without this script; with it, and once the Dash island is awake, they ask the
   server for the parts of the list instead of loading a page. What a query means is the server's business: nothing is filtered here. */

const TYPING_PAUSE = 400; // milliseconds after the last letter
const PATIENCE = 10_000; // milliseconds after which an answer counts as lost
const EMPTY = "leer"; // an emptied threshold is asked for as such: the server says what it may hold
const QUESTION = "anlaesse-frage";

/** What the form asks for, as the part of an address after "?". Filters without a value are left out. */
export function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = value.trim() || (isThreshold(form.elements.namedItem(name)) ? EMPTY : "");
    if (text) query.set(name, query.has(name) ? `${query.get(name)},${text}` : text);
  }
  return query;
}

const isThreshold = (control) => control.dataset?.default !== undefined;

/** Let the controls of a name hold a value: words with commas for checkboxes; without a value what they hold at first. */
export function fill(form, name, value) {
  for (const control of [...form.elements].filter((each) => each.name === name)) {
    if (control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else control.value = value || (control.dataset.default ?? "");
  }
}

/** Put the parts of an answer where the document has them; gives the query they belong to, null where the question was refused. */
export function put(answer) {
  const parts = new DOMParser().parseFromString(answer, "text/html").body.firstElementChild;
  for (const part of parts.querySelectorAll("[data-part]")) {
    const place = document.getElementById(part.dataset.part);
    if (place.innerHTML !== part.innerHTML) place.replaceChildren(...part.childNodes);
  }
  return parts.dataset.query ?? null;
}

/** What the form asked for before anybody touched it. */
export function untouched(form) {
  const fresh = form.cloneNode(true);
  fresh.reset();
  return queryOf(fresh);
}

const pageOf = (search) => new URLSearchParams(search).get("seite") || "1";

function start(form) {
  const trouble = document.getElementById("anlaesse-stoerung");
  let state = "asleep"; // then awake; or failed: then every state is loaded as a page
  let address = window.location.search;
  let question = null;
  let typing = 0;
  let waiting = 0;

  function ask(page = "") {
    clearTimeout(typing);
    const query = queryOf(form);
    if (page) query.set("seite", page);
    if (`${query}` === question && !trouble.textContent) return; // on its way, or answered
    question = `${query}`;
    if (state === "failed") window.location.assign(`?${question}`);
    else send();
  }

  /* Before the island is awake the question waits. */
  function send() {
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, PATIENCE);
    if (state === "awake") window.dash_clientside.set_props(QUESTION, { children: question });
  }

  function giveUp() {
    if (state === "asleep") fail();
    else report(form.dataset.failed);
  }

  function report(text) {
    trouble.className = text && "meldung meldung-fehler";
    trouble.textContent = text;
  }

  function fail() {
    state = "failed";
    if (question !== null) window.location.assign(`?${question}`);
  }

  /* Called by Dash: at first without an answer, when the island wakes. */
  function place(answer) {
    if (answer) return receive(answer);
    state = "awake";
    if (question !== null) send();
    else if (`${queryOf(form)}` !== `${untouched(form)}`) ask();
  }

  function receive(answer) {
    clearTimeout(waiting);
    report("");
    const focused = document.activeElement?.id;
    const query = put(answer);
    if (query === null) return;
    const search = query && `?${query}`;
    const turned = pageOf(search) !== pageOf(address);
    if (search !== address) window.history.pushState(null, "", window.location.pathname + search);
    address = search;
    keepFocus(focused, turned);
  }

  /* The list is drawn anew, and with it the link just used: whoever works by keyboard must not be sent back to the top. A turned page is
     read from its head. */
  function keepFocus(id, turned) {
    const title = document.getElementById("anlaesse-titel");
    if (turned) {
      title.focus();
      title.scrollIntoView();
    } else if (id && document.activeElement?.id !== id) {
      (document.getElementById(id) ?? title).focus({ preventScroll: true });
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    if (event.target.type === "search") typing = setTimeout(ask, TYPING_PAUSE);
  });
  form.addEventListener("change", () => ask());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) ask();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#anlaesse a[data-sets]");
    if (!link || state !== "awake" || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const parameters = new URL(link.href).searchParams;
    for (const name of link.dataset.sets.split(" ")) fill(form, name, parameters.get(name) ?? "");
    ask(link.dataset.sets === "seite" ? (parameters.get("seite") ?? "1") : "");
  });
  document.addEventListener("island-failed", fail);
  /* Back and forward: the address is the state, so the page is read again from it. A jump inside the page is not a change. */
  window.addEventListener("popstate", () => {
    if (window.location.search !== address) window.location.reload();
  });

  window.dash_clientside = { ...window.dash_clientside, occasions: { place } };
}

const form = document.getElementById("anlaesse-form");
if (form) start(form);
