/* A chart as PNG: the SVG the server gives for download, drawn on a canvas of twice its size. Where that fails, data-fehler of the button,
   or else "pictureFailed" of the words every page sends, is said beside it. */
(function () {
  "use strict";
  const TWICE = 2;

  const nameOf = (response) => (response.headers.get("Content-Disposition") || "").match(/filename="([^"]+)\.svg"/)?.[1] || "praeventionsatlas";

  async function drawn(svg) {
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

  async function save(button) {
    const response = await fetch(button.dataset.png);
    if (!response.ok) throw new Error(response.status + " " + button.dataset.png);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await drawn(await response.text()));
    link.download = nameOf(response) + ".png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* Empty before anything can be said: a status is read out when it changes, not when it comes. */
  function statusBeside(button) {
    const there = button.nextElementSibling;
    const status = there?.matches("[role=status]") ? there : document.createElement("span");
    Object.assign(status, { className: "klein bild-stand", textContent: "" });
    status.setAttribute("role", "status");
    button.after(status);
    return status;
  }

  async function tried(button) {
    const status = statusBeside(button);
    try {
      await save(button);
    } catch (error) {
      status.textContent = button.dataset.fehler || window.atlas?.searchWords?.pictureFailed || "";
      throw error;
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-png]");
    if (button) tried(button);
  });
})();
