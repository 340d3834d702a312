/* Wakes the Dash island of a document: once the first frame is painted, its bundles are loaded and run in their order.
   A bundle that cannot be loaded, or what Dash asks for at first, leaves the document as it is; scripts that wait for the island hear
   "island-failed". Dash keeps to itself that a question got no answer; scripts that asked hear "island-unanswered" with what was sent. What is
   no JSON is no answer: a gateway before the server says with a page of its own that somebody has to sign in.

   What draws figures is several times larger than all else together: it is loaded when the place of one comes into view. Where that fails
   scripts hear "figures-failed", where the visitor's browser saves data "figures-waiting"; "figures-wanted" loads it (again). */

const configuration = JSON.parse(document.getElementById("_dash-config").textContent);
const AHEAD = "200px"; // a place this far outside the window counts as in view
const OF_DASH = /\/_dash-[a-z-]+$/; // what Dash asks the server
const AT_FIRST = /\/_dash-(layout|dependencies)$/; // without these it does not wake
const [NOTHING, BAD_GATEWAY] = [204, 502];

const { fetch } = window;

window.fetch = async (address, options) => {
  const lost = () =>
    AT_FIRST.test(address)
      ? tell("island-failed")
      : document.dispatchEvent(new CustomEvent("island-unanswered", { detail: options?.body }));
  try {
    const response = await fetch(address, options);
    if (!response.ok) lost();
    else if (isStrange(address, response)) {
      lost();
      return new Response(null, { status: BAD_GATEWAY });
    }
    return response;
  } catch (error) {
    lost();
    throw error;
  }
};

const isStrange = (address, response) =>
  OF_DASH.test(address) && response.status !== NOTHING && !response.headers.get("Content-Type")?.includes("json");

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, async: false, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

const tell = (name) => document.dispatchEvent(new Event(name));

/* Dash waits for whatever stands under this name before it draws a figure; the bundle puts itself in its place. */
function awaitFigures() {
  let arrived;
  window.Plotly = new Promise((resolve) => (arrived = resolve));
  let loading = false;
  async function get() {
    if (loading) return;
    loading = true;
    try {
      await load(configuration.figures);
      arrived();
    } catch {
      loading = false;
      tell("figures-failed");
    }
  }
  document.addEventListener("figures-wanted", get);
  return () => (navigator.connection?.saveData && !loading ? tell("figures-waiting") : get());
}

const wantFigures = configuration.figures ? awaitFigures() : () => {};

function onceInView(element, then) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((each) => each.isIntersecting)) return;
      watcher.disconnect();
      then();
    },
    { rootMargin: AHEAD },
  );
  watcher.observe(element);
  return () => watcher.disconnect();
}

/* The component Place (web/place.py). */
function Place({ place, children }) {
  const { React, ReactDOM } = window;
  const [inView, see] = React.useState(false);
  const element = document.getElementById(place);
  React.useEffect(() => {
    if (!element) return undefined;
    return onceInView(element, () => {
      see(true);
      wantFigures();
    });
  }, [element]);
  return inView ? ReactDOM.createPortal(children, element) : null;
}

window.atlas_island = { Place };

async function wake() {
  try {
    await Promise.all(configuration.bundles.map(load));
    Reflect.construct(window.DashRenderer, []);
  } catch {
    tell("island-failed");
  }
}

requestAnimationFrame(() => setTimeout(wake));
