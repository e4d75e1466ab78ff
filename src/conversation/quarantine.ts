/** What is said about a message with a classification mark (C-01); nothing of the message is ever repeated. */
import { hasClassificationMark } from '../domain/text/classification-mark';

/** Must this text stay out of everything? Asked before any row is written. */
export const quarantined = hasClassificationMark;

/** What its sender is told. @param pictures how many of theirs were dropped with it */
export function quarantineAnswer(pictures: number): string {
  const with_ = pictures > 0 ? `前后发来、还没有提交的 ${pictures} 张图片也一并删除了。` : '';
  return `提示 C-01：这条消息带有密级标志，系统已拦截：内容没有保存，也没有转给任何人。${with_}涉密信息不得通过本应用传递或发布。请立即删除这条消息，并联系保密领导小组负责人。（《管理办法》第九条；《保守国家秘密法》第二十二、二十九、三十三、三十五条）`;
}

/** A picture that came with a marked message: it was not kept. */
export const PICTURE_KEPT_OUT =
  '这张图片与一条带密级标志的消息前后相连，系统已一并拦截：没有保存，也没有转给任何人。涉密图片请立即删除，并联系保密领导小组负责人；与那条消息无关的，请过十分钟再发。';
