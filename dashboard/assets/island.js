/* Wakes the Dash island of a document: once the first frame is painted, its bundles are loaded and run in their order.
   A bundle that cannot be loaded leaves the document as it is; scripts that wait for the island hear "island-failed". Dash keeps to itself
   that a question got no answer; scripts that asked hear "island-unanswered" with what was sent. */

const configuration = JSON.parse(document.getElementById("_dash-config").textContent);

const { fetch } = window;

window.fetch = async (address, options) => {
  const lost = () => document.dispatchEvent(new CustomEvent("island-unanswered", { detail: options?.body }));
  try {
    const response = await fetch(address, options);
    if (!response.ok) lost();
    return response;
  } catch (error) {
    lost();
    throw error;
  }
};

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, async: false, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

async function wake() {
  try {
    await Promise.all(configuration.bundles.map(load));
    Reflect.construct(window.DashRenderer, []);
  } catch {
    document.dispatchEvent(new Event("island-failed"));
  }
}

requestAnimationFrame(() => setTimeout(wake));
