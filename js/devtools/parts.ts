/** What the panes are made of: headed sections, lists that keep their rows, tables. All text goes through the mask. */
import { make, setChildren, setText } from '../element/dom.js';
import type { Mask } from './mask.js';

/** Writes into the panel. */
export interface Pen {
  /** An element with a text. */
  text<K extends keyof HTMLElementTagNameMap>(name: K, text: string, className?: string): HTMLElementTagNameMap[K];
  /** Sets a text where it is another one. */
  set(element: Element, text: string): void;
  /** Sets an attribute where it is another one. */
  label(element: Element, name: string, text: string): void;
}

/** A pen that writes no secret. */
export function createPen(mask: Mask): Pen {
  return {
    text(name, text, className) {
      const element = make(name, className === undefined ? {} : { class: className });
      element.textContent = mask.hide(text);
      return element;
    },
    set: (element, text) => setText(element, mask.hide(text)),
    label(element, name, text) {
      const shown = mask.hide(text);
      if (element.getAttribute(name) !== shown) element.setAttribute(name, shown);
    },
  };
}

/** A part of the panel. */
export interface Pane {
  readonly element: HTMLElement;
  /** Shows what is known now. */
  draw(): void;
}

/** A section with its heading, which takes the focus that a row has lost. */
export function section(id: string, title: string, ...children: readonly Node[]) {
  const note = make('span', { class: 'quiet' });
  const heading = make('h3', { id: `${id}-heading`, tabindex: '-1' }, `${title} `, note);
  const element = make(
    'section',
    { class: 'pane', 'data-pane': id, 'aria-labelledby': heading.id },
    heading,
    ...children,
  );
  return { element, heading, note };
}

/** A region that scrolls, by the keyboard too. */
export function scroller(id: string, child: HTMLElement): HTMLElement {
  return make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': `${id}-heading` }, child);
}

/** Rows that stay the same elements as long as they are there, so that the focus stays where it is. */
export function rowsIn<T>(
  parent: HTMLElement,
  idOf: (item: T) => string | number,
  create: (item: T) => { readonly element: HTMLElement; update(item: T): void },
) {
  const rows = new Map<string | number, { readonly element: HTMLElement; update(item: T): void }>();
  return (items: readonly T[]): void => {
    const kept = new Set(items.map(idOf));
    for (const id of rows.keys()) if (!kept.has(id)) rows.delete(id);
    const elements = items.map((item) => {
      const id = idOf(item);
      const row = rows.get(id) ?? create(item);
      rows.set(id, row);
      row.update(item);
      return row.element;
    });
    setChildren(parent, elements);
  };
}

/** A table whose rows are lists of texts; the first of them heads its row. */
export function table<T>(
  pen: Pen,
  id: string,
  columns: readonly string[],
  idOf: (item: T) => string | number,
  cells: (item: T) => readonly string[],
  mark: (item: T) => string,
) {
  const head = make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, name)));
  const body = make('tbody');
  const whole = make('table', { 'aria-labelledby': `${id}-heading` }, make('thead', {}, head), body);
  const draw = rowsIn<T>(body, idOf, () => {
    const places = columns.map((_, at) => (at === 0 ? make('th', { scope: 'row' }) : make('td')));
    const element = make('tr', {}, ...places);
    return {
      element,
      update(item) {
        cells(item).forEach((text, at) => {
          const place = places[at];
          if (place) pen.set(place, text);
        });
        pen.label(element, 'data-mark', mark(item));
      },
    };
  });
  return { element: scroller(id, whole), draw };
}
