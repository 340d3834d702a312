/* Datenpflege: the page of a job draws itself anew while the job runs, and a file that is too large is refused before it is sent.
   Without this script the page reloads itself, and the server refuses the file. */

const FIRST_PAUSE = 700; // milliseconds until the first question, and what each further one waits longer
const LONGEST_PAUSE = 3000;

async function asked() {
  const reply = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (!reply.ok) return null;
  return new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("auftrag");
}

/* What changes is the step and, once it is written, the report; when the job is over the whole page is another one. */
function follow(page) {
  let pause = FIRST_PAUSE;
  const ask = async () => {
    let next = null;
    try {
      next = await asked();
    } catch {
      // the server is away for a moment: asked again after the pause
    }
    if (next && !("laeuft" in next.dataset)) return window.location.reload();
    if (next && next.innerHTML !== page.innerHTML) show(page, next);
    pause = Math.min(pause + FIRST_PAUSE / 2, LONGEST_PAUSE);
    setTimeout(ask, pause);
  };
  setTimeout(ask, pause);
}

function show(page, next) {
  const said = document.getElementById("auftrag-schritt")?.textContent;
  const announcement = document.getElementById("auftrag-ansage");
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const children = [...next.children].filter((child) => child.id !== "auftrag-ansage");
  page.replaceChildren(...children, announcement); // the place of announcements stays, else nothing would be read out
  const step = document.getElementById("auftrag-schritt")?.textContent;
  if (step && step !== said) announcement.textContent = step;
  if (focused) [...page.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
}

function refuseTooLarge(form) {
  const field = form.elements.namedItem("datei");
  const sentence = document.getElementById("pflege-groesse");
  const check = () => {
    const isTooLarge = (field.files[0]?.size ?? 0) > Number(form.dataset.groesstes);
    sentence.hidden = !isTooLarge;
    sentence.textContent = isTooLarge ? form.dataset.zuGross : "";
    return isTooLarge;
  };
  field.addEventListener("change", check);
  form.addEventListener("submit", (event) => check() && event.preventDefault());
}

const page = document.querySelector("#auftrag[data-laeuft]");
if (page) follow(page);
const form = document.getElementById("pflege-einspielen");
if (form) refuseTooLarge(form);
