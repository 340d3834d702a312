/* Answers that never change under their address. */

const answers = new Map();

/* The answer at an address, read as "json" or "text". Each is asked for once; one that failed may be asked for again. */
export function fetchOnce(address, read) {
  if (!answers.has(address)) {
    const answer = fetch(address).then((response) => {
      if (!response.ok) throw new Error(response.status + " " + address);
      return response[read]();
    });
    answer.catch(() => answers.delete(address));
    answers.set(address, answer);
  }
  return answers.get(address);
}
