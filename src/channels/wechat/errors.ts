/** What the platform's error codes ask of us (`wechat-official-account.md` §2, §3, §4, §6.4, §14), and how to say it. */
import type { RefusalKind } from '../../lib/outgoing';

export interface Refusal {
  kind: RefusalKind;
  /** Chinese, with the code */
  reason: string;
  /** only for `limit`; null: until the day's quota is reset at midnight in Beijing */
  waitMs: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEIJING_OFFSET = 8 * HOUR;
const UNTIL_MIDNIGHT = null;

const PICTURE = '微信不接受这张图片（格式或大小不符）';
const BUG = '微信认为请求有误，请联系系统管理员';

const content = (codes: number[], reason: string) => entries(codes, 'content', reason, 0);
const configuration = (codes: number[], reason: string) => entries(codes, 'configuration', reason, 0);
const limit = (codes: number[], reason: string, waitMs: number | null) => entries(codes, 'limit', reason, waitMs);

const REFUSALS = new Map<string, Refusal>([
  ...entries([-1, 61450], 'retry', '微信系统繁忙', 0),
  ...configuration([40001, 40014, 42001], '公众号凭证无效，请账号保管人检查 AppSecret'),
  ...configuration([40002, 40013, 40125], '公众号 AppID 或 AppSecret 不正确，请账号保管人检查'),
  ...configuration([40243], '公众号的 AppSecret 已被冻结，请账号保管人处理'),
  ...limit([40164], '服务器地址不在公众号的 IP 白名单内', 5 * MINUTE),
  ...limit([89501, 89503], '公众号管理员需要先确认本次调用', 5 * MINUTE),
  ...limit([89507], '公众号管理员拒绝了本次调用，一小时内不能再试', HOUR),
  ...limit([89506], '公众号管理员两次拒绝调用，一天内不能再试', DAY),
  ...content([40004, 40005, 40006, 40009, 40137, 41005, 45001, 45006], PICTURE),
  ...content([40007], '素材或草稿不存在'),
  ...content([40008, 41001, 41004, 41006, 40033, 40114, 43002, 44002, 44003, 47001, 47003, 61451], BUG),
  ...content([40155], '正文里有其他公众号的主页链接，微信不接受'),
  ...content([40227], '公众号文章没有标题'),
  ...content([41039], '“阅读原文”的链接无效'),
  ...content([45002, 45166], '微信不接受正文内容（过长或含有不允许的内容）'),
  ...content([45003], '标题超过公众号接口的长度'),
  ...content([45004], '摘要超过公众号接口的长度'),
  ...content([45005, 45008, 45110], BUG),
  ...content([53402], '封面图裁剪失败'),
  ...content([53404, 53405, 53406], '文章里的商品卡片不可用'),
  ...limit([45009], '公众号当天的接口次数已用完', UNTIL_MIDNIGHT),
  ...limit([45011], '调用微信接口太频繁', MINUTE),
  ...configuration([48001], '公众号没有发布权限，请检查微信认证是否有效'),
  ...configuration([48002, 48003, 48006, 48008], '公众号的接口权限受限，请账号保管人在后台处理'),
  ...configuration([48004], '公众号的接口已被封禁，请账号保管人处理'),
  ...configuration([48021, 48022], '草稿需要先在公众号后台打开保存'),
  ...configuration([50002], '公众号账号受限，请账号保管人处理'),
  ...configuration([53500], '公众号的发布功能已被封禁'),
  ...limit([53501], '公众号发布太频繁', HOUR),
  ...content([53502, 53600], '微信上没有这次发布或这篇文章'),
  ...content([53503], '草稿没有通过微信的发布前检查'),
  ...configuration([53504], '这篇文章只能在公众号后台发布'),
  ...configuration([53505], '草稿需要先在公众号后台手动保存'),
]);

/** A code nobody described may pass by itself, so it is like being busy. */
export function refusalOf(code: string): Refusal {
  return REFUSALS.get(code) ?? { kind: 'retry', reason: withCode('微信返回了没有说明的错误', code), waitMs: 0 };
}

/** ms to wait for a `limit`. */
export function waitOf(refusal: Refusal, now: number): number {
  return refusal.waitMs ?? DAY - ((now + BEIJING_OFFSET) % DAY) + MINUTE;
}

function entries(codes: number[], kind: RefusalKind, reason: string, waitMs: number | null): [string, Refusal][] {
  return codes.map((code) => [`${code}`, { kind, reason: withCode(reason, `${code}`), waitMs }]);
}

function withCode(reason: string, code: string): string {
  return `${reason}（微信 ${code}）`;
}
