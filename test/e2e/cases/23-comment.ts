import type { Case } from './case';
import { PEOPLE } from './people';

const HOURS = 'https://weibo.com/7654321/HoursAsked';
const SEATS = 'https://weibo.com/7654321/SeatsAsked';
const PARKING = 'https://weibo.com/7654321/ParkingAsked';
const DOSE = 'https://weibo.com/7654321/DoseAsked';
const ABUSE = 'https://weibo.com/7654321/Abuse';
const LATE = 'https://mp.weixin.qq.com/s/LateQuestion';

interface Log {
  items: {
    url: string;
    account: string;
    excerpt: string;
    broughtBy: { name: string };
    firstAnsweredAt: string | null;
    answeredAt: string | null;
    answers: {
      how: string;
      wording: { name: string; version: number } | null;
      no: string;
      text: string;
      by: { name: string };
    }[];
    removals: { how: string; reason: string; by: { name: string } }[];
  }[];
}

export const awkwardCase: Case = {
  no: 23,
  title: 'a comment is answered by an approved wording or by a reply of its own; what is hidden is hidden for a reason',
  async run({ product, say, tap, hold, mark, news, sees, item, moveTo, now, page, signThrough, quietExcept }) {
    const reply = (comment: string, nature: string, body: string) =>
      `回复投稿\n评论：${comment}\n性质：${nature}\n涉密：否\nAI生成：否\n正文：${body}`;
    const sent = (who: Parameters<typeof news>[0]) => /已提交 (\d{4}-\d{4})/.exec(news(who))![1]!;

    // given a comment that the publisher brings: its limits count from here on, and nothing may be improvised
    mark();
    await say('editor', `评论 ${HOURS} 周末门诊几点开？`);
    expect(news('editor')).toMatch(/已登记微博评论“周末门诊几点开？”：首次答复 .* 前，完整答复 .* 前/);
    expect(news('editor')).toMatch(/口径库里现在没有可用的口径/);
    await say('editor', `回复 ${HOURS} 门诊时间`);
    expect(news('editor')).toMatch(/口径库里没有“门诊时间”.*F-16/s);
    await say('editor', `已回复 ${HOURS}`);
    expect(news('editor')).toMatch(/未经审批的回复不能发出（F-16/);
    await say('stranger', `评论 ${HOURS} 我也想知道`);
    quietExcept('editor', 'stranger');

    // given one that an officer brings: whoever answers in the company's name is told at once, and once
    mark();
    for (let times = 0; times < 2; times += 1) await say('officer', `评论 ${SEATS} 等候区有座位吗？`);
    expect(news('editor').match(/尹小川登记了微博评论“等候区有座位吗？”，请在 .* 前首次答复/g)).toHaveLength(1);
    quietExcept('officer', 'editor');
    await say('editor', `隐藏评论 ${SEATS} 与门诊无关`);

    // when an officer writes a wording, it takes the whole chain, and its last signature puts it into the library
    mark();
    await say(
      'officer',
      '回复投稿\n性质：口径\n标题：门诊时间\n主题：就诊\n涉密：否\nAI生成：否\n正文：您好，周末门诊 8:30 至 16:30，节假日以公告为准。',
    );
    await say('officer', '提交');
    const wording = sent('officer');
    expect(await item(wording)).toMatchObject({ kind: 'REPLY', stage: 'DEPT_REVIEW', leadTime: null });
    expect(news('head')).toMatch(/【待审核】《门诊时间》[^▤]*性质：口径/);
    await signThrough(wording);
    expect(await item(wording)).toMatchObject({ status: 'PUBLISHED' });
    expect(news('editor')).toMatch(new RegExp(`口径库新增“门诊时间”第 1 版（依据 ${wording}）`));
    expect(product.control.timelines()).toMatchObject({ weibo: [], wechat: [] });

    // then the publisher answers with it at once: picked from the card, pasted as it is, told when it is out
    mark();
    await say('editor', `回复 ${HOURS}`);
    const card = hold('editor', '用这条口径');
    expect(news('editor')).toMatch(/□门诊时间/);
    await product.control.tap(PEOPLE.editor.userid, card.id, card.keys['用这条口径']!, { wording: ['0'] }, 1);
    await moveTo(now() + 60_000);
    expect(news('editor')).toMatch(/用口径“门诊时间”第 1 版/);
    expect(news('editor')).toMatch(/您好，周末门诊 8:30 至 16:30，节假日以公告为准。/);
    await say('editor', `已回复 ${HOURS}`);
    expect(news('editor')).toMatch(/评论“周末门诊几点开？”已回复。这条评论已办结/);
    quietExcept('editor');

    // an ordinary free reply is the office head's to approve, and nobody else's
    mark();
    await say('editor', reply(`${PARKING} 停车方便吗？`, '普通', '您好，地下一层可停车，前两小时免费。'));
    await say('editor', '提交');
    const parking = sent('editor');
    expect(news('officeHead')).toMatch(
      /【待审核】《回复评论：停车方便吗？》[^▤]*地下一层可停车[^▤]*评论：停车方便吗？[^▤]*\[同意回复\]\[退回\]\[不予回复\]/,
    );
    expect(news('officeHead')).toMatch(new RegExp(`改性质 ${parking} 性质 理由`));
    quietExcept('editor', 'officeHead');
    await say('editor', `已发 ${parking} ${PARKING}`);
    expect(news('editor')).toMatch(/没有签完的回复不能发出（F-16/);
    await tap('officeHead', '同意回复');
    expect(news('editor')).toMatch(/【人工回复】[^]*评论：停车方便吗？[^]*您好，地下一层可停车，前两小时免费。/);
    expect(await item(parking)).toMatchObject({ status: 'PUBLISHING', signatures: [{ stage: 'REPLY_APPROVAL' }] });
    await say('editor', `已发 ${parking} ${PARKING}`);
    expect(news('editor')).toMatch(/在微博已回复/);
    expect(news('officeHead')).toMatch(/在微博已回复（安若溪/);
    expect(await item(parking)).toMatchObject({ status: 'PUBLISHED' });
    await say('officeHead', `口径 入库 ${parking} 停车`);
    expect(news('officeHead')).toMatch(/只经办公室负责人审批。口径要经完整审批/);

    // medical advice called ordinary: the head of the office raises it, and it begins anew with the whole chain
    mark();
    await say('officer', reply(`${DOSE} 孩子发烧吃几片？`, '普通', '您好，用药请遵医嘱，请携带病历到院就诊。'));
    await say('officer', '提交');
    const dose = sent('officer');
    await say('officeHead', `改性质 ${dose} 医疗咨询`);
    expect(news('officeHead')).toMatch(/改性质要写明理由/);
    await say('officeHead', `改性质 ${dose} 医疗咨询 问用药剂量`);
    expect(news('officeHead')).toMatch(/已改为“医疗咨询”，从头走完整审批：部门审核 → 核稿 → 保密审核 → 签发/);
    expect(news('officer')).toMatch(/已由公司办公室（乔远岫）改性质.*问用药剂量/s);
    expect(news('head')).toMatch(/性质：医疗咨询（由公司办公室改定）/);
    await signThrough(dose);
    expect((await item(dose)).signatures.map(({ stage }) => stage)).toEqual([
      'DEPT_REVIEW',
      'OFFICE_REVIEW',
      'SECRECY_REVIEW',
      'EXEC_SIGNOFF',
    ]);
    await say('editor', `已发 ${dose} ${DOSE}`);
    expect(news('officer')).toMatch(/在微博已回复（安若溪/);
    await say('officeHead', `口径 入库 ${dose} 用药咨询 至 2027-12-31`);
    expect(news('editor')).toMatch(/口径库新增“用药咨询”第 1 版/);

    // a comment is hidden by the publisher alone, and only with a reason
    mark();
    await say('officer', `隐藏评论 ${ABUSE} 辱骂`);
    expect(news('officer')).toMatch(/没有权限：只有公司办公室指定的发布专员/);
    await say('editor', `隐藏评论 ${ABUSE}`);
    expect(news('editor')).toMatch(/隐藏评论要写明理由/);
    await say('editor', `隐藏评论 ${ABUSE} 辱骂他人，违反评论公约`);
    expect(news('editor')).toMatch(/这条评论已隐藏，理由：辱骂他人/);

    // what was stopped answers nothing any more
    await say('officeHead', '口径 停用 门诊时间 暑期调整');
    expect(news('editor')).toMatch(/口径“门诊时间”已由乔远岫停用：暑期调整/);
    await say('editor', `回复 ${LATE} 门诊时间`);
    expect(news('editor')).toMatch(/口径“门诊时间”已由乔远岫.*停用.*F-16/s);

    // and one that nobody answers is put before the office when its limit is over
    await say('editor', `评论 ${LATE} 体检报告去哪里打印？`);
    mark();
    await moveTo(now() + 4 * 86_400_000);
    expect(news('officeHead')).toMatch(/微信评论“体检报告去哪里打印？”还没有首次答复，已过时限/);
    expect(news('editor')).toMatch(/还没有首次答复/);
    expect(sees('executive')).not.toMatch(/首次答复/);

    // whoever opens the page reads what is answered; every record is sealed as it was signed
    expect((await page('executive', dose)).text).toMatch(/评论 孩子发烧吃几片？[^]*性质 医疗咨询/);
    expect((await page('executive', dose)).text).toMatch(/口径库 已入库：用药咨询/);
    expect(sees('archivist')).not.toMatch(/归档检测/);

    // the log says who, when, to what, with which text and on whose signatures
    const { items } = await product.api<Log>('/reports/interactions');
    const of = (url: string) => items.find((one) => one.url === url);
    expect(of(HOURS)).toMatchObject({
      account: 'A-WB',
      excerpt: '周末门诊几点开？',
      broughtBy: { name: '安若溪' },
      answers: [{ how: 'WORDING', wording: { name: '门诊时间', version: 1 }, no: wording, by: { name: '安若溪' } }],
    });
    expect(of(HOURS)!.answeredAt).not.toBeNull();
    expect(of(PARKING)).toMatchObject({ answers: [{ how: 'REPLY', wording: null, no: parking }] });
    expect(of(DOSE)).toMatchObject({ answers: [{ how: 'REPLY', no: dose, text: expect.stringContaining('遵医嘱') }] });
    expect(of(ABUSE)).toMatchObject({
      answers: [],
      removals: [{ how: 'HIDDEN', reason: '辱骂他人，违反评论公约', by: { name: '安若溪' } }],
    });
    expect(of(LATE)).toMatchObject({ account: 'A-WX', answers: [], firstAnsweredAt: null });
  },
};
