/** The panel for developers: what it takes and what it gives. */
import type { Cart } from 'cocart-wasm';
import { createFaults, type Devtools, type FaultKind, type Faults, mountDevtools } from 'cocart-wasm/devtools';
import { expectTypeOf, test } from 'vitest';

test('mountDevtools takes a cart, and a place or faults of the page', () => {
  expectTypeOf(mountDevtools).parameter(0).toExtend<Pick<Cart, 'getSnapshot' | 'subscribe'>>();
  expectTypeOf<Cart>().toExtend<Parameters<typeof mountDevtools>[0]>();
  expectTypeOf(mountDevtools).returns.toEqualTypeOf<Devtools>();
  expectTypeOf<Devtools['unmount']>().toEqualTypeOf<() => void>();
  // @ts-expect-error The client has no snapshot to show.
  mountDevtools({ list: () => undefined });
});

test('faults have names', () => {
  expectTypeOf(createFaults).returns.toEqualTypeOf<Faults>();
  expectTypeOf<Faults['arm']>().parameter(0).toEqualTypeOf<FaultKind>();
  expectTypeOf<'lose-answer'>().toExtend<FaultKind>();
  expectTypeOf<'lose-everything'>().not.toExtend<FaultKind>();
});
