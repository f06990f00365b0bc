/** The queue: every intent that the store has not confirmed, why it waits, and what can be done about it. */
import { make } from '../element/dom.js';
import type { Cart, CartLine, QueuedIntent } from '../types.js';
import { type Pane, type Pen, rowsIn, scroller, section } from './parts.js';

export function queuePane(cart: Pick<Cart, 'getSnapshot' | 'retry' | 'drop'>, pen: Pen): Pane {
  const list = make('ul', { 'aria-labelledby': 'queue-heading' });
  const blank = pen.text('p', 'Everything is confirmed.', 'quiet');
  const all = make('button', { type: 'button', onclick: () => cart.retry() }, 'Retry all');
  const scroll = scroller('queue', list);
  const { element, heading, note } = section('queue', 'Queue', blank, scroll, all);

  const draw = rowsIn<QueuedIntent>(
    list,
    ({ id }) => id,
    ({ id }) => {
      const text = make('span');
      const state = make('span', { class: 'chip' });
      const reason = make('p', { class: 'quiet' });
      const retry = make('button', { type: 'button', onclick: () => act(() => cart.retry(id)) }, 'Retry');
      const drop = make(
        'button',
        { type: 'button', onclick: () => act(() => cart.drop(id).catch(() => undefined)) },
        'Drop',
      );
      const row = make(
        'li',
        {},
        make('p', {}, text, ' ', state),
        make('div', { class: 'actions' }, retry, drop),
        reason,
      );
      const act = (work: () => void) => {
        if (row.dataset['busy'] === 'false') work();
      };
      return {
        element: row,
        update(intent) {
          const said = textOf(intent, cart.getSnapshot().lines);
          const isBusy = intent.state === 'sending' || intent.state === 'checking';
          pen.set(text, said);
          pen.set(state, intent.attempts === 0 ? intent.state : `${intent.state}, tried ${intent.attempts}×`);
          pen.label(row, 'data-state', intent.state);
          pen.label(row, 'data-busy', String(isBusy));
          pen.set(reason, intent.reason ? `${intent.reason.code}: ${intent.reason.message}` : '');
          reason.hidden = intent.reason === null;
          for (const [button, name] of [
            [retry, 'Retry'],
            [drop, 'Drop'],
          ] as const) {
            pen.label(button, 'aria-label', `${name}: ${said}`);
            // It stays where the keyboard is; what it would do is refused on the way.
            pen.label(button, 'aria-disabled', String(isBusy));
          }
        },
      };
    },
  );

  return {
    element,
    draw() {
      const { queue } = cart.getSnapshot();
      const hadFocus = list.contains((element.getRootNode() as ShadowRoot).activeElement);
      draw(queue);
      if (hadFocus && !list.contains((element.getRootNode() as ShadowRoot).activeElement)) heading.focus();
      pen.set(note, `(${queue.length})`);
      blank.hidden = queue.length > 0;
      scroll.hidden = all.hidden = queue.length === 0;
    },
  };
}

/** What was asked for, as a shopper would say it. */
function textOf({ kind, line, quantity }: QueuedIntent, lines: readonly CartLine[]): string {
  const known = lines.find(({ id }) => id === line);
  const name = known?.name || known?.sku || 'a line';
  switch (kind) {
    case 'add':
      return `Add ${quantity} × ${name}`;
    case 'setQuantity':
      return `Set ${name} to ${quantity}`;
    case 'remove':
      return `Remove ${name}`;
    case 'restore':
      return `Put ${name} back`;
    case 'clear':
      return 'Empty the cart';
    default:
      return 'Read the cart';
  }
}
