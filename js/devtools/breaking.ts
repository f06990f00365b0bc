/** Fault injection: what the next request of the cart meets, a slow network, and none at all. */
import { make } from '../element/dom.js';
import { type Faults, faultKinds } from './faults.js';
import { type Pane, type Pen, section } from './parts.js';

/** The delays to choose from, in milliseconds. */
const delays = [0, 500, 2500, 10_000];

export function faultPane(faults: Faults, pen: Pen): Pane {
  const kinds = faultKinds.map(({ kind, name, about }) => {
    const button = make(
      'button',
      { type: 'button', 'data-fault': kind, 'aria-describedby': `about-${kind}`, onclick: () => faults.arm(kind) },
      name,
    );
    return make('li', {}, button, make('p', { id: `about-${kind}`, class: 'quiet' }, about));
  });
  const armed = make('span', { role: 'status' });
  const callOff = make('button', { type: 'button', onclick: () => faults.disarm() }, 'Call off');
  const offline = make('input', {
    type: 'checkbox',
    role: 'switch',
    onchange: (event) => faults.setOffline((event.target as HTMLInputElement).checked),
  });
  const delay = make(
    'select',
    { onchange: (event) => faults.setDelay(Number((event.target as HTMLSelectElement).value)) },
    ...delays.map((time) => make('option', { value: String(time) }, time === 0 ? 'at once' : `after ${time} ms`)),
  );
  const { element, heading } = section(
    'faults',
    'Faults',
    make('ul', { class: 'kinds' }, ...kinds),
    make('p', { class: 'armed' }, armed, ' ', callOff),
    make('p', {}, make('label', {}, offline, ' Offline')),
    make('p', {}, make('label', {}, 'Answers come ', delay)),
  );
  return {
    element,
    draw() {
      const { length } = faults.armed;
      pen.set(
        armed,
        length === 0
          ? 'Nothing waits to go wrong.'
          : `${length} ${length === 1 ? 'fault waits' : 'faults wait'} for a request.`,
      );
      if (length === 0 && (element.getRootNode() as ShadowRoot).activeElement === callOff) heading.focus();
      callOff.hidden = length === 0;
      offline.checked = faults.offline;
      delay.value = String(faults.delay);
    },
  };
}
