/** Registers the service worker of the built demo, with which the shop opens without a network. */

/** Does nothing while developing, where a worker would show files as they were. */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const isFirst = serviceWorker.controller === null;
  let controlled = Number.POSITIVE_INFINITY;
  serviceWorker.addEventListener(
    'controllerchange',
    () => {
      controlled = performance.now();
    },
    { once: true },
  );
  await serviceWorker.register('./service-worker.js');
  const { active } = await serviceWorker.ready;
  if (!isFirst) return;
  // A worker sees nothing of what a page asked for before it had control of it: it is told what it would have kept.
  const tell = (entries: PerformanceEntryList) => {
    const addresses = entries.filter(({ startTime }) => startTime < controlled).map(({ name }) => name);
    if (addresses.length > 0) active?.postMessage({ type: 'loaded', addresses });
  };
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
}
