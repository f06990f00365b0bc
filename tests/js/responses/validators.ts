/** The response types as checks of what was answered. */
import { Ajv, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../../../scripts/lib/response-schemas.mjs';

/** Checks the answer of a call. @param optional For answers of which only a part was asked for. */
export function validators(schema: JsonSchema, { optional = false } = {}): (call: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(optional ? withoutRequired(schema) : schema, 'answers');
  return (call) => {
    const found = ajv.getSchema(`answers#/properties/${encodeURIComponent(call)}`);
    if (found === undefined) throw new Error(`No type for the call ${call}`);
    return found;
  };
}

function withoutRequired(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (name, value) => (name === 'required' && Array.isArray(value) ? undefined : value)),
  );
}
