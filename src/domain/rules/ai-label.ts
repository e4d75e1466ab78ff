import type { Content } from '../content';
import { notedPictures, type NotedPicture } from '../pictures/noted';
import { findAll, onceEach, placeOf, writtenWords } from '../text/found';
import { aboutPictures } from '../pictures/hit';
import { ownTexts } from '../text/texts';
import type { Hit, Rule, RuleSubject } from './rule';

/** a text's own label, in brackets or as a sentence: （本文由AI生成）, 本图为AI绘制。 */
const OWN_LABEL =
  /(?:(?<=[([【])(?:内容|文字|图片|配图|海报|视频)|本文|本图|本视频|本海报|文中(?:图片|配图|插图)|以上(?:内容|图片))(?:均|全部|部分|和图片){0,2}(?:由|系|为|使用|借助)?(?:ai|aigc|人工智能|大模型)(?:工具|技术|模型|辅助)?(?:生成|创作|绘制|制作|撰写|合成)/g;

/** C-12: what AI made is declared, and each such picture shows its label; a file's own hidden label counts as well. */
export const aiLabelRule: Rule = {
  id: 'C-12',
  version: '1',
  citation:
    '《人工智能生成合成内容标识办法》第十条；《网络安全技术 人工智能生成合成内容标识方法》（GB 45438-2025）第四条',
  mend: {
    wrong: 'AI生成：图片\n图片：1张（红丝带，AI生成，无人物）',
    right: 'AI生成：图片\n图片：1张（红丝带，AI生成，已加AI标识，无人物）',
  },
  postsOnly: true,
  check(subject) {
    return [...ofPictures(subject.content), ...ofTexts(subject)];
  },
};

function ofPictures(content: Content): Hit[] {
  const all = notedPictures(content);
  const declared = content.ai === 'IMAGE' || content.ai === 'TEXT_AND_IMAGE';
  if (declared) {
    const made = all.filter((picture) => isMade(picture) || picture.note?.ai.labelled);
    // which of them it is was not said: then it may be any
    const unlabelled = (made.length > 0 ? made : all).filter(({ note }) => !note?.ai.labelled);
    return aboutPictures(
      all,
      unlabelled,
      'BLOCK',
      made.length > 0
        ? '由AI生成，画面没有AI标识。请在画面上加“AI生成”字样，并在图片说明里补“已加AI标识”。'
        : '里哪张由AI生成、画面有没有AI标识没写。请在画面上加“AI生成”字样，并在图片说明里写“AI生成，已加AI标识”。',
    );
  }
  if (content.ai === null) return [];
  const hidden = all.filter(({ file }) => file?.aigc === 'MADE');
  const said = all.filter((picture) => !hidden.includes(picture) && picture.note?.ai.made);
  const doubtful = all.filter(({ file, note }) => file?.aigc && file.aigc !== 'MADE' && !note?.ai.made);
  return [
    ...aboutPictures(
      all,
      hidden,
      'BLOCK',
      '的文件带有AI生成标识，但没有申报。请改为“AI生成：图片”，并在画面上加AI标识。',
    ),
    ...aboutPictures(all, said, 'BLOCK', '写着AI生成，但没有申报。请改为“AI生成：图片”，并在画面上加AI标识。'),
    ...aboutPictures(all, doubtful, 'CONFIRM', '的文件标为可能由AI生成。请改为“AI生成：图片”，或换成原图。'),
  ];
}

function isMade({ note, file }: NotedPicture): boolean {
  return Boolean(note?.ai.made || file?.aigc === 'MADE');
}

function ofTexts({ texts, content }: RuleSubject): Hit[] {
  if (content.ai !== 'NONE') return [];
  return onceEach(findAll(ownTexts(texts), OWN_LABEL)).map((found) => ({
    effect: 'BLOCK',
    text: `文中写着“${writtenWords(found)}”，但申报的是没有AI内容。请改“AI生成：”一行，或删去这句话。`,
    matched: writtenWords(found),
    where: placeOf(found),
  }));
}
