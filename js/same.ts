/** How deep documents are compared: the stack has an end, and what a broken plugin sends may have none. */
const deepest = 500;

/**
 * Whether two JSON documents are deeply the same, the order of members included; those deeper than
 * anybody needs are called different. The WASM calls it too.
 */
export function isSame(one: unknown, other: unknown, depth = 0): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other || depth > deepest) return false;
  const names = Object.keys(one);
  const others = Object.keys(other);
  return (
    names.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    names.every((name, at) => name === others[at] && isSame(member(one, name), member(other, name), depth + 1))
  );
}

function member(document: object, name: string): unknown {
  return (document as Record<string, unknown>)[name];
}
