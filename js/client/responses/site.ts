/** The site itself: indexes of routes, and batch. */

import type { JsonValue } from '../../types.js';
import type { Cart } from './cart.js';
import type { FreeForm, Links } from './common.js';

/** A parameter in an index. */
export interface RouteArgument {
  /** True when a request must bring it. */
  readonly required?: boolean;
  readonly [name: string]: JsonValue | undefined;
}

/** One handler of a route. */
export interface RouteEndpoint {
  /** Methods. */
  readonly methods: readonly string[];
  /** Parameters by name. */
  readonly args: Readonly<Record<string, RouteArgument>>;
  /** Where it may be part of a batch. */
  readonly allow_batch?: FreeForm;
}

/** A route in an index. */
export interface RouteDescription {
  /** The namespace it belongs to. */
  readonly namespace: string;
  /** Methods. */
  readonly methods: readonly string[];
  /** Its handlers. */
  readonly endpoints: readonly RouteEndpoint[];
  /** Where it is, for routes without parameters in their path. */
  readonly _links?: Links | Readonly<Record<string, string>>;
}

/** The index of a namespace: `GET cocart/v2`. Hidden since 5.0. */
export interface NamespaceIndex {
  /** The namespace. */
  readonly namespace: string;
  /** The routes by their pattern. */
  readonly routes: Readonly<Record<string, RouteDescription>>;
  /** Where it belongs. */
  readonly _links?: Links;
}

/** The index of the site. Since 3.10 CoCart's part is in it only while the shop is being debugged. */
export interface RootIndex {
  /** Name of the site. */
  readonly name: string;
  /** Its tag line. */
  readonly description: string;
  /** Address of the site's files. */
  readonly url: string;
  /** Address of the home page. */
  readonly home: string;
  /** Hours from UTC. */
  readonly gmt_offset: number | string;
  /** Name of the time zone. */
  readonly timezone_string: string;
  /** The namespaces. */
  readonly namespaces: readonly string[];
  /** Ways to authenticate, by name. */
  readonly authentication: FreeForm;
  /** The routes by their pattern. */
  readonly routes: Readonly<Record<string, RouteDescription>>;
  /** Where things are. */
  readonly _links?: Links;
  readonly [name: string]: unknown;
}

/** One answer inside a batch. */
export interface BatchResponse<Body = unknown> {
  /** The body, as the call alone would answer it. */
  readonly body: Body;
  /** The HTTP status. */
  readonly status: number;
  /** The headers; CoCart's are here, not on the outer answer. */
  readonly headers: Readonly<Record<string, string | number>> | readonly never[];
}

/** The answer of a batch. */
export interface BatchResult<Body = unknown> {
  /** One answer per request, in order; null for valid ones when validation has failed. */
  readonly responses: readonly (BatchResponse<Body> | null)[];
  /** `validation`: with `require-all-validate` one request was not valid and nothing was done. */
  readonly failed?: string;
}

/** The answer of the batch of CoCart Plus: one cart when all were calls of the cart and none failed. */
export type PlusBatchResult<Body = unknown> = Cart | BatchResult<Body>;
