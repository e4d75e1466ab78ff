import type { Inbound } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { callbackOf, CONFIG, NOW, options, plaintext, sealed } from './bench';

const wecom = createWecom(CONFIG, options());
const open = (fields: Record<string, string | null>, inner = ''): Inbound => {
  const { query, body } = sealed(plaintext(fields, inner));
  return wecom.open(callbackOf({ query, body }), NOW)[0];
};

describe('ordinary messages', () => {
  it('gives a text with its sender in lower case and its MsgId as text', () => {
    expect(
      open({ FromUserName: 'LiSi', MsgType: 'text', Content: ' 进度\n  123 ', MsgId: '7300000000000000001' }),
    ).toEqual({
      messenger: 'wecom',
      key: 'ww1234567890abcdef|1000002|lisi|7300000000000000001',
      userId: 'lisi',
      at: NOW,
      kind: 'text',
      text: ' 进度\n  123 ',
      messageId: '7300000000000000001',
    });
  });

  it('keeps a text that is a number, empty, or holds the end of a CDATA section', () => {
    expect(open({ MsgType: 'text', Content: '0123', MsgId: '1' })).toMatchObject({ text: '0123' });
    expect(open({ MsgType: 'text', Content: '', MsgId: '1' })).toMatchObject({ text: '' });
    expect(open({ MsgType: 'text', MsgId: '1' })).toMatchObject({ kind: 'text', text: '' });
    expect(open({ MsgType: 'text', Content: 'a]]]]><![CDATA[>b', MsgId: '1' })).toMatchObject({ text: 'a]]>b' });
  });

  it('gives a picture by its MediaId', () => {
    const picture = { MsgType: 'image', PicUrl: 'https://p.example/1', MediaId: 'M-1', MsgId: '7300000000000000002' };
    expect(open(picture)).toMatchObject({ kind: 'picture', mediaId: 'M-1', messageId: '7300000000000000002' });
  });

  it.each(['voice', 'video', 'location', 'link', 'file', 'something_new'])('knows that a %s cannot be used', (what) => {
    expect(open({ MsgType: what, MediaId: 'M-1', MsgId: '1' })).toMatchObject({ kind: 'unusable', what });
  });
});

describe('events', () => {
  const items = `<SelectedItems><SelectedItem><QuestionKey><![CDATA[reason]]></QuestionKey>
    <OptionIds><OptionId><![CDATA[typo]]></OptionId></OptionIds></SelectedItem></SelectedItems>`;
  const tap = {
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: 'approve',
    TaskId: 't-1',
    CardType: 'button_interaction',
    ResponseCode: 'RC',
  };

  it('gives a tap with what was chosen', () => {
    expect(open(tap, items)).toEqual({
      messenger: 'wecom',
      key: `ww1234567890abcdef|1000002|lisi|${NOW / 1000}|template_card_event||approve|t-1`,
      userId: 'lisi',
      at: NOW,
      kind: 'tap',
      taskId: 't-1',
      choice: 'approve',
      selected: { reason: ['typo'] },
      updateCode: 'RC',
    });
  });

  it('gives no choice, several choices and several questions', () => {
    const option = (id: string) => `<OptionId><![CDATA[${id}]]></OptionId>`;
    const item = (key: string, ...ids: string[]) =>
      `<SelectedItem><QuestionKey><![CDATA[${key}]]></QuestionKey><OptionIds>${ids.map(option).join('')}</OptionIds></SelectedItem>`;
    expect(open(tap)).toMatchObject({ selected: {} });
    expect(open(tap, '<SelectedItems></SelectedItems>')).toMatchObject({ selected: {} });
    expect(
      open(tap, `<SelectedItems>${item('a', '1', '2')}${item('b')}${item('c', '3')}</SelectedItems>`),
    ).toMatchObject({
      selected: { a: ['1', '2'], b: [], c: ['3'] },
    });
  });

  it('gives null for a missing response code, and takes a card menu for a tap', () => {
    expect(open({ ...tap, ResponseCode: null })).toMatchObject({ kind: 'tap', updateCode: null });
    expect(open({ ...tap, ResponseCode: '' })).toMatchObject({ kind: 'tap', updateCode: null });
    expect(open({ ...tap, Event: 'template_card_menu_event' })).toMatchObject({ kind: 'tap', choice: 'approve' });
  });

  it('gives a menu click, and takes entering and joining for the same', () => {
    expect(open({ MsgType: 'event', Event: 'click', EventKey: 'todo' })).toMatchObject({
      kind: 'menu',
      choice: 'todo',
    });
    expect(open({ MsgType: 'event', Event: 'enter_agent', EventKey: '' })).toMatchObject({ kind: 'enter' });
    expect(open({ MsgType: 'event', Event: 'subscribe', EventKey: '' })).toMatchObject({ kind: 'enter' });
  });

  it.each(['view', 'LOCATION', 'unsubscribe', 'open_approval_change', 'something_new', 'toString'])(
    'keeps %s apart as an event that changes nothing',
    (what) => {
      expect(open({ MsgType: 'event', Event: what })).toMatchObject({ kind: 'event', what, operatorNote: null });
    },
  );

  it.each(['inactive_alert', 'close_inactive_agent', 'low_active_alert', 'low_active'])(
    'tells an operator about %s',
    (what) => {
      const event = open({ MsgType: 'event', Event: what, FromUserName: 'sys', EffectTime: '1700000000' });
      expect(event).toMatchObject({ kind: 'event', what, operatorNote: expect.stringMatching(/^WeCom (will|has)/) });
    },
  );

  it.each<[string, Record<string, string>, object]>([
    ['delete_user', { UserID: 'LiSi' }, { what: 'left', userId: 'lisi' }],
    ['update_user', { UserID: 'LiSi', Status: '5' }, { what: 'left', userId: 'lisi' }],
    ['update_user', { UserID: 'LiSi', Status: '2' }, { what: 'something', detail: 'update_user' }],
    ['update_user', { UserID: 'LiSi', NewUserID: 'Li.Si' }, { what: 'renamed', userId: 'lisi', newUserId: 'li.si' }],
    ['create_user', { UserID: 'LiSi', Name: '李思' }, { what: 'something', detail: 'create_user' }],
    ['update_party', { Id: '2', Name: '科普部' }, { what: 'something', detail: 'update_party' }],
    ['delete_user', {}, { what: 'something', detail: 'delete_user' }],
  ])('takes %s with %j for a change of the directory', (type, fields, change) => {
    const contact = { MsgType: 'event', Event: 'change_contact', FromUserName: 'sys', AgentID: null };
    expect(open({ ...contact, ChangeType: type, ...fields })).toMatchObject({
      kind: 'directory',
      userId: 'sys',
      change,
    });
  });

  it('refuses a message without sender or time', () => {
    expect(() => open({ MsgType: 'text', FromUserName: null })).toThrow('sender or time missing');
    expect(() => open({ MsgType: 'text', FromUserName: '' })).toThrow('sender or time missing');
    expect(() => open({ MsgType: 'text', CreateTime: 'now' })).toThrow('sender or time missing');
  });

  it('ignores whitespace around elements and fields it does not know', () => {
    const xml = plaintext({ ...tap, Novelty: 'x' }, items)
      .replaceAll('><', '>\n  <')
      .replace('<xml>', ' <xml>');
    const { query, body } = sealed(xml);
    expect(wecom.open(callbackOf({ query, body }), NOW)[0]).toMatchObject({
      kind: 'tap',
      selected: { reason: ['typo'] },
    });
  });
});

describe('dedup keys', () => {
  const keyOf = (fields: Record<string, string | null>) => open(fields).key;
  const event = { MsgType: 'event', Event: 'template_card_event', EventKey: 'approve', TaskId: 't-1' };

  it('are the same when the same event is sealed and sent anew', () => {
    expect(keyOf(event)).toBe(keyOf({ ...event, ResponseCode: 'another' }));
  });

  it.each([
    ['sender', { FromUserName: 'wangwu' }],
    ['second', { CreateTime: `${NOW / 1000 + 1}` }],
    ['event', { Event: 'click' }],
    ['kind of change', { ChangeType: 'create_user' }],
    ['button', { EventKey: 'return' }],
    ['card', { TaskId: 't-2' }],
  ])('tell events of another %s apart', (_name, other) => {
    expect(keyOf({ ...event, ...other })).not.toBe(keyOf(event));
  });

  it('tell two leavers of one second apart, and know the same one again', () => {
    const left = {
      MsgType: 'event',
      Event: 'change_contact',
      FromUserName: 'sys',
      ChangeType: 'delete_user',
      UserID: 'a',
    };
    expect(keyOf(left)).toBe(keyOf(left));
    expect(keyOf({ ...left, UserID: 'b' })).not.toBe(keyOf(left));
  });

  it('tell messages apart by MsgId and sender, not by time', () => {
    const text = { MsgType: 'text', Content: 'a', MsgId: '1' };
    expect(keyOf({ ...text, CreateTime: `${NOW / 1000 + 9}` })).toBe(keyOf(text));
    expect(keyOf({ ...text, MsgId: '2' })).not.toBe(keyOf(text));
    expect(keyOf({ ...text, FromUserName: 'wangwu' })).not.toBe(keyOf(text));
  });

  it('tell two locations of one second apart although they have no MsgId', () => {
    const location = { MsgType: 'location', Location_X: '1', Location_Y: '2' };
    expect(keyOf(location)).toBe(keyOf(location));
    expect(keyOf({ ...location, Location_X: '3' })).not.toBe(keyOf(location));
  });

  it('stay within 190 characters and still differ where a long one differs', () => {
    const long = { ...event, EventKey: '选'.repeat(300) };
    expect(keyOf(long).length).toBeLessThanOrEqual(190);
    expect(keyOf(long)).toMatch(/^ww1234567890abcdef\|1000002\|#[0-9a-f]{64}$/);
    expect(keyOf({ ...long, EventKey: `${long.EventKey}!` })).not.toBe(keyOf(long));
  });
});
