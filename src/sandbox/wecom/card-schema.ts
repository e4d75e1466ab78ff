import { z } from 'zod';

/** The hard limits of wecom.md §5.3 as schemas. Lengths are bytes of UTF-8; fields a type does not know are errors. */

const filled = z.string().min(1);
const bytes = (max: number) => filled.refine((text) => Buffer.byteLength(text) <= max, `longer than ${max} bytes`);
const address = bytes(2048).regex(/^https?:\/\/\S+$/, 'an address needs http:// or https://');
const key = bytes(1024);

/** Where a tap leads: 1 needs a url, 2 a mini-program. */
const target = { url: address.optional(), appid: filled.optional(), pagepath: filled.optional() };
const reachable = (part: { type?: number; url?: string; appid?: string }) =>
  (part.type !== 1 || part.url !== undefined) && (part.type !== 2 || part.appid !== undefined);
const targetMissing = { error: 'the target of this type is missing', path: ['url'] };

const unique = <T>(name: string, of: (item: T) => string | undefined) =>
  [(items: T[]) => new Set(items.map(of)).size === items.length, `${name} must be unique`] as const;

const source = z.strictObject({
  icon_url: address.optional(),
  desc: z.string().optional(),
  desc_color: z.int().min(0).max(3).optional(),
});
const actionMenu = z.strictObject({
  desc: z.string().optional(),
  action_list: z
    .array(z.strictObject({ text: filled, key }))
    .min(1)
    .max(3),
});
const title = z.strictObject({ title: filled, desc: z.string().optional() });
const looseTitle = z.strictObject({ title: z.string().optional(), desc: z.string().optional() });
const quoteArea = z
  .strictObject({
    type: z.int().min(0).max(2).optional(),
    ...target,
    title: z.string().optional(),
    quote_text: z.string().optional(),
  })
  .refine(reachable, targetMissing);
const horizontal = z
  .strictObject({
    keyname: filled,
    value: z.string().optional(),
    type: z.int().min(0).max(3).optional(),
    url: address.optional(),
    media_id: filled.optional(),
    userid: filled.optional(),
  })
  .refine((row) => row.type !== 1 || row.url !== undefined, targetMissing)
  .refine(
    (row) => row.type !== 2 || (row.media_id !== undefined && /\.\w+$/.test(row.value ?? '')),
    'type 2 needs media_id and a file name',
  )
  .refine((row) => row.type !== 3 || row.userid !== undefined, 'type 3 needs userid');
const jump = z
  .strictObject({ title: filled, type: z.int().min(0).max(2).optional(), ...target })
  .refine(reachable, targetMissing);
const cardAction = (lowest: 0 | 1) =>
  z.strictObject({ type: z.int().min(lowest).max(2), ...target }).refine(reachable, targetMissing);
const option = z.strictObject({ id: bytes(128), text: filled });
const button = z
  .strictObject({
    text: filled,
    style: z.int().min(1).max(4).optional(),
    type: z.int().min(0).max(1).optional(),
    key: key.optional(),
    url: address.optional(),
  })
  .refine((part) => part.type === 1 || part.key !== undefined, { error: 'the button needs a key', path: ['key'] })
  .refine((part) => part.type !== 1 || part.url !== undefined, { error: 'the button needs a url', path: ['url'] });
const submitButton = z.strictObject({ text: filled, key });

/** `disable` and `replace_text` exist only when a card is changed, `task_id` only when it is sent. */
const absent = z.never().optional();
const freezing = (updating: boolean) => ({ disable: updating ? z.boolean().optional() : absent });
const replacing = (updating: boolean) => ({ replace_text: updating ? filled.optional() : absent });
const taskId = bytes(128).regex(/^[0-9A-Za-z_\-@]+$/, 'only 0-9 A-Z a-z _ - @');
const mayHaveTask = (updating: boolean) => ({ task_id: updating ? absent : taskId.optional() });
const needsTask = (updating: boolean) => ({ task_id: updating ? absent : taskId });

const selector = (updating: boolean) =>
  z
    .strictObject({
      question_key: bytes(1024),
      title: z.string().optional(),
      selected_id: bytes(128).optional(),
      option_list: z
        .array(option)
        .min(1)
        .max(10)
        .refine(...unique<{ id: string }>('option id', ({ id }) => id)),
      ...freezing(updating),
    })
    .refine(
      ({ selected_id, option_list }) => !selected_id || option_list.some(({ id }) => id === selected_id),
      'selected_id is no option',
    );

const checkbox = (updating: boolean) =>
  z.strictObject({
    question_key: bytes(1024),
    option_list: z
      .array(z.strictObject({ ...option.shape, is_checked: z.boolean().optional() }))
      .min(1)
      .max(20)
      .refine(...unique<{ id: string }>('option id', ({ id }) => id)),
    mode: z.int().min(0).max(1).optional(),
    ...freezing(updating),
  });

const upperPart = {
  source: source.optional(),
  action_menu: actionMenu.optional(),
  quote_area: quoteArea.optional(),
  horizontal_content_list: z.array(horizontal).max(6).optional(),
};

/** The schema of one card, for sending or for an update (which carries no task_id). */
export function cardSchema(updating: boolean) {
  return z.discriminatedUnion('card_type', [
    z.strictObject({
      card_type: z.literal('text_notice'),
      ...mayHaveTask(updating),
      ...upperPart,
      main_title: looseTitle.optional(),
      sub_title_text: z.string().optional(),
      emphasis_content: looseTitle.optional(),
      jump_list: z.array(jump).max(3).optional(),
      card_action: cardAction(1),
    }),
    z.strictObject({
      card_type: z.literal('news_notice'),
      ...mayHaveTask(updating),
      ...upperPart,
      main_title: title,
      jump_list: z.array(jump).max(3).optional(),
      card_action: cardAction(1),
      card_image: z.strictObject({ url: address, aspect_ratio: z.number().min(1.3).max(2.25).optional() }).optional(),
      image_text_area: z
        .strictObject({
          type: z.int().min(0).max(2).optional(),
          ...target,
          title: z.string().optional(),
          desc: z.string().optional(),
          image_url: address,
        })
        .refine(reachable, targetMissing)
        .optional(),
      vertical_content_list: z
        .array(z.strictObject({ title: filled, desc: z.string().optional() }))
        .max(4)
        .optional(),
    }),
    z.strictObject({
      card_type: z.literal('button_interaction'),
      ...needsTask(updating),
      ...upperPart,
      ...replacing(updating),
      main_title: title,
      sub_title_text: z.string().optional(),
      card_action: cardAction(0).optional(),
      button_selection: selector(updating).optional(),
      button_list: z.array(button).min(1).max(6),
    }),
    z.strictObject({
      card_type: z.literal('vote_interaction'),
      ...needsTask(updating),
      ...replacing(updating),
      source: source.optional(),
      main_title: title,
      checkbox: checkbox(updating),
      submit_button: submitButton,
    }),
    z.strictObject({
      card_type: z.literal('multiple_interaction'),
      ...needsTask(updating),
      ...replacing(updating),
      source: source.optional(),
      main_title: title,
      select_list: z
        .array(selector(updating))
        .min(1)
        .max(3)
        .refine(...unique<{ question_key: string }>('question_key', (part) => part.question_key)),
      submit_button: submitButton,
    }),
  ]);
}
