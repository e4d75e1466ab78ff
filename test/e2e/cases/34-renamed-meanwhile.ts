import { given, type Case } from './case';
import { PEOPLE } from './people';

const TITLE_THEN = '健康内容部主任';

export const awkwardCase: Case = {
  no: 34,
  title: 'a person and a department are renamed between signing and archive: the record keeps what was signed',
  configure: given.organization((before) => ({
    departments: (before.departments as { id: string }[]).map((one) =>
      one.id === 'D-HEA' ? { ...one, synced: true } : one,
    ),
  })),
  async run({ product, submit, tap, signThrough, moveTo, mark, news, sees, item, say, quietExcept }) {
    // given a post that the head signed under the old name
    const no = await submit();
    await tap('head', '同意');
    expect(sees('editor')).toMatch(/健康内容部 尹小川/);

    // when the directory renames the head, the officer and the department, and one event of it is lost
    mark();
    const { personnel } = product.control;
    await personnel({ person: PEOPLE.head.userid, name: '孟晴', title: '健康科普部主任' });
    await personnel({ person: PEOPLE.officer.userid, name: '尹川' }, true);
    await personnel({ party: 'D-HEA', name: '健康科普部' });
    await moveTo('2026-03-27 10:10');
    // nobody needs to be told
    quietExcept();

    // then whoever is asked now reads the new names, beside what was signed under the old one
    await tap('editor', '同意');
    expect(sees('secrecy')).toMatch(/健康科普部 尹川/);
    await say('editor', `进度 ${no}`);
    expect(news('editor')).toMatch(/✅部门 .* 孟初晴/);
    // and it goes its way to the archive
    await signThrough(no);
    await moveTo('2026-04-07 08:02');
    const published = await item(no);
    expect(published.status).toBe('PUBLISHED');
    expect(published.signatures[0]).toMatchObject({ signer: { name: '孟初晴' }, valid: true });
    expect(sees('officer')).toMatch(/已发布/);

    const { read } = product.server.store;
    const submission = (await read.submissionByNo(no))!;
    const record = JSON.parse((await read.archiveOf(submission.id))!.body) as {
      organization: { department: string; people: { id: string; name: string; title: string }[] };
      signatures: { record: { signer: { id: string; name: string; title: string } } }[];
    };
    const head = { id: PEOPLE.head.id, name: '孟初晴', title: TITLE_THEN };
    expect(record.signatures[0]!.record.signer).toEqual(head);
    expect(record.organization).toMatchObject({ department: '健康内容部' });
    expect(record.organization.people).toContainEqual(head);
    expect(record.organization.people).toContainEqual(
      expect.objectContaining({ id: PEOPLE.officer.id, name: '尹小川' }),
    );

    // the next post shows the new names everywhere
    mark();
    await submit();
    await tap('head', '同意');
    expect(news('editor')).toMatch(/健康科普部 尹川/);
    expect(news('editor')).toMatch(/孟晴/);
  },
};
