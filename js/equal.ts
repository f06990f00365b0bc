/** When two selections of a snapshot show the same. */

/**
 * Whether both are the same, or lists or plain objects whose parts are the same, one level deep. That is enough
 * for what is selected of a snapshot: what shows the same as before is the same object there.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && Object.is(a[name], b[name]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const above = Object.getPrototypeOf(value);
  return above === Object.prototype || above === Array.prototype || above === null;
}
