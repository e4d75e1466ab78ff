import { marksFor, stripOf } from '../../../src/domain/edit/strip';
import { buildContent, buildOrganization } from '../../helpers/build';

const organization = buildOrganization();
const content = buildContent({
  title: '4月7日开讲',
  body: '4月7日，王主任介绍，46名员工，合同金额50万元，https://v.example.cn/a',
  weiboText: null,
  wechatText: null,
  videoUrl: 'https://v.example.cn/b',
});
const words = (role: Parameters<typeof stripOf>[0]['role'], of = content) =>
  stripOf({ role }, of, organization).map(({ kind, items }) => [
    kind,
    items.map(({ text, times }) => (times > 1 ? `${text}×${times}` : text)),
  ]);

describe('what a stage looks for', () => {
  it('is at 核稿 every digit, name, date and link, the same once, the video included', () => {
    expect(words('officeEditor')).toEqual([
      ['LINKS', ['https://v.example.cn/a', 'https://v.example.cn/b']],
      ['DATES', ['4月7日×2']],
      ['NAMES', ['王主任']],
      ['DIGITS', ['46名', '50万元']],
    ]);
    expect(words('officeHead')).toEqual(words('officeEditor'));
  });

  it('is for the secrecy lead who, how much, where and which contract, also that there is none', () => {
    expect(words('secrecyLead')).toEqual([
      ['CONTRACTS', ['合同']],
      ['AMOUNTS', ['50万元']],
      ['NAMES', ['王主任']],
      ['PLACES', []],
    ]);
  });

  it('is for the executive sums and names, for the head nothing in particular', () => {
    expect(words('executive').map(([kind]) => kind)).toEqual(['AMOUNTS', 'NAMES']);
    expect(words('deptHead')).toEqual([]);
  });

  it('includes what only one channel says', () => {
    expect(words('executive', { ...content, weiboText: '现价99元' })[0]).toEqual(['AMOUNTS', ['50万元', '99元']]);
  });

  it('stands where it was written', () => {
    const text = '合同金额50万元';
    expect(
      marksFor({ role: 'secrecyLead' }, text, organization).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['合同', '50万元']);
  });
});
