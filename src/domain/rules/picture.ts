import type { Rule } from './rule';

/** F-14: text with a picture where possible (第十一条 图文并茂); only a hint. */
export const pictureRule: Rule = {
  id: 'F-14',
  version: '1',
  citation: '《管理办法》第十一条',
  mend: { wrong: '图片：0张', right: '图片：1张（活动现场，自拍，公司自有，无人物）' },
  postsOnly: true,
  check({ content }) {
    if (content.pictures.length > 0 || (content.declaredPictures ?? 0) > 0) return [];
    return [{ effect: 'HINT', text: '没有配图。办法要求尽量图文并茂，可以直接把图片发来。' }];
  },
};
