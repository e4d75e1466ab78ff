import type { Case } from './case';
import { PEOPLE } from './people';

export const awkwardCase: Case = {
  no: 18,
  title: 'an approver leaves mid-flow: open cards go to the successor, finished signatures stay valid',
  async run({ product, submit, say, tap, tapHeld, hold, holds, mark, news, sees, item, signThrough, quietExcept }) {
    // given one post that waits for the secrecy lead, and one that the lead has signed
    const signed = await submit();
    await signThrough(signed, 'SECRECY_REVIEW');
    const waiting = await submit({ lines: { 标题: '等保密审核的一篇', 拟发: '2026-04-09 10:00' } });
    await signThrough(waiting, 'OFFICE_REVIEW');
    const card = hold('secrecy', '无涉密');
    mark();

    // when the lead leaves
    await product.control.personnel({ leave: PEOPLE.secrecy.userid });
    await product.settle();

    // then the office hears at once that the place is empty and what to do; nothing is signed by itself
    for (const office of ['editor', 'officeHead'] as const) {
      expect(news(office)).toMatch(/严守默已离职.*签过的名仍然有效/);
      expect(news(office)).toMatch(/保密领导小组负责人空缺.*继任 严守默 继任人姓名 文号/);
    }
    expect(news('editor')).toMatch(new RegExp(`${waiting}.*到了“保密审核”，现在没有可以签的人`));
    quietExcept('editor', 'officeHead');
    // the leaver's tap does nothing, and his card says why
    await tapHeld('secrecy', card, '无涉密');
    expect(sees('secrecy')).toMatch(/〔您已离职，没有生效〕/);
    expect(await item(waiting)).toMatchObject({ status: 'IN_REVIEW', stage: 'SECRECY_REVIEW' });

    // naming a successor is the office head's, with a document
    mark();
    await say('editor', '继任 严守默 季平川 任〔2026〕3号');
    expect(news('editor')).toMatch(/没有权限：继任由办公室负责人登记/);
    await say('officeHead', '继任 严守默 季平川');
    expect(news('officeHead')).toMatch(/要写明任命文号/);
    expect(holds('deputy', '无涉密')).toBe(false);
    await say('officeHead', '继任 严守默 季平川 任〔2026〕3号');
    expect(news('officeHead')).toMatch(/保密领导小组负责人由季平川继任严守默/);
    expect(news('deputy')).toMatch(/保密领导小组负责人由季平川继任严守默（任〔2026〕3号，乔远岫登记）/);
    expect(news('deputy')).toMatch(/等保密审核的一篇/);
    expect(news('secrecy')).toBe('');

    // the successor signs what waited; what the leaver had signed counts on
    await tap('deputy', '无涉密');
    await tap('executive', '签发');
    await tap('executive', '签发');
    for (const [no, lead] of [
      [signed, '严守默'],
      [waiting, '季平川'],
    ] as const) {
      const { status, signatures } = await item(no);
      expect(status).toBe('SCHEDULED');
      expect(signatures.find(({ stage }) => stage === 'SECRECY_REVIEW')).toMatchObject({
        signer: { name: lead },
        valid: true,
      });
    }
    expect(sees('officer')).toMatch(/已签发 .*等保密审核的一篇/);
  },
};
