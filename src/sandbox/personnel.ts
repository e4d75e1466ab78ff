import { z } from 'zod';

const userid = z.string();

/** A change of a directory as it comes to the control over HTTP. */
export const personnel = z.union([
  z.strictObject({ leave: userid }),
  z.strictObject({ join: userid, name: z.string(), title: z.string(), department: z.string() }),
  z.strictObject({
    person: userid,
    name: z.string().optional(),
    title: z.string().optional(),
    department: z.string().optional(),
  }),
  z.strictObject({ party: z.string(), name: z.string().optional(), leader: userid.optional() }),
]);
