/* A session ends when nothing happens: five minutes before, this says so and offers to go on; other windows of the same session are told. */

const WARNING = 5 * 60; // seconds before the end
const KEY = "sitzung"; // read by the other windows, when it changes
const box = document.getElementById("sitzung");

function watch() {
  const [soon, over] = box.dataset.worte.split("|");
  const text = box.querySelector("p");
  const button = box.querySelector("button");
  let timers = [];

  function say(words, canExtend) {
    text.textContent = words;
    button.hidden = !canExtend;
    box.hidden = false;
  }

  function begin() {
    const seconds = Number(box.dataset.sekunden);
    timers.forEach(clearTimeout);
    box.hidden = true;
    timers = [
      setTimeout(() => say(soon, true), (seconds - WARNING) * 1000),
      setTimeout(() => say(over, false), seconds * 1000),
    ];
  }

  async function extend() {
    const answer = await fetch("/anmelden/verlaengern", {
      method: "POST",
      headers: { "X-CSRF-Token": box.dataset.token },
    }).catch(() => null);
    if (answer?.ok) {
      begin();
      localStorage.setItem(KEY, Date.now());
    } else if (answer) say(over, false);
  }

  button.addEventListener("click", extend);
  window.addEventListener("storage", ({ key }) => key === KEY && begin());
  begin();
  localStorage.setItem(KEY, Date.now());
}

if (box) watch();
