/* A session ends when nothing happens: five minutes before, a dialog says so and offers to go on; other windows of the same session are told.
   It takes the focus, so that Enter is enough, and gives it back. */

const WARNING = 5 * 60; // seconds before the end
const KEY = "sitzung"; // read by the other windows, when it changes
const box = document.getElementById("sitzung");

function watch() {
  const [soon, over, extend, close] = box.dataset.worte.split("|");
  const text = box.querySelector("p");
  const button = box.querySelector("button");
  let timers = [];
  let act = null; // what the button does

  function say(words, action, does) {
    text.textContent = words;
    button.textContent = action;
    act = does;
    if (!box.open) box.showModal();
  }

  const end = () => say(over, close, () => box.close());

  function begin() {
    const seconds = Number(box.dataset.sekunden);
    timers.forEach(clearTimeout);
    box.close();
    timers = [setTimeout(() => say(soon, extend, goOn), (seconds - WARNING) * 1000), setTimeout(end, seconds * 1000)];
  }

  async function goOn() {
    const answer = await fetch("/anmelden/verlaengern", {
      method: "POST",
      headers: { "X-CSRF-Token": box.dataset.token },
    }).catch(() => null);
    if (answer?.ok) {
      begin();
      localStorage.setItem(KEY, Date.now());
    } else if (answer) end();
  }

  button.addEventListener("click", () => act());
  window.addEventListener("storage", ({ key }) => key === KEY && begin());
  begin();
  localStorage.setItem(KEY, Date.now());
}

if (box) watch();
