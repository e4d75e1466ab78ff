import { notedPictures } from '../pictures/noted';
import { aboutPictures } from '../pictures/hit';
import type { Rule } from './rule';

const EXAMPLE = '“图片：1张（说明，自拍，公司自有，无人物）”';

/** C-10: where a picture is from, and by which leave it is used. Unknown blocks; what was not said is asked. */
export const pictureOriginRule: Rule = {
  id: 'C-10',
  version: '1',
  citation: '《著作权法》第十条第一款第（十二）项、第二十四条、第五十三条；《信息网络传播权保护条例》第二条',
  mend: { wrong: '图片：1张（银杏，网上下载，无人物）', right: '图片：1张（银杏，自拍，公司自有，无人物）' },
  postsOnly: true,
  check({ content }) {
    const all = notedPictures(content);
    const from = (...origins: unknown[]) => all.filter(({ note }) => origins.includes(note?.origin));
    return [
      ...aboutPictures(
        all,
        from('UNKNOWN'),
        'BLOCK',
        '来源不明。请换成自拍、自绘或有授权的图片，或查清来源后写明来源和授权。',
      ),
      ...aboutPictures(
        all,
        from(null, undefined),
        'CONFIRM',
        `没写来源。请补成 ${EXAMPLE}，来源可写 自拍、自绘、授权。`,
      ),
      ...aboutPictures(
        all,
        from('REPRINT').filter(({ note }) => !note!.licensed),
        'CONFIRM',
        '是别人的图，没写授权。请在图片说明里补授权，例如“已获授权”。',
      ),
    ];
  },
};
