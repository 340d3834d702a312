/* Copy the address of what is on show. button[data-verweis] holds its path, data-worte what is said; the status stands beside the button. */

async function copy(button) {
  const address = window.location.origin + button.dataset.verweis;
  const [copied, failed] = button.dataset.worte.split("|");
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = copied;
  } catch {
    status.textContent = `${failed} ${address}`; // not allowed, or not offered without https
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-verweis]");
  if (button) copy(button);
});
