/** What the build puts in front of the service worker. */
declare const app: {
  /** Changes with every byte of the app. */
  readonly version: string;
  /** Addresses below the worker's own folder; `./` is the page. */
  readonly files: readonly string[];
};
