/** What people say to a colleague, and never mean as a line or a paragraph of a post. */

const LONGEST_CHATTER = 30;
const WORDS =
  '好的|好吧|好|收到|谢谢|多谢|感谢|ok|okay|嗯|哦|噢|可以|行|对|是的|了解|明白|知道了|在吗|在么|你好|您好|hi|hello|辛苦了|麻烦了|请问|怎么[^。！!]*|为什么[^。！!]*';
/** Said when one is done: it must not take the place of the text. */
const DONE =
  '(?:我)?(?:马上|这就|就|稍后|等会儿?|待会儿?|回头|晚点|一会儿?)(?:就|去|再)?(?:改|修改|补|补上|处理|弄|看)(?:一下)?(?:好)?(?:了|哈|啊)?|稍等(?:一下|片刻)?|完成了?|(?:我)?(?:已经?)?(?:写|改|修改|弄|传|发)(?:好|完)了?|已(?:修改|改)|好了|完了|就这样|就这些|取消|算了|不用了|不写了|不要了|没有?了|可以提交了?吗?';
const CHATTER = new RegExp(`^(?:(?:${DONE}|${WORDS})[\\s。.,，!！?？~～、]*)+$`, 'i');

export function isChatter(text: string): boolean {
  return text.length <= LONGEST_CHATTER && CHATTER.test(text.trim());
}
