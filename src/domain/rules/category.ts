import type { Rule } from './rule';

/** F-10 at submit: category 4 rests on the leader's approval; category 5 waits for the office's determination at 核稿 (第十条4、5). */
export const categoryRule: Rule = {
  id: 'F-10',
  version: '1',
  citation: '《管理办法》第十条',
  mend: { wrong: '类别：4', right: '类别：4\n批准依据：雀办〔2026〕14号' },
  check({ content }) {
    if (content.category === 4 && !content.basis?.trim()) {
      return [{ effect: 'BLOCK', text: '第4类信息须有公司领导批准依据。请补一行“批准依据：文号或批示”。' }];
    }
    if (content.category === 5) {
      return [{ effect: 'HINT', text: '第5类信息须由公司办公室在核稿时认定“确因工作需要”（回复“认定 编号 理由”）。' }];
    }
    return [];
  },
};
