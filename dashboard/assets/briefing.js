/* Briefing: the search box of the form, and the page of the jobs, which asks the server how far they are. Both work without this script:
   the box is a field of the form, and the page reloads itself. */

import { Combobox } from "./combobox.js";
import { entries, searchWords } from "./search.js";

const FIRST_PAUSE = 500; // milliseconds until the first question, and what each further one waits longer
const LONGEST_PAUSE = 3000;

function offerAreas(field) {
  const { form } = field;
  const choose = ({ id }) => {
    let area = form.querySelector("input[name=gebiet]");
    if (!area) {
      area = Object.assign(document.createElement("input"), { type: "hidden", name: "gebiet" });
      form.append(area);
    }
    area.value = id;
    form.requestSubmit(document.getElementById("briefing-zeigen"));
  };
  new Combobox(field, { load: () => entries("gebiete"), words: searchWords(), choose, submits: true });
}

/* The lines are drawn anew when something has changed; whoever stands on a link stays on it. */
function show({ head, html, said, over }) {
  const list = document.getElementById("briefing-liste");
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : "";
  list.innerHTML = html;
  if (focused) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  const announcement = document.getElementById("briefing-ansage");
  if (announcement.textContent !== said) announcement.textContent = said;
  if (!over) return;
  const heading = document.getElementById("briefing-kopf");
  document.title = document.title.replace(heading.textContent, head);
  heading.textContent = head;
  document.getElementById("briefing-warten").hidden = true;
}

function follow(address) {
  let pause = FIRST_PAUSE;
  const ask = async () => {
    let answer = null;
    try {
      const reply = await fetch(address);
      if (reply.ok) answer = await reply.json();
    } catch {
      // the server is away for a moment: asked again after the pause
    }
    if (answer) show(answer);
    if (answer?.over) return;
    pause = Math.min(pause + FIRST_PAUSE / 2, LONGEST_PAUSE);
    setTimeout(ask, pause);
  };
  setTimeout(ask, pause);
}

const field = document.getElementById("briefing-ort");
if (field) offerAreas(field);
const followed = document.querySelector("#briefing-auftrag[data-antworten]");
if (followed) follow(followed.dataset.antworten);
