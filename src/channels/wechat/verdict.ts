/** What became of a publication, told by `freepublish/get` and by the event alike (`wechat-official-account.md` §6.1, §6.2). */
import type { FindOutcome } from '../../application/ports';

export interface Publication {
  publishId: string;
  status: string;
  articleId: string | null;
  url: string | null;
  /** epoch ms, null when the platform did not say */
  at: number | null;
}

/** Null while the platform is still at it. */
export function verdictOf({ publishId, status, articleId, url, at }: Publication): FindOutcome | null {
  switch (status) {
    case '0':
      return { kind: 'published', platformId: articleId ?? publishId, url, at, proof: { publishId, articleId } };
    case '1':
      return null;
    case '2':
      return { kind: 'refused', reason: '原创声明没有通过，微信没有发布', code: 'publish_status 2' };
    case '3':
      return { kind: 'refused', reason: '微信发布失败', code: 'publish_status 3' };
    case '4':
      return { kind: 'refused', reason: '微信审核没有通过', code: 'publish_status 4' };
    case '5':
      return { kind: 'unsure', reason: '文章发布后被账号删除，请核实' };
    case '6':
      return { kind: 'unsure', reason: '文章发布后被微信封禁，请核实' };
    default:
      return { kind: 'unsure', reason: `微信给出了没有说明的发布状态 ${status}，请核实` };
  }
}
