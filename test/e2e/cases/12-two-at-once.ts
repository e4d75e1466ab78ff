import { given, type Case } from './case';

export const awkwardCase: Case = {
  no: 12,
  title: 'two eligible approvers tap together: the first counts, the second reads who it was and when',
  configure: given.office({ editors: ['U-102', 'U-103'] }),
  async run({ submit, tap, together, hold, mark, news, sees, item, kept }) {
    // given two editors with a card each
    const no = await submit();
    await tap('head', '同意');
    const editor = { by: 'editor', card: hold('editor', '同意'), button: '同意' } as const;
    const clerk = { by: 'clerk', card: hold('clerk', '同意'), button: '同意' } as const;
    mark();

    // when both tap at the same instant
    await together(editor, clerk);

    // then one signature stands, the stage is over
    const { signatures, stage } = await item(no);
    const signed = signatures.filter((one) => one.stage === 'OFFICE_REVIEW');
    expect([signed.length, stage]).toEqual([1, 'SECRECY_REVIEW']);
    const [first, second] =
      signed[0]!.signer.name === '安若溪' ? (['editor', 'clerk'] as const) : (['clerk', 'editor'] as const);
    // the first sees their own decision, the second who was first, to the second
    expect(news(first)).toMatch(new RegExp(`〔${signed[0]!.signer.name} .*同意〕`));
    expect(sees(first)).not.toMatch(/〔已由/);
    expect(news(second)).toMatch(new RegExp(`已由 ${signed[0]!.signer.name} 于 \\d\\d:\\d\\d:\\d\\d 同意`));
    expect(sees(second)).not.toMatch(/\[同意\]/);
    // the next one is asked once
    expect(sees('secrecy').match(/【待审核】/g)).toHaveLength(1);
    expect(news('officer')).toBe('');
    // both taps were taken in and kept, the one that counted and the one that came second
    const stored = await kept();
    // each tap by its key, as either messenger makes it
    for (const userid of ['(?:anruoxi|0102)', '(?:keyiming|0103)'])
      expect(stored).toMatch(new RegExp(`\\|${userid}\\|(?:\\d+\\|template_card_event\\|\\|)?approve\\|`));
  },
};
