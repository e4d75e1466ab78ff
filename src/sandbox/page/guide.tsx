/** The five steps behind the “?”. */
const STEPS = [
  { name: '选样稿', text: '在尹小川的手机上点「样稿」，选一篇，改不改都行。' },
  { name: '投稿', text: '点「发送」，再点草稿卡片上的「提交审批」。配图会跟着一起发出去。' },
  { name: '四人依次点', text: '部门审核、核稿、保密审核、签发：谁的手机亮了红点，就轮到谁点一下卡片。' },
  { name: '快进', text: '点右上角「到下一件事」，或者「+7 天」：时间走到拟发那一刻，途中该发生的都会发生。' },
  { name: '看时间线', text: '右边的微博和公众号各出现一条，而且只有一条。点开文章和验真链接看看。' },
];

export function Guide() {
  return (
    <dialog id="guide" class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title">五步玩一遍</h2>
      <ol>
        {STEPS.map(({ name, text }) => (
          <li key={name}>
            <b>{name}</b>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p>
        还有几个难一点的故事，在「试一试」里。也可以自己来：换人来点、点旧卡片、退回、撤回；发一篇「有问题的样稿」；在微博那一栏点「看别人」，转发一条，再让作者改掉它。什么都弄不坏。
      </p>
      <form method="dialog">
        <button type="submit" class="main">
          开始
        </button>
      </form>
    </dialog>
  );
}
