/** Who plays in the story, in the order in which a post meets them; everybody else can be added as a further phone. */
import { useridOf } from '../people';

export interface Role {
  userid: string;
  /** What this person does with a post, as on the strip above the phones. */
  part: string;
  /** What an empty chat says. */
  waiting: string;
}

export function story(): Role[] {
  return [
    { userid: useridOf('U-202'), part: '投稿', waiting: '从这里开始：选一篇样稿，改不改都行，再点「发送」。' },
    { userid: useridOf('U-201'), part: '部门审核', waiting: '信息员提交以后，审核卡片会出现在这里。' },
    { userid: useridOf('U-102'), part: '核稿', waiting: '部门负责人同意以后，轮到办公室核稿。' },
    { userid: useridOf('U-601'), part: '保密审核', waiting: '核稿通过以后，这里做保密审核。' },
    { userid: useridOf('U-701'), part: '签发', waiting: '最后一关：签发以后，到了拟发时间自动发布。' },
  ];
}
