import { PlatformError } from '../../src/sandbox/errors';
import { checkCard } from '../../src/sandbox/wecom/card-limits';
import { buildCard, type Json } from './support';

const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index}`, text: `第${index}项` }));
const buttons = (count: number) => Array.from({ length: count }, (_, index) => ({ text: '按', key: `k${index}` }));
const rows = (count: number) => Array.from({ length: count }, () => ({ keyname: '账号', value: '官方微博' }));
const address = 'http://127.0.0.1/s/2026-0001';

const textNotice = (change: Json = {}): Json => ({
  card_type: 'text_notice',
  main_title: { title: '已发布' },
  card_action: { type: 1, url: address },
  ...change,
});
const newsNotice = (change: Json = {}): Json => ({
  ...textNotice({ card_image: { url: `${address}.png`, aspect_ratio: 1.3 } }),
  card_type: 'news_notice',
  ...change,
});
const vote = (change: Json = {}): Json => ({
  card_type: 'vote_interaction',
  main_title: { title: '选择渠道' },
  task_id: 't1',
  checkbox: { question_key: 'q', option_list: options(2), mode: 1 },
  submit_button: { text: '提交', key: 'submit' },
  ...change,
});
const multiple = (change: Json = {}): Json => ({
  card_type: 'multiple_interaction',
  main_title: { title: '逐项选择' },
  task_id: 't1',
  select_list: [{ question_key: 'a', option_list: options(10) }],
  submit_button: { text: '提交', key: 'submit' },
  ...change,
});
const selection = (change: Json) => ({
  button_selection: { question_key: 'reason', option_list: options(10), ...change },
});

function codeOf(card: Json, purpose: 'send' | 'update' = 'send'): number {
  try {
    checkCard(card, purpose);
    return 0;
  } catch (error) {
    if (error instanceof PlatformError) return error.code;
    throw error;
  }
}

describe('cards within the limits are accepted', () => {
  test.each<[string, Json]>([
    ['a button card', buildCard('t1')],
    [
      'six buttons, six rows, ten options',
      buildCard('t1', { button_list: buttons(6), horizontal_content_list: rows(6), ...selection({}) }),
    ],
    ['a task_id of 128 allowed characters', buildCard('aA0_-@'.padEnd(128, 'x'))],
    ['a key of 1024 bytes', buildCard('t1', { button_list: [{ text: '按', key: 'k'.repeat(1024) }] })],
    ['a url button without key', buildCard('t1', { button_list: [{ text: '看全文', type: 1, url: address }] })],
    ['a text notice', textNotice()],
    ['a text notice with only a sub title', textNotice({ main_title: undefined, sub_title_text: '正文' })],
    [
      'a text notice with action menu and task',
      textNotice({ task_id: 't1', action_menu: { action_list: [{ text: '不再提醒', key: 'mute' }] } }),
    ],
    ['a news notice', newsNotice()],
    ['a vote of twenty options', vote({ checkbox: { question_key: 'q', option_list: options(20) } })],
    [
      'three selectors',
      multiple({ select_list: ['a', 'b', 'c'].map((key) => ({ question_key: key, option_list: options(1) })) }),
    ],
  ])('%s', (_name, card) => {
    expect(codeOf(card)).toBe(0);
  });
});

describe('every hard limit refuses with the number of the platform', () => {
  test.each<[string, Json, number]>([
    ['no task_id', buildCard('t1', { task_id: undefined }), 42014],
    ['an empty task_id', buildCard(''), 42014],
    ['a task_id of 129 bytes', buildCard('x'.repeat(129)), 42014],
    ['a task_id with another character', buildCard('审批1'), 42014],
    ['seven buttons', buildCard('t1', { button_list: buttons(7) }), 40058],
    ['no button', buildCard('t1', { button_list: [] }), 40058],
    [
      'two equal keys',
      buildCard('t1', {
        button_list: [
          { text: '甲', key: 'k' },
          { text: '乙', key: 'k' },
        ],
      }),
      42018,
    ],
    ['a button without key', buildCard('t1', { button_list: [{ text: '甲' }] }), 42017],
    ['a key of 1025 bytes', buildCard('t1', { button_list: [{ text: '甲', key: '键'.repeat(342) }] }), 42017],
    ['a button without text', buildCard('t1', { button_list: [{ text: '', key: 'k' }] }), 42020],
    ['a style that does not exist', buildCard('t1', { button_list: [{ text: '甲', key: 'k', style: 5 }] }), 40058],
    ['seven rows', buildCard('t1', { horizontal_content_list: rows(7) }), 40058],
    ['a row without keyname', buildCard('t1', { horizontal_content_list: [{ value: '官方微博' }] }), 40058],
    [
      'a link row without url',
      buildCard('t1', { horizontal_content_list: [{ keyname: '配图', value: '查看', type: 1 }] }),
      40058,
    ],
    ['eleven options', buildCard('t1', selection({ option_list: options(11) })), 40058],
    ['two equal option ids', buildCard('t1', selection({ option_list: [...options(1), ...options(1)] })), 40058],
    [
      'an option id of 129 bytes',
      buildCard('t1', selection({ option_list: [{ id: 'x'.repeat(129), text: '甲' }] })),
      40058,
    ],
    ['a preselection that is no option', buildCard('t1', selection({ selected_id: 'other' })), 40058],
    ['no title', buildCard('t1', { main_title: {} }), 41016],
    ['a target without url', buildCard('t1', { card_action: { type: 1 } }), 42030],
    ['an address without scheme', textNotice({ card_action: { type: 1, url: '127.0.0.1/s' } }), 42030],
    ['a text notice without whole-card action', textNotice({ card_action: undefined }), 42030],
    ['a text notice with action type 0', textNotice({ card_action: { type: 0 } }), 42030],
    ['a text notice without title and sub title', textNotice({ main_title: { desc: '说明' } }), 41016],
    [
      'an action menu without task_id',
      textNotice({ action_menu: { action_list: [{ text: '静音', key: 'mute' }] } }),
      42014,
    ],
    [
      'four jumps',
      textNotice({ jump_list: Array.from({ length: 4 }, () => ({ title: '看', type: 1, url: address })) }),
      40058,
    ],
    ['a jump without target', textNotice({ jump_list: [{ title: '看', type: 1 }] }), 42030],
    [
      'a big figure beside a quote',
      textNotice({ emphasis_content: { title: '3' }, quote_area: { quote_text: '摘' } }),
      40058,
    ],
    ['news without picture', newsNotice({ card_image: undefined }), 40058],
    ['a picture too tall', newsNotice({ card_image: { url: address, aspect_ratio: 1.2 } }), 40058],
    [
      'five vertical rows',
      newsNotice({ vertical_content_list: Array.from({ length: 5 }, () => ({ title: '行' })) }),
      40058,
    ],
    ['twenty-one options', vote({ checkbox: { question_key: 'q', option_list: options(21) } }), 40058],
    [
      'four selectors',
      multiple({ select_list: ['a', 'b', 'c', 'd'].map((key) => ({ question_key: key, option_list: options(1) })) }),
      40058,
    ],
    [
      'two selectors of one question',
      multiple({ select_list: ['a', 'a'].map((key) => ({ question_key: key, option_list: options(1) })) }),
      40058,
    ],
    ['a field of another card type', vote({ sub_title_text: '正文' }), 40058],
    ['a misspelt field', buildCard('t1', { horizontal_content_list: [{ keyName: '账号', keyname: '账号' }] }), 40058],
    ['an unknown card type', buildCard('t1', { card_type: 'button' }), 40058],
    ['replace_text on the first send', buildCard('t1', { replace_text: '已同意' }), 40058],
    ['disable on the first send', buildCard('t1', selection({ disable: true })), 40058],
  ])('%s', (_name, card, code) => {
    expect(codeOf(card)).toBe(code);
  });
});

test('an update takes replace_text and disable, but no task_id', () => {
  const update = buildCard('t1', { task_id: undefined, replace_text: '已同意', ...selection({ disable: true }) });
  expect(codeOf(update, 'update')).toBe(0);
  expect(codeOf({ ...update, task_id: 't1' }, 'update')).toBe(42014);
});
