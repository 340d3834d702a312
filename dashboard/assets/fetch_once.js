/* Answers that never change under their address. */

const PATIENCE = 20_000; // milliseconds
const answers = new Map();

/* The answer at an address, read as "json" or "text". Each is asked for once; one that failed may be asked for again. The error of a
   refusal has the `status` of HTTP; without a connection there is none. */
export function fetchOnce(address, read) {
  if (!answers.has(address)) {
    const answer = fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).then((response) => {
      if (!response.ok) throw Object.assign(new Error(`${response.status} ${address}`), { status: response.status });
      return response[read]();
    });
    answer.catch(() => answers.delete(address));
    answers.set(address, answer);
  }
  return answers.get(address);
}
