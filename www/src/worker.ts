/** Registers the service worker of the built demo, with which the shop opens without a network. */

/** Does nothing while developing, where a worker would show files as they were. */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const isFirst = serviceWorker.controller === null;
  await serviceWorker.register('./service-worker.js');
  const { active } = await serviceWorker.ready;
  if (!isFirst) return;
  const ready = performance.now();
  // The first worker has not seen what this page asked for before: it is told what it would have kept.
  const tell = (entries: PerformanceEntryList) => {
    const addresses = entries.filter(({ startTime }) => startTime < ready).map(({ name }) => name);
    if (addresses.length > 0) active?.postMessage({ type: 'loaded', addresses });
  };
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
}
