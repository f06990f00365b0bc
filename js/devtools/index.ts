/**
 * `cocart-wasm/devtools`: a panel that shows what a cart does and why: intents, requests, base and view, certainty,
 * events, and faults on demand. For development: no other entry imports it, and a shop loads it where it develops.
 */
import { make } from '../element/dom.js';
import type { Cart, CartEvents } from '../types.js';
import { faultPane } from './breaking.js';
import { createFaults, type Faults } from './faults.js';
import { createMask } from './mask.js';
import { basePane, certaintyPane, requestsPane, timelinePane } from './panes.js';
import { createPen } from './parts.js';
import { queuePane } from './queue.js';
import { createRequests } from './requests.js';
import { styles } from './styles.js';
import { createTimeline, stateOf, words } from './timeline.js';

export { createFaults, type Exchange, type FaultKind, type Faults, faultKinds } from './faults.js';

/** Options of {@link mountDevtools}. */
export interface DevtoolsOptions {
  /** Where the panel stands in the page; without it, at the lower edge of the window. */
  parent?: HTMLElement;
  /** The faults that the page has made already; without them the panel makes its own. */
  faults?: Faults;
}

/** A panel in a page. */
export interface Devtools {
  /** The faults of the panel, for the console and for tests. */
  readonly faults: Faults;
  /** Takes the panel away, with all that it listens to; faults of its own end. */
  unmount(): void;
}

/**
 * Shows the panel of a cart. It shows what happens from now on, and no cart key, token or password.
 *
 * For pages; throws a `TypeError` where there is no document. Since 0.1.0.
 */
export function mountDevtools(
  cart: Pick<Cart, 'getSnapshot' | 'subscribe' | 'on' | 'retry' | 'drop'>,
  { parent, faults: given }: DevtoolsOptions = {},
): Devtools {
  if (typeof document === 'undefined') throw new TypeError('mountDevtools needs a page');
  const faults = given ?? createFaults();
  const mask = createMask();
  const pen = createPen(mask);
  const requests = createRequests();
  const timeline = createTimeline();
  let isDrawn = true;
  let isMounted = true;

  const changed = () => {
    if (!isDrawn) return;
    isDrawn = false;
    queueMicrotask(draw);
  };
  const panes = [
    faultPane(faults, pen),
    queuePane(cart, pen),
    requestsPane(requests, pen),
    basePane(cart, pen),
    timelinePane(timeline, pen, changed),
    certaintyPane(cart, pen),
  ];
  const state = make('p', { class: 'quiet', 'data-pane': 'state' });
  const board = make('div', { id: 'board', class: 'board' }, ...panes.map(({ element }) => element));
  const toggle = make(
    'button',
    {
      type: 'button',
      'aria-expanded': 'true',
      'aria-controls': 'board',
      onclick: () => {
        board.hidden = !board.hidden;
        toggle.setAttribute('aria-expanded', String(!board.hidden));
        changed();
      },
    },
    'Panes',
  );
  const panel = make(
    'section',
    { class: parent ? 'panel' : 'panel docked', 'aria-labelledby': 'title' },
    make('div', { class: 'bar' }, make('h2', { id: 'title' }, 'Cart devtools'), state, toggle),
    board,
  );
  const host = make('div', { 'data-cocart-devtools': true });
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [styles()];
  root.append(panel);

  function draw(): void {
    isDrawn = true;
    if (!isMounted) return;
    pen.set(state, stateOf(cart.getSnapshot()));
    if (!board.hidden) for (const pane of panes) pane.draw();
  }

  let said = '';
  const look = () => {
    const snapshot = cart.getSnapshot();
    mask.learn(snapshot.server?.['cart_key']);
    const now = stateOf(snapshot);
    if (now !== said) timeline.add('state', now);
    said = now;
    changed();
  };
  const hear = <T extends keyof CartEvents>(type: T, more?: (event: CartEvents[T]) => void) =>
    cart.on(type, (event) => {
      timeline.add(type, words[type](event));
      more?.(event);
      changed();
    });
  const ends = [
    hear('intent'),
    hear('request', requests.sent),
    hear('response', requests.answered),
    hear('rejected'),
    hear('adjusted'),
    hear('reset'),
    hear('conflict'),
    hear('auth'),
    cart.subscribe(look),
    faults.subscribe(changed),
    faults.watchSecrets(mask.learn),
    faults.watch((exchange) => {
      requests.pass(exchange);
      const { fault, status, method, path } = exchange;
      if (fault !== null && status === null) timeline.add('fault', `${fault} strikes ${method} ${path}`);
      changed();
    }),
  ];
  look();
  draw();
  (parent ?? document.body).append(host);

  return {
    faults,
    unmount() {
      if (!isMounted) return;
      isMounted = false;
      for (const end of ends) end();
      if (!given) faults.restore();
      host.remove();
    },
  };
}
