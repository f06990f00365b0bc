/** Whether two JSON documents are deeply the same, the order of members included. The WASM calls it too. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = Object.keys(one);
  const others = Object.keys(other);
  return (
    names.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    names.every((name, at) => name === others[at] && isSame(member(one, name), member(other, name)))
  );
}

function member(document: object, name: string): unknown {
  return (document as Record<string, unknown>)[name];
}
