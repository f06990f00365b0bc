/**
 * Takes a WASM file apart into streams of alike numbers: what is called, which local variable, how far
 * from an address. Compression finds more in each than in the file as it is (an eighth less in all), and more
 * yet where a local variable or a function is told by how long ago it was used last.
 * `js/streams.ts` puts it together again.
 */

/** @typedef {import('../../js/streams.js').TakenApart} TakenApart */

/**
 * The streams, in their order, which `js/streams.ts` knows: the first three have meanings of their own there,
 * of the next three the numbers are places among the local variables, of the one after that among the functions,
 * and two are offsets.
 */
const names = /** @type {const} */ ([
  ...['symbols', 'variables', 'rest', 'get', 'set', 'tee', 'call', 'load', 'store', 'block', 'branch'],
  ...['constant', 'address', 'long', 'global'],
]);

/** @typedef {typeof names[number]} Stream */

const codeSection = 10;

/** The streams of instructions with one number. @type {Record<number, string>} */
const single = {
  ...{ 2: 'block', 3: 'block', 4: 'block', 12: 'branch', 13: 'branch', 16: 'call' },
  ...{ 32: 'get', 33: 'set', 34: 'tee', 35: 'global', 36: 'global', 65: 'constant', 66: 'long' },
};

/** Numbers behind the two bytes of an instruction that begins with 0xfc. @type {Record<number, number>} */
const bulk = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 };

/** Other instructions with numbers: how many. @type {Record<number, number>} */
const several = { 17: 2, 37: 1, 38: 1, 63: 1, 64: 1, 208: 1, 210: 1 };

/** @param {Uint8Array} wasm @returns {TakenApart} */
export function takenApart(wasm) {
  let at = 8;
  const code = seek();
  /** @type {Record<string, number[]>} */
  const streams = Object.fromEntries(names.map((name) => [name, []]));
  /** What follows each other, as text. @type {string[]} */
  const symbols = [];
  /** Functions and local variables, those used last first. @type {number[]} */
  const functions = [];
  /** @type {number[]} */
  let locals = [];

  for (let left = number(); left > 0; left -= 1) {
    const end = number() + at;
    locals = [];
    const variables = at;
    for (let groups = number(); groups > 0; groups -= 1) {
      number();
      at += 1;
    }
    put('variables', variables, at);
    while (at < end) instruction();
    if (at !== end) throw new Error('A function of the WASM file has an instruction that is not known here');
  }
  if (at !== code.end) throw new Error('The code of the WASM file does not end where it says');
  const meanings = meaningsOf(symbols);
  streams['symbols'] = symbols.map((symbol) => meanings.indexOf(symbol));
  return {
    size: wasm.length,
    head: wasm.subarray(0, code.start),
    tail: wasm.subarray(code.end),
    symbols: meanings.map((symbol) => symbol.split(',').map(Number)),
    streams: names.map((name) => Uint8Array.from(streams[name] ?? [])),
  };

  /** Goes to the inside of the code section. */
  function seek() {
    while (at < wasm.length) {
      const id = wasm[at++];
      const start = at;
      const size = number();
      if (id === codeSection) return { start, end: at + size };
      at += size;
    }
    throw new Error('The WASM file has no code');
  }

  function number() {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = wasm[at++] ?? 0;
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  }

  /** @param {string} stream @param {number} from @param {number} to */
  function put(stream, from, to) {
    streams[stream]?.push(...wasm.subarray(from, to));
  }

  /** Notes an instruction: its bytes, and the stream of the number behind them. @param {number[]} bytes @param {string} stream */
  function symbol(bytes, stream) {
    symbols.push([...bytes, -1 - names.indexOf(/** @type {Stream} */ (stream))].join());
  }

  /** @param {string} stream @param {number[]} list @param {number} value */
  function putPlace(stream, list, value) {
    while (list.length <= value) list.push(list.length);
    const place = list.indexOf(value);
    list.unshift(...list.splice(place, 1));
    streams[stream]?.push(...bytesOf(place));
  }

  function instruction() {
    const start = at;
    const operation = wasm[at++] ?? 0;
    const stream = single[operation];
    if (stream) {
      const from = at;
      const value = number();
      // Addresses of data are not like the small numbers.
      const isLarge = stream === 'constant' && at - from > 2;
      symbol([operation], isLarge ? 'address' : stream);
      if (stream === 'call') putPlace(stream, functions, value);
      else if (stream === 'get' || stream === 'set' || stream === 'tee') putPlace(stream, locals, value);
      else put(isLarge ? 'address' : stream, from, at);
    } else if (operation >= 0x28 && operation <= 0x3e) {
      const alignment = number();
      const offset = number();
      const kind = operation < 0x36 ? 'load' : 'store';
      symbol([operation, alignment], kind);
      // Most are multiples of four.
      streams[kind]?.push(...bytesOf(offset % 4 ? 2 * offset + 1 : offset / 2));
    } else if (hasMore(operation)) {
      const length = at - start - 1;
      if (length > 255) throw new Error('An instruction of the WASM file is too long');
      symbol([operation], 'rest');
      streams['rest']?.push(length);
      put('rest', start + 1, at);
    } else {
      symbols.push(String(operation));
    }
  }

  /** Goes behind the operands of a rare instruction; `false` where it has none. @param {number} operation */
  function hasMore(operation) {
    let numbers = several[operation] ?? 0;
    if (operation === 0x0e) numbers = number() + 1;
    else if (operation === 0xfc) numbers = bulk[number()] ?? 0;
    else if (operation === 0x43) at += 4;
    else if (operation === 0x44) at += 8;
    else if (!numbers) return false;
    for (; numbers > 0; numbers -= 1) number();
    return true;
  }
}

/** A number as WASM has it: seven bits to a byte, the last one below 128. @param {number} value */
function bytesOf(value) {
  const bytes = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
}

/** What symbols stand for, the most frequent first: their numbers are bytes, and the smallest take one letter. @param {readonly string[]} symbols */
function meaningsOf(symbols) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  if (counts.size > 256) throw new Error('The WASM file needs more symbols than there are bytes');
  return [...counts].sort(([, one], [, other]) => other - one).map(([symbol]) => symbol);
}
