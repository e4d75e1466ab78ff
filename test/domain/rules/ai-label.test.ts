import { buildPicture } from '../../helpers/build';
import { examples } from './examples';
import { noted } from './noted';

const drawn = '红丝带，自绘，公司自有，无人物';
const labelled = '红丝带，AI生成，已加AI标识，无人物';

examples('C-12', {
  hits: [
    { name: 'declared, no label', content: { ...noted(drawn), ai: 'IMAGE' }, effect: 'BLOCK' },
    { name: 'declared with text, no label', content: { ...noted(drawn), ai: 'TEXT_AND_IMAGE' }, effect: 'BLOCK' },
    {
      name: 'the label still to come',
      content: { ...noted('红丝带，AI生成，未加标识'), ai: 'IMAGE' },
      effect: 'BLOCK',
    },
    { name: 'one of two without', content: { ...noted(labelled, '海报，AI生成'), ai: 'IMAGE' }, effect: 'BLOCK' },
    { name: 'said of the picture only', content: { ...noted(labelled), ai: 'NONE' }, effect: 'BLOCK' },
    {
      name: 'known by its file only',
      content: { pictures: [buildPicture(1, { aigc: 'MADE' })], pictureNotes: [drawn], ai: 'NONE' },
      effect: 'BLOCK',
    },
    {
      name: 'a file that may be made by AI',
      content: { pictures: [buildPicture(1, { aigc: 'SUSPECTED' })], pictureNotes: [drawn], ai: 'TEXT' },
      effect: 'CONFIRM',
    },
    {
      name: 'said in the text only',
      content: { body: '每天多走一步。（图片由 AI 生成）', ai: 'NONE' },
      effect: 'BLOCK',
    },
    {
      name: 'said of the text',
      content: { body: '本文由人工智能辅助生成。' },
      effect: 'BLOCK',
      matched: '本文由人工智能辅助生成',
    },
  ],
  misses: [
    { name: 'declared and labelled', content: { ...noted(labelled), ai: 'IMAGE' } },
    { name: 'one made and labelled, one drawn', content: { ...noted(labelled, drawn), ai: 'IMAGE' } },
    { name: 'drawn by people', content: { ...noted(drawn), ai: 'NONE' } },
    { name: 'a text, which is labelled by us', content: { ai: 'TEXT' } },
    { name: 'not by AI', content: { ...noted('海报，自绘，非AI生成，无人物'), ai: 'NONE' } },
    { name: 'about AI', content: { body: '很多网络图片由AI生成，转发前先想一想。', ai: 'NONE' } },
    {
      name: 'a file that says so, declared',
      content: { pictures: [buildPicture(1, { aigc: 'MADE' })], pictureNotes: [labelled], ai: 'IMAGE' },
    },
  ],
});
