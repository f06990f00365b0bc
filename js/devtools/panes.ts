/** The panes that only show: requests, base against view, certainty, and the timeline with its filter. */
import { make } from '../element/dom.js';
import type { Cart } from '../types.js';
import { type Comparison, comparisons, type Figure, figures } from './compare.js';
import { type Pane, type Pen, rowsIn, scroller, section, table } from './parts.js';
import type { RequestRow, Requests } from './requests.js';
import { type Entry, type EntryType, type Timeline, words } from './timeline.js';

type Shown = Pick<Cart, 'getSnapshot'>;

export function requestsPane(requests: Requests, pen: Pen): Pane {
  const columns = ['#', 'For', 'Request', 'Status', 'ms', 'Fault'];
  const { element: body, draw } = table<RequestRow>(
    pen,
    'requests',
    columns,
    ({ id }) => id,
    ({ flight, purpose, method, path, status, duration, fault }) => [
      flight === null ? '–' : String(flight),
      purpose,
      path === null ? 'beside fetch' : `${method} ${path}`,
      status === null ? '…' : status === 0 ? 'no answer' : String(status),
      duration === null ? '' : String(duration),
      fault ?? '',
    ],
    ({ status, fault }) => (fault !== null ? 'fault' : status !== null && (status === 0 || status >= 400) ? 'bad' : ''),
  );
  const { element, note } = section('requests', 'Requests', body);
  return {
    element,
    draw() {
      draw(requests.rows);
      pen.set(note, `(${requests.rows.length})`);
    },
  };
}

export function basePane(cart: Shown, pen: Pen): Pane {
  const { element: body, draw } = table<Comparison>(
    pen,
    'base',
    ['What', 'Store', 'Shown', 'Difference'],
    ({ id }) => id,
    ({ name, base, view, difference }) => [name, base ?? '–', view ?? '–', difference],
    ({ difference }) => (difference === '' ? '' : 'differs'),
  );
  const { element, note } = section('base', 'Base and view', body);
  return {
    element,
    draw() {
      const rows = comparisons(cart.getSnapshot());
      draw(rows);
      const differing = rows.filter(({ difference }) => difference !== '').length;
      pen.set(note, differing === 0 ? '(the same)' : `(${differing} differ)`);
    },
  };
}

export function certaintyPane(cart: Shown, pen: Pen): Pane {
  const { element: body, draw } = table<Figure>(
    pen,
    'certainty',
    ['Figure', 'Amount', 'Certainty'],
    ({ id }) => id,
    ({ name, amount, certainty }) => [name, amount, certainty],
    ({ certainty }) => certainty,
  );
  const { element, note } = section('certainty', 'Certainty', body);
  return {
    element,
    draw() {
      const rows = figures(cart.getSnapshot());
      draw(rows);
      const counts = (['confirmed', 'exact', 'estimate'] as const).flatMap((kind) => {
        const count = rows.filter(({ certainty }) => certainty === kind).length;
        return count === 0 ? [] : [`${count} ${kind}`];
      });
      pen.set(note, counts.length === 0 ? '' : `(${counts.join(', ')})`);
    },
  };
}

export function timelinePane(timeline: Timeline, pen: Pen, changed: () => void): Pane {
  let type: EntryType | null = null;
  const types: readonly string[] = ['everything', ...Object.keys(words), 'state', 'fault'];
  const filter = make(
    'select',
    {
      onchange: (event) => {
        const { value } = event.target as HTMLSelectElement;
        type = value === 'everything' ? null : (value as EntryType);
        changed();
      },
    },
    ...types.map((name) => make('option', { value: name }, name)),
  );
  const pause = make('button', {
    type: 'button',
    'aria-pressed': 'false',
    onclick: () => {
      timeline.setPaused(!timeline.isPaused);
      changed();
    },
  });
  pause.textContent = 'Pause';
  const clear = make('button', {
    type: 'button',
    onclick: () => {
      timeline.clear();
      changed();
    },
  });
  clear.textContent = 'Clear';
  const list = make('ol', { 'aria-labelledby': 'timeline-heading' });
  const bar = make('div', { class: 'actions' }, make('label', {}, 'Show ', filter), pause, clear);
  const { element, note } = section('timeline', 'Timeline', bar, scroller('timeline', list));
  const draw = rowsIn<Entry>(
    list,
    ({ id }) => id,
    (entry) => {
      const time = new Date(entry.at).toLocaleTimeString('en-GB');
      const text = make('span');
      const row = make(
        'li',
        { 'data-type': entry.type },
        make('span', { class: 'quiet' }, time),
        ' ',
        make('b', {}, entry.type),
        ' ',
        text,
      );
      return { element: row, update: ({ text: said }) => pen.set(text, said) };
    },
  );
  return {
    element,
    draw() {
      draw(timeline.shown(type));
      pen.label(pause, 'aria-pressed', String(timeline.isPaused));
      const waiting = timeline.waiting(type);
      pen.set(note, timeline.isPaused ? `(paused, ${waiting} more)` : '');
    },
  };
}
