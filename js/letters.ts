/** Reads bytes from the text that `scripts/lib/letters.mjs` writes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let times = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charCodeAt(index);
    // A letter alone is a byte below 80; the ones above say how many times 80 the next one lacks.
    const value = letter === 126 ? 57 : letter - 35;
    if (value > 79) {
      times = value - 79;
    } else {
      bytes.push(times * 80 + value);
      times = 0;
    }
  }
  return new Uint8Array(bytes);
}
