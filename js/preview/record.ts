/** The envelope of stored records, as `src/sync/record.rs` has it: version, least version of a reader, checksum. */

/** The version of this code as a reader. */
const READER = 1;

/** Wraps a content for storage. */
export function seal(content: string): string {
  return `2.${READER}.${checksum(content)}:${content}`;
}

/** The content of a record; `null` where it is damaged, or of a format that this version cannot read. */
export function open(record: string | null | undefined): string | null {
  const [, reader, sum, content = ''] = parts(record);
  return +(reader as string) <= READER && sum === checksum(content) ? content : null;
}

/** Whether a newer version has written a record, which this one must not touch. */
export function isNewer(record: string | null | undefined): boolean {
  return +(parts(record)[1] as string) > READER;
}

function parts(record: string | null | undefined): readonly string[] {
  return /^\d+\.(\d+)(?:\.(\w+):(.*))?/s.exec(record ?? '') ?? [];
}

/** FNV-1a of the text in UTF-8: finds truncation and damage. */
function checksum(content: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(content)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
