/** Short pages that say one thing. */
import type { ComponentChildren, VNode } from 'preact';
import type { MessengerName } from '../../application/ports';
import { Layout } from './layout';

function Notice(props: { title: string; children: ComponentChildren; company?: string }): VNode {
  return (
    <Layout title={`${props.title} · 签发`} company={props.company} className="notice-page">
      <main class="notice">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </Layout>
  );
}

export function signedInPage(name: string): VNode {
  return (
    <Notice title="已登录">
      <p>{name}，您好。请从收到的卡片点“看全文”打开稿件。</p>
    </Notice>
  );
}

export function signedOutPage(): VNode {
  return (
    <Notice title="已退出登录">
      <p>需要时从卡片点“看全文”，会重新登录。</p>
    </Notice>
  );
}

/** @param again where 重新登录 leads, a path of ours */
export function signInFailedPage(why: string, again: string): VNode {
  return (
    <Notice title="没有登录成功">
      <p>{why}</p>
      <p>
        <a class="button primary" href={again}>
          重新登录
        </a>
      </p>
    </Notice>
  );
}

const MESSENGERS: Record<MessengerName, string> = { wecom: '企业微信', dingtalk: '钉钉' };

/** @param ways other messengers in which the visitor may be somebody */
export function strangerPage(company: string, ways: { name: MessengerName; path: string }[] = []): VNode {
  return (
    <Notice title="没有权限" company={company}>
      <p>您不在本公司的发布审核名单中。如需使用，请联系公司办公室。</p>
      {ways.map(({ name, path }) => (
        <p key={name}>
          <a href={path}>用{MESSENGERS[name]}登录</a>
        </p>
      ))}
    </Notice>
  );
}

/** Says nothing of the submission, not even whether it is there. */
export function forbiddenPage(company: string): VNode {
  return (
    <Notice title="您无权查看这份稿件" company={company}>
      <p>只有报送人、本部门负责人、办公室、保密和签发人员可以查看。如有需要，请联系公司办公室。</p>
    </Notice>
  );
}

export function notFoundPage(company: string): VNode {
  return (
    <Notice title="没有找到这份稿件" company={company}>
      <p>请核对编号，或从卡片点“看全文”打开。</p>
    </Notice>
  );
}

export function notAuthenticPage(company: string): VNode {
  return (
    <Notice title="没有查到" company={company}>
      <p>这个验真码没有对应的已发布内容。请核对号码是否完整，并以公司官方账号发布的内容为准。</p>
    </Notice>
  );
}

/** A form that came too late or from elsewhere: nothing was done. */
export function outdatedFormPage(company: string, again: string): VNode {
  return (
    <Notice title="页面已过期，没有提交" company={company}>
      <p>您的操作没有生效。请重新打开稿件，核对后再操作。</p>
      <p>
        <a class="button primary" href={again}>
          重新打开
        </a>
      </p>
    </Notice>
  );
}
