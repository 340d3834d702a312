/* Answers of the server that never change: each address is asked once, a failed one may be asked again. */
const PATIENCE = 20_000; // milliseconds
const kept = new Map();

/* Promises the answer as "text" or "json"; fails with an Error whose `status` is that of HTTP, or none without a connection. */
export function fetchOnce(address, form) {
  if (!kept.has(address)) {
    const answer = ask(address, form);
    answer.catch(() => kept.delete(address));
    kept.set(address, answer);
  }
  return kept.get(address);
}

async function ask(address, form) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw Object.assign(new Error(`${response.status} ${address}`), { status: response.status });
  return response[form]();
}

/* When nothing else is to be done, but soon. */
export function whenIdle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 50);
}
