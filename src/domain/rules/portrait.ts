import { notedPictures } from '../pictures/noted';
import { aboutPictures } from '../pictures/hit';
import type { Rule } from './rule';

/** C-09: people who can be recognised have agreed to be shown; where nobody says who is in a photograph, it is asked. */
export const portraitRule: Rule = {
  id: 'C-09',
  version: '1',
  citation: '《民法典》第一千零一十九条、第一千零二十条',
  mend: {
    wrong: '图片：1张（植树现场，自拍，公司自有，有成年人）',
    right: '图片：1张（植树现场，自拍，公司自有，有成年人，本人同意）',
  },
  postsOnly: true,
  check({ content }) {
    const all = notedPictures(content);
    const shown = all.filter(({ note }) => note?.people?.adults && !note.unrecognisable && !note.consent.own);
    const unsaid = all.filter(({ note }) => note?.origin && note.people === null && !note.unrecognisable);
    return [
      ...aboutPictures(
        all,
        shown,
        'CONFIRM',
        '有可认出的人，没写本人同意。请在图片说明里补“本人同意”，看不清是谁的请写“背影”“远景”或“已打码”。',
      ),
      ...aboutPictures(all, unsaid, 'HINT', '没写有没有人物。请在图片说明里补“无人物”，或“有成年人，本人同意”。'),
    ];
  },
};
