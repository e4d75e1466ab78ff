/**
 * Classification marks (C-01; 第九条; 保守国家秘密法): a message that carries one is kept nowhere but as hash and time. Only marks count,
 * never the bare words, so that a lesson about secrecy passes.
 */

/** 密级 and its star, e.g. 秘密★10年 */
const STARRED = /(?:绝\s?密|机\s?密|秘\s?密)\s*[★☆✭✩]/;
/** a line that states the class, e.g. 密级：机密 */
const STATED = /^[【[(]?\s*密\s*级\s*[:：]\s*(?:绝\s?密|机\s?密|秘\s?密|内部)/;
/** a first line that states any class but a public one */
const STATED_FIRST = /^[【[(]?\s*密\s*级\s*[:：]\s*(?!非密|无|公开|不涉密|否|普通)\S/;
/** the class alone on the first line of a document */
const ALONE = /^[【[(]?\s*(?:绝密|机密|秘密)\s*[】\])]?$/;
const INTERNAL = /^[【[(《]?\s*内部(?:资料|文件|材料)[\s,，、·:：;；!！—-]*(?:请)?注意保密/;
/** what a template line puts before its text */
const TEMPLATE_KEY = /^\s*(?:标题|正文|微博|微信|来源|依据|批准依据|图片|理由)\s*[:：]\s*/;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** Does the text carry a classification mark? */
function classificationMark(text: string): boolean {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  if (STARRED.test(plain)) return true;
  const lines = plain
    .split(/\r?\n/)
    .map((line) => line.replace(TEMPLATE_KEY, '').trim())
    .filter(Boolean);
  const first = lines[0] ?? '';
  if (ALONE.test(first) || (STATED_FIRST.test(first) && !isLesson(first))) return true;
  return lines.some((line) => INTERNAL.test(line) || (STATED.test(line) && !isLesson(line)));
}

/** 密级：绝密、机密、秘密三级 names the classes instead of giving one. */
function isLesson(line: string): boolean {
  return (line.match(/绝\s?密|机\s?密|秘\s?密/g) ?? []).length > 1;
}

/** Must this message stay out of everything? Asked before any row is written. */
export const quarantined = classificationMark;

/** What its sender is told; nothing of the message is repeated. */
export const QUARANTINE_ANSWER =
  '这条消息带有密级标志，系统已拦截：内容没有保存，也没有转给任何人。涉密信息不得通过本应用传递或发布。请立即删除这条消息，并联系保密领导小组负责人。';
