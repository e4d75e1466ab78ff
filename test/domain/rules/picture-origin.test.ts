import { buildPicture } from '../../helpers/build';
import { examples } from './examples';
import { noted } from './noted';

examples('C-10', {
  hits: [
    { name: 'unknown', content: noted('银杏，来源不明，无人物'), effect: 'BLOCK' },
    { name: 'the net', content: noted('银杏，网上下载，无人物'), effect: 'BLOCK' },
    { name: 'the net, as a source', content: noted('银杏，来源：互联网，无人物'), effect: 'BLOCK' },
    { name: 'one of two', content: noted('树，自拍，无人物', '银杏，出处不详，无人物'), effect: 'BLOCK' },
    { name: "others', without a licence", content: noted('银杏，转载某报，无人物'), effect: 'CONFIRM' },
    { name: 'not said', content: noted('银杏，无人物'), effect: 'CONFIRM' },
    { name: 'no note at all', content: { pictures: [buildPicture(1)], pictureNotes: [] }, effect: 'CONFIRM' },
    { name: 'no note, announced', content: { declaredPictures: 2, pictureNotes: [] }, effect: 'CONFIRM' },
  ],
  misses: [
    { name: 'drawn', content: noted('主题图，自绘，公司自有，无人物') },
    { name: 'shot', content: noted('自助打印机，自拍，公司自有，无人物') },
    { name: 'licensed', content: noted('银杏，图库，已购买授权，无人物') },
    { name: "others', with a licence", content: noted('银杏，转载某报，已获授权，无人物') },
    { name: 'made by AI', content: noted('红丝带，AI生成，已加AI标识，无人物') },
    { name: 'one note for all', content: { declaredPictures: 3, pictureNotes: ['合影，自拍，有成年人，本人同意'] } },
    { name: 'no picture', content: { declaredPictures: 0 } },
  ],
});
