import { NO_ANSWER } from '../../../src/application/ports';
import { until } from '../../sandbox/support';
import { buildCard, listening, OFFICER, openBench, type Bench } from './bench';

let bench: Bench;
let heard: Awaited<ReturnType<typeof listening>>;
let messenger: ReturnType<Bench['messenger']>;
beforeEach(async () => {
  bench = await openBench();
  messenger = bench.messenger();
  heard = await listening(bench, messenger);
});
afterEach(async () => {
  await heard.stop();
  await bench.end();
});
const keys = () => new Set(heard.inputs.map(({ key }) => key));

describe('what is stored is acknowledged, and nothing else', () => {
  it('the acknowledgement waits for the storing', async () => {
    const order: string[] = [];
    heard.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('stored');
      return NO_ANSWER;
    };
    await bench.people.say(OFFICER, '进度').then(() => order.push('acknowledged'));
    expect(order).toEqual(['stored', 'acknowledged']);
  });

  it('a message that could not be stored comes again, with the same key', async () => {
    let failures = 1;
    heard.answer = (inbound) => {
      if (failures-- > 0) {
        heard.inputs.push(inbound);
        throw new Error('no database');
      }
      return NO_ANSWER;
    };
    bench.people.misbehave({});
    const pushed = bench.people.say(OFFICER, '进度');
    await until(() => heard.inputs.length === 2);
    expect(await pushed).toMatchObject({ attempts: 2, taken: true });
    expect(keys().size).toBe(1);
  });

  it('an event that could not be stored is wanted later', async () => {
    let failures = 1;
    heard.answer = () => {
      if (failures-- > 0) throw new Error('no database');
      return NO_ANSWER;
    };
    await expect(bench.people.personnel({ leave: OFFICER })).resolves.toMatchObject({ attempts: 2, taken: true });
    expect(heard.inputs).toMatchObject([{ kind: 'directory', change: { what: 'left', userId: OFFICER } }]);
  });

  it('a lost acknowledgement, or a connection cut before it, brings the same key again', async () => {
    bench.people.misbehave({ lostAcks: 1 });
    await expect(bench.people.say(OFFICER, '一')).resolves.toMatchObject({ attempts: 2, taken: true });
    expect(keys().size).toBe(1);
    bench.people.misbehave({ cutAfterFrame: 1 });
    await expect(bench.people.say(OFFICER, '二')).resolves.toMatchObject({ taken: true });
    expect(keys().size).toBe(2);
  });

  it('two copies pushed at once under two messageIds have one key', async () => {
    await bench.people.say(OFFICER, '提交', 2);
    expect(heard.inputs).toHaveLength(2);
    expect(keys().size).toBe(1);
  });

  it('what can never be used is acknowledged as well, and noted', async () => {
    const { stream } = bench.people;
    for (const [topic, data] of [
      ['/v1.0/im/bot/messages/get', { msgId: 'm', chatbotCorpId: 'another' }],
      ['/v1.0/im/bot/messages/get', {}],
    ] as const) {
      await expect(stream.push({ type: 'CALLBACK', topic, data }, 1000)).resolves.toMatchObject({ code: 200 });
    }
    expect(heard.inputs).toEqual([]);
    expect(bench.lines.filter((line) => line.startsWith('frame refused'))).toHaveLength(2);
  });
});

describe('a tap', () => {
  it('is answered with the card as it should look now, for the tapper alone', async () => {
    await messenger.sendCard(OFFICER, buildCard({ body: '请看' }));
    heard.answer = () => ({ text: null, card: buildCard({ closed: '已同意 3/2 09:00' }) });
    const pushed = await bench.people.tap(OFFICER, 'S-1_r1_DEPT', '同意', {
      form: { reason: { index: 1, value: 'F' } },
    });
    expect(pushed).toMatchObject({ taken: true, shown: true });
    expect(heard.inputs).toMatchObject([
      { kind: 'tap', choice: 'approve', selected: { reason: ['F'] }, taskId: 'S-1_r1_DEPT' },
    ]);
    expect(bench.people.card(OFFICER, 'S-1_r1_DEPT')).toMatchObject({
      status: 'closed',
      note: '已同意 3/2 09:00',
      b1Show: 'false',
    });
    expect(bench.people.card('0201', 'S-1_r1_DEPT')).toMatchObject({ status: 'open', summary: '请看' });
  });

  it('brings the opinion written on the card as the text after it', async () => {
    await messenger.sendCard(OFFICER, buildCard());
    heard.answer = ({ kind }) => ({ text: null, card: kind === 'tap' ? buildCard({ closed: '已退回' }) : null });
    await bench.people.tap(OFFICER, 'S-1_r1_DEPT', '退回', { reason: 'F', opinion: '第二段数字请核对' });
    expect(heard.inputs).toMatchObject([{ kind: 'tap' }, { kind: 'text', text: '第二段数字请核对' }]);
    expect(bench.people.card(OFFICER, 'S-1_r1_DEPT')).toMatchObject({ note: '已退回' });
  });

  it('is read from the old shape, and from frames that spell their head otherwise', async () => {
    await messenger.sendCard(OFFICER, buildCard());
    bench.people.misbehave({ oldCardShape: true, oldFrameShape: true });
    await expect(bench.people.tap(OFFICER, 'S-1_r1_DEPT', '同意')).resolves.toMatchObject({ taken: true });
    expect(heard.inputs).toMatchObject([{ kind: 'tap', choice: 'approve' }]);
  });
});

describe('the connection', () => {
  it('answers whether it lives', async () => {
    await expect(bench.people.stream.ping()).resolves.toBe(1);
  });

  it('is replaced at once when it is told to go, and nothing is missed between', async () => {
    bench.people.stream.farewell();
    await until(() => bench.people.stream.connected() === 1);
    await expect(bench.people.say(OFFICER, '进度')).resolves.toMatchObject({ attempts: 1, taken: true });
  });

  it('comes back after it was cut, and after the gateway said no', async () => {
    bench.platforms.control.fault({
      platform: 'dingtalk',
      path: '/v1.0/gateway/connections/open',
      mode: 'status',
      status: 503,
      times: 2,
    });
    bench.people.stream.cut();
    await until(() => bench.people.stream.connected() === 1);
    await expect(bench.people.say(OFFICER, '进度')).resolves.toMatchObject({ taken: true });
    expect(bench.lines.filter((line) => line.startsWith('no stream connection'))).toHaveLength(2);
  });

  it('waits longer after each failure: no storm', async () => {
    await heard.stop();
    const slow = bench.messenger({ clientSecret: 'wrong' }, { firstWait: 40 });
    const began = performance.now();
    slow.intake!.start(async () => NO_ANSWER);
    await until(() => bench.lines.filter((line) => line.startsWith('no stream connection')).length >= 4);
    // 40, 80 and 160 ms lie between four tries, and a part by chance
    expect(performance.now() - began).toBeGreaterThanOrEqual(270);
    await slow.intake!.stop();
  });

  it('that carries nothing although it answers pings is given up', async () => {
    await heard.stop();
    const watchful = bench.messenger({}, { silence: 60, look: 10 });
    const second = await listening(bench, watchful);
    bench.people.misbehave({ zombie: true });
    await until(() => bench.people.stream.connected() === 0);
    bench.people.misbehave({ zombie: false });
    await until(() => bench.people.stream.connected() === 1);
    await second.stop();
  });

  it('is shared with another process: each takes what comes to it', async () => {
    const other = await listening(bench, bench.messenger());
    for (let n = 0; n < 20; n += 1) await bench.people.say(OFFICER, `第${n}条`);
    expect(heard.inputs.length + other.inputs.length).toBe(20);
    expect(heard.inputs.length).toBeGreaterThan(0);
    expect(other.inputs.length).toBeGreaterThan(0);
    await other.stop();
  });

  it('takes in no more once it is stopped', async () => {
    await heard.stop();
    await until(() => bench.people.stream.connected() === 0);
    await expect(bench.people.say(OFFICER, '进度')).resolves.toMatchObject({ taken: false });
  });
});
