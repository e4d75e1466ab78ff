/** The official-account platform as far as the channel uses it. */
import type { WechatConfig } from '../../src/channels/wechat';
import { formOf, startPlatform, type Call } from './fake-platform';

export const WECHAT = {
  id: 'A-WX',
  name: '云雀谷健康',
  appId: 'wx0000000000000001',
  appSecret: 'top-SECRET-of-the-app',
  callback: { token: 'callbackToken', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
};

export interface Item {
  title: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  [field: string]: unknown;
}

interface Job {
  id: string;
  articleId: string;
  item: Item;
  at: number;
  /** as `publish_status` */
  status: number;
  removed: boolean;
}

export async function startWechat(now: () => number) {
  const drafts = new Map<string, Item>();
  const jobs: Job[] = [];
  const state = {
    tokens: 0,
    /** tokens the platform does not take any more */
    dead: new Set<string>(),
    /** the token normal mode keeps giving */
    current: '',
    pictures: 0,
    /** what the platform makes of content; the real one changes attributes and picture addresses */
    rewrite: (html: string) => html.replace(/src="http:([^"?]*)"/g, 'data-x="1" src="https:$1?wx_fmt=png"'),
    verdict: 0,
    reviewMs: 3000,
  };
  const body = (call: Call) => JSON.parse(call.body.toString()) as Record<string, unknown>;
  const refuse = (errcode: number) => ({ json: { errcode, errmsg: `said TOKEN-${state.tokens} rid: 65f0-abcd` } });
  const status = (job: Job) => (now() - job.at >= state.reviewMs ? job.status : 1);
  const url = (job: Job) => `https://mp.weixin.qq.com/s/${job.articleId}`;

  const newToken = () => (state.current = `TOKEN-${(state.tokens += 1)}`);
  const routes: Record<string, (call: Call) => unknown> = {
    '/cgi-bin/stable_token': (call) => {
      const { secret, force_refresh } = body(call);
      if (secret !== WECHAT.appSecret) return refuse(40125);
      if (force_refresh || state.current === '') newToken();
      return { json: { access_token: state.current, expires_in: 7200 } };
    },
    '/cgi-bin/media/uploadimg': () => ({
      json: { url: `http://mmbiz.qpic.cn/mmbiz_png/${(state.pictures += 1)}/0` },
    }),
    '/cgi-bin/material/add_material': async (call) => {
      const file = (await formOf(call)).get('media');
      if (typeof file !== 'object' || file === null) return refuse(41005);
      return {
        json: { media_id: `M${(state.pictures += 1)}`, url: `http://mmbiz.qpic.cn/material/${state.pictures}` },
      };
    },
    '/cgi-bin/draft/add': (call) => {
      const [article] = body(call)['articles'] as Item[];
      if (!article!.thumb_media_id.startsWith('M')) return refuse(40007);
      const mediaId = `D${drafts.size + jobs.length + 1}`;
      drafts.set(mediaId, { author: '', ...article!, content: state.rewrite(article!.content) });
      return { json: { media_id: mediaId } };
    },
    '/cgi-bin/draft/get': (call) => {
      const item = drafts.get(String(body(call)['media_id']));
      return item
        ? { json: { news_item: [{ ...item, url: `http://mp.weixin.qq.com/s?tempkey=${now()}` }] } }
        : refuse(40007);
    },
    '/cgi-bin/draft/batchget': (call) => {
      const { offset, count } = body(call) as { offset: number; count: number };
      const item = [...drafts].slice(offset, offset + count);
      return {
        json: {
          total_count: drafts.size,
          item_count: item.length,
          item: item.map(([media_id, news]) => ({ media_id, content: { news_item: [news] }, update_time: 1 })),
        },
      };
    },
    '/cgi-bin/freepublish/submit': (call) => {
      const mediaId = String(body(call)['media_id']);
      const item = drafts.get(mediaId);
      if (!item) return refuse(40007);
      drafts.delete(mediaId);
      const id = `${100_000_001 + jobs.length}`;
      jobs.push({ id, articleId: `article_${id}`, item, at: now(), status: state.verdict, removed: false });
      return { json: { errcode: 0, errmsg: 'ok', publish_id: id, msg_data_id: 'big:90071992547410001' } };
    },
    '/cgi-bin/freepublish/get': (call) => {
      const job = jobs.find(({ id }) => id === String(body(call)['publish_id']));
      if (!job) return refuse(53502);
      if (status(job) !== 0) return { json: { publish_id: job.id, publish_status: status(job), fail_idx: [1] } };
      const article_detail = { count: 1, item: [{ idx: 1, article_url: url(job) }] };
      return {
        json: { publish_id: job.id, publish_status: 0, article_id: job.articleId, article_detail, fail_idx: [] },
      };
    },
    '/cgi-bin/freepublish/getarticle': (call) => {
      const job = jobs.find(({ articleId }) => articleId === body(call)['article_id']);
      return job ? { json: { news_item: [{ ...job.item, url: url(job), is_deleted: job.removed }] } } : refuse(53600);
    },
    '/cgi-bin/freepublish/delete': (call) => {
      const job = jobs.find(({ articleId }) => articleId === body(call)['article_id']);
      if (!job) return refuse(53600);
      job.removed = true;
      return { json: { errcode: 0, errmsg: 'ok' } };
    },
    '/cgi-bin/freepublish/batchget': () => {
      const out = jobs.filter((job) => status(job) === 0);
      const item = out.map((job) => ({
        article_id: job.articleId,
        content: { news_item: [{ ...job.item, url: url(job), is_deleted: false }] },
        update_time: Math.floor(job.at / 1000),
      }));
      return { json: { total_count: out.length, item_count: out.length, item } };
    },
  };
  const platform = await startPlatform((call) => {
    const token = call.query.get('access_token');
    if (call.path !== '/cgi-bin/stable_token') {
      if (token === null) return refuse(41001);
      if (state.dead.has(token)) return refuse(42001);
      if (token !== state.current) return refuse(40001);
    }
    return routes[call.path]?.(call) ?? { status: 404, json: {} };
  });
  const config: WechatConfig = { ...WECHAT, apiBase: platform.url };
  return { ...platform, config, drafts, jobs, state, newToken };
}

export const wechatError = (errcode: number) => ({
  body: JSON.stringify({ errcode, errmsg: 'hint: access_token=TOKEN-1 rid: 65f0-abcd' }),
});
