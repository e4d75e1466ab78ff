/** The bodies of the card interface and their limits (dingtalk.md §5.4, §5.8, §5.9). */
import { z } from 'zod';
import { jsonBody, type Call } from '../http';
import { refuse } from './refusal';

const bytes = (most: number) => (text: string) => Buffer.byteLength(text) <= most;

/** Values are texts, objects in JSON; at most 1 KB each, 100 KB together. */
const variables = z
  .record(z.string().refine(bytes(100), 'a key is at most 100 bytes'), z.string().refine(bytes(1024), 'over 1 KB'))
  .refine((map) => bytes(100 * 1024)(JSON.stringify(map)), 'over 100 KB together');
const data = z.object({ cardParamMap: variables });
const privateData = z.record(z.string(), data);

const create = z.object({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1).max(100),
  cardData: data,
  privateData: privateData.optional(),
  openSpaceId: z.string().min(1).max(1000).optional(),
  callbackType: z.string().optional(),
  callbackRouteKey: z.string().optional(),
  userIdType: z.literal(1).optional(),
  imRobotOpenSpaceModel: z
    .object({
      supportForward: z.boolean(),
      lastMessageI18n: z.record(z.string(), z.string()).optional(),
      notification: z.object({ alertContent: z.string().optional() }).optional(),
    })
    .optional(),
  imRobotOpenDeliverModel: z.object({ spaceType: z.literal('IM_ROBOT'), robotCode: z.string().optional() }).optional(),
});

const update = z.object({
  outTrackId: z.string().min(1),
  cardData: data.optional(),
  privateData: privateData.optional(),
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().optional(), updatePrivateDataByKey: z.boolean().optional() })
    .optional(),
  userIdType: z.literal(1).optional(),
});

/** @throws ApiRefusal */
export function readCreate(call: Call): z.infer<typeof create> {
  return read(create, call);
}

/** @throws ApiRefusal */
export function readUpdate(call: Call): z.infer<typeof update> {
  return read(update, call);
}

/** What an answer to a tap may hold (§5.7); `userPrivateData` is the tapper's and not keyed by userid. */
export const cardAnswer = z.object({
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().optional(), updatePrivateDataByKey: z.boolean().optional() })
    .optional(),
  cardData: data.optional(),
  userPrivateData: data.optional(),
});

const CODES: Record<string, string> = {
  outTrackId: 'param.outTrackIdEmpty',
  openSpaceId: 'param.openSpaceIdInvalid',
  cardTemplateId: 'param.cardTemplateIdEmpty',
  imRobotOpenSpaceModel: 'param.openSpaceModelInvalid',
  imRobotOpenDeliverModel: 'param.openDeliverModelError',
};

function read<T>(schema: z.ZodType<T>, call: Call): T {
  const result = schema.safeParse(jsonBody(call));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  refuse(CODES[String(issue?.path[0])] ?? 'param.invalid', `${issue?.path.join('.')}: ${issue?.message}`);
}
