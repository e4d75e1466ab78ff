import { notedPictures } from '../pictures/noted';
import { aboutPictures } from '../pictures/hit';
import type { Rule } from './rule';

/** C-08: a picture with minors needs their guardians' consent; it blocks. Drawn figures and faces nobody can recognise are no one's. */
export const minorsRule: Rule = {
  id: 'C-08',
  version: '1',
  citation: '《个人信息保护法》第三十一条；《未成年人保护法》第七十二条、第一百零三条',
  mend: {
    wrong: '图片：1张（开学第一课，自拍，公司自有，有未成年人）',
    right: '图片：1张（开学第一课，自拍，公司自有，有未成年人，监护人同意）',
  },
  postsOnly: true,
  check({ content }) {
    const all = notedPictures(content);
    const found = all.filter(({ note }) => note?.people?.minors && !note.unrecognisable && !note.consent.guardian);
    const rest = '有未成年人，没写监护人同意。请取得同意后在图片说明里补“监护人同意”，或换图、给面部打码后写“已打码”。';
    return aboutPictures(all, found, 'BLOCK', rest);
  },
};
