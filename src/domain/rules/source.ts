import type { Rule } from './rule';

/** F-01: a source must be named, and a reprint needs its link (第十一条). */
export const sourceRule: Rule = {
  id: 'F-01',
  version: '1',
  citation: '《管理办法》第十一条',
  mend: { wrong: '来源：转载 云雀日报', right: '来源：转载 云雀日报 https://news.example.cn/1' },
  postsOnly: true,
  check({ content: { source, original } }) {
    if (!source?.name.trim()) {
      // while the platform is being asked, its answer names the source
      if (original?.reading) return [];
      return [{ effect: 'BLOCK', text: '没有写明信息来源。请补一行“来源：原创 部门名”，或“来源：转载 名称 网址”。' }];
    }
    if (source.type === 'REPRINT' && !source.url) {
      return [{ effect: 'BLOCK', text: '转载要写明原文网址。请改为“来源：转载 名称 网址”。', matched: source.name }];
    }
    return [];
  },
};
