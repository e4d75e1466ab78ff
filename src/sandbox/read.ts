import type { z } from 'zod';
import { ControlError } from './errors';
import { jsonBody, type Call } from './http';

/** Reads a control's JSON body. */
type Read = <T>(schema: z.ZodType<T>, call: Call) => T;

/** @throws ControlError naming the field */
export const read: Read = (schema, call) => {
  const result = schema.safeParse(jsonBody(call));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ControlError(`${issue?.path.join('.')}: ${issue?.message}`);
};
