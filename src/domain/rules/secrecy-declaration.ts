import type { Rule } from './rule';

/** 涉密：是 ends here: classified information is never published (第九条). */
export const secrecyDeclarationRule: Rule = {
  id: 'C-01',
  version: '1',
  citation: '《管理办法》第九条；《保守国家秘密法》第三十三条',
  mend: { first: '先删去涉密内容，并经保密领导小组负责人确认', wrong: '涉密：是', right: '涉密：否' },
  check({ content }) {
    if (content.secret !== true) return [];
    return [{ effect: 'BLOCK', text: '已申报“涉密：是”。涉密信息不得发布，请勿继续提交，并与保密领导小组联系。' }];
  },
};
