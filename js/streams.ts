/** Puts a WASM file together again that `scripts/lib/streams.mjs` has taken apart. */

/** A WASM file taken apart: its code by kinds of numbers, which compresses better than one after the other. */
export interface TakenApart {
  /** How many bytes the file has. */
  size: number;
  /** The file up to its code. */
  head: Uint8Array;
  /** The file behind its code. */
  tail: Uint8Array;
  /**
   * What each symbol of the first stream stands for: bytes, and for each number below 0 what comes next in
   * the stream of that number, counted down from -1.
   */
  symbols: readonly (readonly number[])[];
  /** Symbols; the local variables of each function; operands with their length before them; and numbers by kind. */
  streams: readonly Uint8Array[];
}

const ends = 11;
/** The most bytes that the size of a function or of the code takes. */
const longest = 4;

/** The file as it was, byte for byte. */
export function joined({ size, head, tail, symbols, streams }: TakenApart): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(size + 3 * longest);
  const read = streams.map(() => 0);
  /** Functions and local variables, those used last first. */
  const functions: number[] = [];
  let locals: number[] = [];
  let end = 0;

  const next = (stream: number) => {
    const at = read[stream] ?? 0;
    read[stream] = at + 1;
    return streams[stream]?.[at] ?? 0;
  };
  const put = (byte: number) => {
    file[end] = byte;
    end += 1;
  };
  /** Takes a number over as it is: seven bits to a byte, the last one below 128. */
  const take = (stream: number) => {
    let byte = next(stream);
    let value = byte & 127;
    put(byte);
    for (let shift = 7; byte > 127; shift += 7) {
      byte = next(stream);
      value |= (byte & 127) << shift;
      put(byte);
    }
    return value;
  };
  const write = (value: number) => {
    let left = value;
    for (; left > 127; left >>>= 7) put((left & 127) | 128);
    put(left);
  };
  /** Takes a number over that stands for another one. */
  const translate = (stream: number) => {
    const start = end;
    const value = take(stream);
    end = start;
    if (stream > 6) {
      write(value & 1 ? value >> 1 : value * 2);
      return;
    }
    const list = stream < 6 ? locals : functions;
    while (list.length <= value) list.push(list.length);
    list.unshift(...list.splice(value, 1));
    write(list[0] ?? 0);
  };
  /** Writes how many there are, or how long it is, before what is written. */
  const enclose = (fill: () => number | undefined) => {
    const start = end;
    end += longest;
    const count = fill() ?? end - start - longest;
    const written = end;
    end = start;
    write(count);
    file.copyWithin(end, start + longest, written);
    end += written - start - longest;
  };
  const writeBody = () => {
    locals = [];
    // Each group of local variables is a number and a type.
    for (let left = 2 * take(1); left > 0; left -= 1) take(1);
    for (let depth = 1; depth > 0; ) {
      const parts = symbols[next(0)] ?? [];
      const [operation = ends] = parts;
      for (const part of parts) {
        if (part >= 0) put(part);
        else if (part < -9) take(-part - 1);
        else if (part < -3) translate(-part - 1);
        else for (let left = next(2); left > 0; left -= 1) put(next(2));
      }
      if (operation === ends) depth -= 1;
      // `block`, `loop` and `if`.
      else if (operation > 1 && operation < 5) depth += 1;
    }
    return undefined;
  };

  file.set(head);
  end = head.length;
  enclose(() => {
    enclose(() => {
      let functions = 0;
      for (const all = streams[0]?.length ?? 0; (read[0] ?? 0) < all; functions += 1) enclose(writeBody);
      return functions;
    });
    return undefined;
  });
  file.set(tail, end);
  return file.slice(0, size);
}
