/** The envelope of the records that the engine keeps, as `src/sync/record.rs` writes it: `2.1.CHECKSUM:CONTENT`. */

/** The version that is written, the oldest reader that understands it, and the version of this reader. */
const version = 2;
const minimumReader = 1;
const reader = 1;

/** Wraps a content. */
export function seal(content: unknown): string {
  const text = JSON.stringify(content);
  return `${version}.${minimumReader}.${checksum(text)}:${text}`;
}

/** The content of a record: a row; nothing where it is damaged, or of a newer version. */
export function unseal(record: string | undefined): unknown[] | undefined {
  const [, least = '', sum = '', text = ''] = /^\d+\.(\d+)\.([0-9a-f]+):(.*)$/s.exec(record ?? '') ?? [];
  if (least === '' || Number(least) > reader || sum !== checksum(text)) return undefined;
  const row: unknown = JSON.parse(text);
  return Array.isArray(row) ? row : undefined;
}

/** Whether a newer version has written this record, which this one must not touch. */
export function isNewer(record: string | undefined): boolean {
  return Number(/^\d+\.(\d+)/.exec(record ?? '')?.[1] ?? 0) > reader;
}

/** FNV-1a: finds truncation and damage, which is all it is for. */
function checksum(content: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(content)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
