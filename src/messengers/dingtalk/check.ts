/**
 * What an operator set up in DingTalk's consoles, tried without anybody seeing it (`dingtalk.md` §5.2, §12.3). A right is there when a
 * request that cannot succeed is refused for what it says and not for who sent it. Each try costs one call of the month.
 */
import { randomUUID } from 'node:crypto';
import type { MessengerCheck } from '../../application/ports';
import { PlatformRefused } from '../../lib/outgoing';
import { describeCard } from './card';
import type { DingtalkApi, DingtalkCall } from './client';
import type { DingtalkConfig } from './settings';

/** For `doctor`. */
export function dingtalkChecks(api: DingtalkApi, config: DingtalkConfig): MessengerCheck[] {
  const { robotCode } = config;
  const send = { robotCode, userIds: [], msgKey: 'sampleText', msgParam: '{"content":"-"}' };
  return [
    { name: 'card template', look: () => lookAtTemplate(api, config) },
    { name: 'robot', look: () => mayCall(api, '/v1.0/robot/oToMessages/batchSend', send) },
    {
      name: 'to-dos',
      look: () =>
        mayCall(api, '/v1.0/todo/users/qianfa-doctor/tasks', { subject: '' }).catch((error: unknown) => {
          if (error instanceof PlatformRefused && error.kind === 'configuration')
            return `not permitted, so reminders stay messages when calls run low: ${error.message}`;
          throw error;
        }),
    },
  ];
}

/** A card that is made and brought to nobody. */
async function lookAtTemplate(api: DingtalkApi, config: DingtalkConfig): Promise<string> {
  const { cardTemplateId, inbound } = config;
  const card = describeCard({ taskId: 'doctor', tag: '检查', title: '检查', buttons: [] });
  const body = {
    cardTemplateId,
    outTrackId: `qianfa-doctor-${randomUUID()}`,
    userIdType: 1,
    callbackType: inbound === 'http' ? 'HTTP' : 'STREAM',
    cardData: { cardParamMap: card },
  };
  await api.call({ method: 'POST', path: '/v1.0/card/instances', body, counted: true });
  return 'published, cards can be made of it';
}

async function mayCall(api: DingtalkApi, path: string, body: object): Promise<string> {
  const call: DingtalkCall = { method: 'POST', path, body, counted: true };
  try {
    await api.call(call);
  } catch (error) {
    if (!(error instanceof PlatformRefused) || error.kind !== 'content') throw error;
  }
  return 'permitted';
}
