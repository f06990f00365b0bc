/** Locks and leases as the platform does them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Tabs = typeof import('../../js/tabs.js');

let tabs: Tabs;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  tabs = await import('../../js/tabs.js');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Web Locks of one name, granted one after the other. */
function stubLocks(): { granted: number } {
  const seen = { granted: 0 };
  let last = Promise.resolve();
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, { signal }: { signal?: AbortSignal }, granted: () => Promise<void> | undefined) => {
        const turn = last.then(async () => {
          if (signal?.aborted) throw signal.reason;
          seen.granted += 1;
          await granted();
        });
        last = turn.catch(() => {});
        return turn;
      },
    },
  });
  return seen;
}

async function soon(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}

describe('a lock', () => {
  test('is none where there are no locks, or where they are refused', async () => {
    vi.stubGlobal('navigator', undefined);
    expect(await tabs.lock('lane', false)).toBeUndefined();
    vi.stubGlobal('navigator', {});
    expect(await tabs.lock('lane', false)).toBeUndefined();
    vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) } });
    expect(await tabs.lock('lane', true)).toBeUndefined();
  });

  test('is held until it is given back', async () => {
    stubLocks();
    const first = await tabs.lock('lane', false);
    const second = vi.fn();
    tabs.lock('lane', false).then(second);
    await soon();
    expect(second).not.toHaveBeenCalled();
    first?.();
    await soon();
    expect(second).toHaveBeenCalledTimes(1);
  });

  test('that an instance asked for before it trapped goes back at once', async () => {
    const seen = stubLocks();
    await tabs.lock('lane', false);
    const asked = vi.fn();
    tabs.lock('lane', false).then(asked);
    tabs.releaseAll();
    await soon();
    // Granted to the one that is gone, and free again for the one after it.
    expect(seen.granted).toBe(2);
    expect(asked).not.toHaveBeenCalled();
    expect(await tabs.lock('lane', false)).toBeTypeOf('function');
  });
});

describe('a lease', () => {
  function stubStorage(): Map<string, string> {
    const records = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => records.get(name) ?? null,
      setItem: (name: string, record: string) => void records.set(name, record),
      removeItem: (name: string) => void records.delete(name),
    });
    return records;
  }

  test('is renewed until it is given back, and then gone', () => {
    const records = stubStorage();
    records.set('lane', 'mine');
    const giveBack = tabs.renew('lane', 'mine');
    const seen = new Set<string | undefined>();
    for (let beat = 0; beat < 3; beat += 1) {
      vi.advanceTimersByTime(2_000);
      seen.add(records.get('lane'));
    }
    expect(seen.size).toBe(3);
    expect([...seen].every((record) => record?.startsWith('mine'))).toBe(true);
    giveBack();
    expect(records.size).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(records.size).toBe(0);
  });

  test('that somebody else has taken is left to them', () => {
    const records = stubStorage();
    records.set('lane', 'mine');
    const giveBack = tabs.renew('lane', 'mine');
    records.set('lane', 'theirs');
    vi.advanceTimersByTime(4_000);
    giveBack();
    expect(records.get('lane')).toBe('theirs');
  });

  test('runs out where storage takes no more, and goes with an instance that trapped', () => {
    const records = stubStorage();
    records.set('lane', 'mine');
    tabs.renew('lane', 'mine');
    vi.stubGlobal('localStorage', {
      ...localStorage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    vi.advanceTimersByTime(4_000);
    expect(records.get('lane')).toBe('mine');
    tabs.releaseAll();
    expect(records.size).toBe(0);
  });
});

test('outside of a page nothing is listened to', () => {
  const report = vi.fn();
  vi.stubGlobal('BroadcastChannel', undefined);
  const hints = tabs.listen('shop', report);
  hints.tell('record');
  hints.end();
  expect(report).not.toHaveBeenCalled();
});

test('a page that is alone has a queue of its own, which an instance that trapped does not block', async () => {
  const page = new Map<string, unknown>();
  const first = await tabs.lock('lane', false, page);
  let isOurs = false;
  const second = tabs.lock('lane', false, page).then((release) => {
    isOurs = true;
    return release;
  });
  await vi.advanceTimersByTimeAsync(5);
  expect(isOurs).toBe(false);
  first?.();
  (await second)?.();
  expect(isOurs).toBe(true);
  // Held when the instance traps.
  await tabs.lock('lane', false, page);
  tabs.releaseAll();
  expect(await tabs.lock('lane', false, page)).toBeTypeOf('function');
});
