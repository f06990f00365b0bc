/** Names of intents, different in every page and tab. */

/** A function that returns a new name each time. */
export function makeNames(): () => string {
  const prefix = crypto.getRandomValues(new Uint32Array(3)).join('');
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count}`;
  };
}
