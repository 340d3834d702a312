/* A chart as PNG: the SVG the server gives for download, drawn on a canvas of twice its size. Where that fails, data-fehler of the button,
   or else "pictureFailed" of the words every page sends, is said beside it. */

import { searchWords } from "./search.js";

const TWICE = 2;
const KEPT = 10_000; // milliseconds until the browser has surely saved the file

function nameOf(response) {
  const disposition = response.headers.get("Content-Disposition") || "";
  return disposition.match(/filename="([^"]+)\.svg"/)?.[1] || "praeventionsatlas";
}

async function rasterised(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = TWICE * picture.naturalWidth;
  canvas.height = TWICE * picture.naturalHeight;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

async function save(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.status + " " + address);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await rasterised(await response.text()));
  link.download = nameOf(response) + ".png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/* Empty before anything can be said: a status is read out when it changes, not when it comes. */
function statusBeside(button) {
  const next = button.nextElementSibling;
  const status = next?.matches("[role=status]") ? next : document.createElement("span");
  Object.assign(status, { className: "klein bild-stand", textContent: "" });
  status.setAttribute("role", "status");
  button.after(status);
  return status;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-png]");
  if (!button) return;
  const status = statusBeside(button);
  try {
    await save(button.dataset.png);
  } catch (error) {
    status.textContent = button.dataset.fehler || searchWords().pictureFailed || "";
    throw error;
  }
});
