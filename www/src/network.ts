/**
 * The demo's offline switch: makes this page believe that the network is gone. A real shop has no
 * such thing; it is here so that a visitor can see what the cart does without pulling a plug.
 */

/** A network that can be switched off. */
export interface NetworkSwitch {
  /** Whether the network is switched off. */
  readonly offline: boolean;
  /** `fetch` beside the switch. */
  readonly send: typeof fetch;
  /** Switches it, and tells the page as the browser would. */
  set(offline: boolean): void;
}

/**
 * Puts a switch in front of every request to the store. Call it before `createCart`, so that the
 * cart sends through it.
 */
export function createNetworkSwitch(store: string): NetworkSwitch {
  let offline = false;
  const send = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    // What a browser answers when it has no network.
    if (offline && address.startsWith(store)) return Promise.reject(new TypeError('Failed to fetch'));
    return send(input, init);
  };
  const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
  Object.defineProperty(navigator, 'onLine', {
    configurable: true,
    get: () => !offline && real?.get?.call(navigator) !== false,
  });
  return {
    send: (input, init) => send(input, init),
    get offline() {
      return offline;
    },
    set(value) {
      if (value === offline) return;
      offline = value;
      dispatchEvent(new Event(offline ? 'offline' : 'online'));
    },
  };
}
