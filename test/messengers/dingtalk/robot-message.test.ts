import type { Inbound } from '../../../src/application/ports';
import { readRobotMessage } from '../../../src/messengers/dingtalk/robot-message';
import type { DingtalkConfig } from '../../../src/messengers/dingtalk/settings';
import { NOW } from './bench';

const config = { corpId: 'dingcorp', robotCode: 'dingrobot' } as DingtalkConfig;
const message = (change: object) => ({
  msgId: 'm1',
  conversationType: '1',
  senderStaffId: 'Zhang.San',
  chatbotCorpId: 'dingcorp',
  robotCode: 'dingrobot',
  createAt: NOW,
  ...change,
});
const read = (change: object): Inbound[] => readRobotMessage(config, message(change));

it('a text is trimmed, its sender in small letters', () => {
  const [text] = read({ msgtype: 'text', text: { content: ' 投稿\n标题：走路 ' } });
  expect(text).toMatchObject({ kind: 'text', text: '投稿\n标题：走路', userId: 'zhang.san', at: NOW, messageId: 'm1' });
});

it('one message with words and pictures is a text and its pictures, each an input of its own', () => {
  const richText = [
    { text: '配图' },
    { type: 'picture', downloadCode: 'c1', pictureDownloadCode: 'p1' },
    { text: '两张' },
    { type: 'picture', downloadCode: 'c2' },
  ];
  const inputs = read({ msgtype: 'richText', content: { richText } });
  expect(inputs).toMatchObject([
    { kind: 'text', text: '配图两张' },
    { kind: 'picture', mediaId: 'c1', messageId: 'm1#01' },
    { kind: 'picture', mediaId: 'c2', messageId: 'm1#02' },
  ]);
  expect(new Set(inputs.map(({ key }) => key)).size).toBe(3);
});

it.each([
  [{ msgtype: 'audio', content: { downloadCode: 'a' } }, 'voice'],
  [{ msgtype: 'file', content: { fileName: '稿.docx', downloadCode: 'f' } }, 'file'],
  [{ msgtype: 'richText', content: { richText: [] } }, 'richText'],
  [{ msgtype: 'unknownMsgType' }, 'unknownMsgType'],
  [{ msgtype: 'picture', content: {} }, 'picture'],
  [{ msgtype: 'text', text: { content: '投稿' }, conversationType: '2' }, 'group'],
])('%j cannot be used', (change, what) => {
  expect(read(change)).toMatchObject([{ kind: 'unusable', what }]);
});

it('a message without content because the month is used up is for the operator', () => {
  expect(read({ errorCode: '20001', errorMessage: 'x' })).toMatchObject([
    { kind: 'event', operatorNote: expect.stringContaining('20001') as string },
  ]);
});

it('a message without a sender is for the operator', () => {
  expect(read({ senderStaffId: '', msgtype: 'text', text: { content: 'x' } })).toMatchObject([{ kind: 'event' }]);
});

it.each([{ chatbotCorpId: 'another' }, { robotCode: 'another' }, { msgId: '' }, { createAt: 'soon' }])(
  '%j is refused',
  (change) => {
    expect(() => read({ msgtype: 'text', text: { content: 'x' }, ...change })).toThrow();
  },
);
