/** Field selection: what is left of a cart when a call asks for some fields alone. */

/** A field of the top level, or members of one: `totals:subtotal-total`, `customer:billing_address`. */
export type FieldOf<Document> =
  | Extract<keyof Document, string>
  | `${Extract<keyof Document, 'customer' | 'totals'>}:${string}`;

/** Fields as a list, or as the text that the store reads: names with commas between them. */
export type FieldsOf<Document> = readonly FieldOf<Document>[] | (string & {});

type Name<Field> = Field extends `${infer Parent}:${string}` ? Parent : Field;

type Split<Text extends string> = Text extends `${infer First},${infer Rest}` ? First | Split<Rest> : Text;

type Chosen<Fields> = Fields extends readonly (infer Field)[] ? Field : Fields extends string ? Split<Fields> : never;

/** The document with the chosen fields alone; all of them optional where the choice is known at runtime only. */
export type Selected<Document, Fields> =
  string extends Chosen<Fields> ? Partial<Document> : Pick<Document, Extract<Name<Chosen<Fields>>, keyof Document>>;
