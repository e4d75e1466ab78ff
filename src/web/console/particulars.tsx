/** What the submission declares about itself: source, basis, video, declarations, pictures. */
import { kindLines } from '../../conversation/wording/kind-words';
import { AI_WORDS } from '../../conversation/wording/labels';
import { lostWords, snapshotWords } from '../../conversation/wording/original-words';
import type { SignedOriginal } from '../../domain/post/original';
import type { PageFacts } from './facts';
import { OutsideLink } from './linked-text';
import { Fact } from './submission-header';
import { digestTail, fullTime } from './words';

export function Particulars({ facts }: { facts: PageFacts }) {
  const { submission, version } = facts;
  const { source, reference, basis, videoUrl, secret, ai, marketing, pictureNotes, pictures } = version.content;
  const { determination } = submission;
  const original = version.posts.find((post) => post.original)?.original;
  return (
    <section class="panel">
      <h2>稿件信息</h2>
      <dl class="particulars">
        {version.content.corrects && (
          <Fact label="更正对象">
            <a href={`/s/${version.content.corrects.no}`}>
              {version.content.corrects.no}《{version.content.corrects.title}》
            </a>
          </Fact>
        )}
        {submission.corrections?.map(({ no, at }) => (
          <Fact key={no} label="已更正">
            <a href={`/s/${no}`}>更正稿 {no}</a> {fullTime(at)} 发布
          </Fact>
        ))}
        {kindLines({ ...submission, content: version.content }).map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
        {submission.wording && <Fact label="口径库">已入库：{submission.wording.name}</Fact>}
        {original && <OriginalFacts original={original} />}
        {submission.lostOriginal && (
          <Fact label="转发前核对">
            {lostWords(submission.lostOriginal)}，{fullTime(submission.lostOriginal.at)} 发现，没有转发
            {submission.lostOriginal.text !== null && <q>{submission.lostOriginal.text}</q>}
          </Fact>
        )}
        <Fact label="来源">
          {source && `${source.type === 'REPRINT' ? '转载' : '原创'} ${source.name}`}
          {source?.url && (
            <>
              {' '}
              <OutsideLink url={source.url} text={source.url} />
            </>
          )}
        </Fact>
        {reference && <Fact label="依据">{reference}</Fact>}
        {basis && <Fact label="批准依据">{basis}</Fact>}
        {determination && (
          <Fact label="认定">
            {determination.reason}（{facts.nameOf(determination.by)} {fullTime(determination.at)}）
          </Fact>
        )}
        {videoUrl && (
          <Fact label="视频">
            <OutsideLink url={videoUrl} text={videoUrl} />
          </Fact>
        )}
        <Fact label="涉密">{yesNo(secret)}</Fact>
        <Fact label="AI生成">{ai && AI_WORDS[ai]}</Fact>
        <Fact label="营销">{yesNo(marketing)}</Fact>
        <Fact label="图片">
          {pictures.length} 张{pictureNotes.length > 0 && `：${pictureNotes.join('；')}`}
        </Fact>
      </dl>
    </section>
  );
}

/** A repost shows somebody else's post again: who, when, what, and how the snapshot came about (F-11). */
function OriginalFacts({ original }: { original: SignedOriginal }) {
  const { url, author, postedAt, text, sha256 } = original;
  return (
    <>
      <Fact label="原文">
        {author} {fullTime(postedAt)} <OutsideLink url={url} text={url} />
      </Fact>
      <Fact label="原文快照">
        <q>{text}</q>（{snapshotWords(original, original.takenAt)}，指纹 …{digestTail(sha256)}）
      </Fact>
    </>
  );
}

function yesNo(declared: boolean | null): string | null {
  return declared === null ? null : declared ? '是' : '否';
}
