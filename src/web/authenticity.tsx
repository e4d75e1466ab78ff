/** 验真: whoever meets a post can see here that it is the company's. Shows only what was published, never that something will be. */
import Router from 'koa-router';
import type { VNode } from 'preact';
import { isPost } from '../domain/codes';
import { titleOf, type Publication, type Submission } from '../domain/submission';
import type { Version } from '../domain/post/version';
import { Layout } from './console/layout';
import { OutsideLink } from './console/linked-text';
import { notAuthenticPage } from './console/notice-pages';
import { showPage } from './console/show-page';
import { digestTail, fullTime } from './console/words';
import type { World } from '../application/world';
import type { WebDeps } from './deps';

type Deps = Pick<WebDeps, 'store' | 'world'>;

export function authenticityRoutes({ store, world }: Deps): Router {
  const router = new Router();
  router.get('/p/:code', async (ctx) => {
    const code = (ctx.params['code'] ?? '').toLowerCase();
    const submission = /^[a-z0-9]{6,32}$/.test(code) ? await store.read.submissionByCode(code) : null;
    const published = submission && publishedUnder(submission, code);
    if (published) showPage(ctx, 200, authenticPage(published, await world()));
    else showPage(ctx, 404, notAuthenticPage((await world()).organization.company));
  });
  return router;
}

interface Published {
  title: string;
  version: Version;
  publications: Publication[];
}

function publishedUnder(submission: Submission, code: string): Published | null {
  const version = submission.versions.find((one) => one.code === code);
  const publications = submission.publications.filter(
    (publication) => publication.version === version?.no && publication.status === 'PUBLISHED',
  );
  // an order to take something down is no post
  if (!version || publications.length === 0 || !isPost(submission)) return null;
  return { title: version.content.title ?? titleOf(submission), version, publications };
}

function authenticPage({ title, version, publications }: Published, world: World): VNode {
  const { company } = world.organization;
  const original = version.posts.find((post) => post.original)?.original;
  const isGone = publications.every(({ removed }) => removed);
  const accountName = (id: string) => world.accounts.find((account) => account.id === id)?.name ?? id;
  return (
    <Layout title={`验真 · ${title}`} company={company} className="notice-page">
      <main class="notice authentic">
        <p class="verdict">
          {isGone ? `本内容曾由${company}官方账号发布，现已下架` : `本内容由${company}官方账号发布`}
        </p>
        <h1>{title}</h1>
        <ul class="publications">
          {publications.map(({ accountId, channel, publishedAt, url, removed }) => (
            <li key={accountId}>
              <p>
                <strong>{accountName(accountId)}</strong>
                <span class="channel-name">{channel === 'WEIBO' ? '微博' : '微信公众号'}</span>
              </p>
              {publishedAt !== null && <p class="fine">{fullTime(publishedAt)} 发布</p>}
              {removed && <p class="fine">{fullTime(removed.at)} 已下架</p>}
              {url && !removed && (
                <p>
                  <OutsideLink url={url} text="查看原文" />
                </p>
              )}
            </li>
          ))}
        </ul>
        {original && (
          <p>
            转发自 {original.author} <OutsideLink url={original.url} text="查看被转发的微博" />
          </p>
        )}
        <dl class="particulars">
          <div>
            <dt>验真码</dt>
            <dd>{version.code}</dd>
          </div>
          <div>
            <dt>内容摘要</dt>
            <dd>…{digestTail(version.digest)}</dd>
          </div>
        </dl>
        <p class="fine">请核对上面的标题和账号与您看到的是否一致。</p>
      </main>
    </Layout>
  );
}
