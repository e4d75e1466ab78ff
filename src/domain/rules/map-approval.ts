import { notedPictures } from '../pictures/noted';
import { aboutPictures } from '../pictures/hit';
import type { Rule } from './rule';

/** C-11: a map carries its 审图号. National and world maps block without it; sketches of a scenic spot, streets or a metro need none. */
export const mapApprovalRule: Rule = {
  id: 'C-11',
  version: '1',
  citation: '《地图管理条例》第十五条、第二十二条、第三十七条；《测绘法》第三十八条',
  mend: {
    wrong: '图片：1张（全国地图，自绘，无人物）',
    right: '图片：1张（全国地图，图库授权，审图号GS(2024)1234号，无人物）',
  },
  postsOnly: true,
  check({ content }) {
    const all = notedPictures(content);
    const maps = all.filter(({ note }) => note?.map && !note.map.exempt && !note.map.approved);
    const national = maps.filter(({ note }) => note!.map!.national);
    const others = maps.filter((picture) => !national.includes(picture));
    return [
      ...aboutPictures(
        all,
        national,
        'BLOCK',
        '是全国或世界地图，没写审图号。请用标准地图，并在图片说明里补“审图号GS(2024)0000号”这样的编号，或换图。',
      ),
      ...aboutPictures(
        all,
        others,
        'CONFIRM',
        '有地图，没写审图号。请在图片说明里补审图号；景区、街道、地铁示意图请写明。',
      ),
    ];
  },
};
