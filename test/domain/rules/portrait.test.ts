import { examples } from './examples';
import { noted } from './noted';

examples('C-09', {
  hits: [
    { name: 'adults, nothing agreed', content: noted('植树现场，自拍，公司自有，有成年人'), effect: 'CONFIRM' },
    { name: 'a refused consent', content: noted('讲座，自拍，有患者，未经本人同意'), effect: 'CONFIRM' },
    {
      name: "the picture's licence, which is not theirs",
      content: noted('专家，图库授权，有成年人'),
      effect: 'CONFIRM',
    },
    { name: 'a caption that names people', content: noted('员工合影，自拍，公司自有'), effect: 'CONFIRM' },
    { name: 'a photograph of which nobody says who is in it', content: noted('大厅，自拍，公司自有'), effect: 'HINT' },
  ],
  misses: [
    { name: 'who agreed', content: noted('植树现场，自拍，公司自有，有成年人，本人同意') },
    { name: 'who agreed, in other words', content: noted('颁奖，同事拍摄，有员工，均已征得本人同意') },
    { name: 'nobody', content: noted('自助打印机，自拍，公司自有，无人物') },
    { name: 'drawn', content: noted('专家讲座海报，自绘，公司自有') },
    { name: 'from behind', content: noted('跑步，自拍，有成年人，背影') },
    { name: 'no picture', content: { declaredPictures: 0 } },
  ],
});
