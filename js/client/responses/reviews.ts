/** Reviews of products. */

import type { DateTime, Links } from './common.js';

/** A review. Until 5.0 the list of all reviews is empty for everyone but the shop's staff (contract 5.4). */
export interface Review {
  /** Its number. */
  readonly id: number;
  /** When it was written, in the shop's time. */
  readonly date_created: DateTime;
  /** When it was written, UTC. */
  readonly date_created_gmt: DateTime;
  /** The product. */
  readonly product_id: number;
  /** `approved`, `hold`, `spam`, … Since 5.0 a new one is on `hold`. */
  readonly status: string;
  /** Name of who wrote it. */
  readonly reviewer: string;
  /** E-mail address of who wrote it; only for the shop's staff. */
  readonly reviewer_email?: string;
  /** HTML. */
  readonly review: string;
  /** Stars, 0 to 5. */
  readonly rating: number;
  /** True when who wrote it has bought the product. */
  readonly verified: boolean;
  /** Addresses of the picture of who wrote it by size: `24`, `48`, `96`. */
  readonly reviewer_avatar_urls?: Readonly<Record<string, string>>;
  /** Where it is. */
  readonly _links?: Links;
}
