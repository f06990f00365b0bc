/** Names of intents, different in every page and tab. */

/** A function that returns a new name each time. */
export function makeNames(): () => string {
  const random = new Uint32Array(3);
  // Always there in browsers and Node; other hosts get by with less.
  if (typeof crypto === 'undefined') random.set(random.map(() => Math.random() * 2 ** 32));
  else crypto.getRandomValues(random);
  const prefix = [...random, Date.now()].map((part) => part.toString(36)).join('');
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
}
