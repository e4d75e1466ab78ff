import { examples } from './examples';
import { noted } from './noted';

examples('C-08', {
  hits: [
    { name: 'minors, nothing agreed', content: noted('开学第一课，自拍，公司自有，有未成年人'), effect: 'BLOCK' },
    { name: 'their own consent alone', content: noted('小记者，自拍，有儿童，本人同意'), effect: 'BLOCK' },
    { name: 'a consent that is refused', content: noted('义诊，自拍，有小朋友，家长未同意'), effect: 'BLOCK' },
    { name: 'a caption that speaks of children', content: noted('孩子们在植树，自拍，公司自有'), effect: 'BLOCK' },
    { name: 'one of two pictures', content: noted('树，自拍，无人物', '课堂，转载某报，有学生'), effect: 'BLOCK' },
  ],
  misses: [
    { name: 'their guardians agree', content: noted('开学第一课，自拍，公司自有，有未成年人，监护人同意') },
    { name: 'their parents agree', content: noted('义诊，自拍，有小朋友，已经家长同意') },
    { name: 'drawn children', content: noted('儿童刷牙示意，自绘，公司自有，无人物') },
    { name: 'a day of theirs', content: noted('儿童节海报，自绘，公司自有') },
    { name: 'faces nobody can recognise', content: noted('课堂，自拍，有学生，已打码') },
    { name: 'adults', content: noted('合唱现场，自拍，公司自有，有成年人，本人同意') },
    { name: 'none', content: noted('合唱现场，自拍，公司自有，有成年人，无未成年人，本人同意') },
  ],
});
