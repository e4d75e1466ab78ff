import { examples } from './examples';
import { noted } from './noted';

examples('C-11', {
  hits: [
    { name: 'a map of the country', content: noted('中国地图，自绘，无人物'), effect: 'BLOCK' },
    { name: 'branches all over it', content: noted('全国门店分布图，自绘，无人物'), effect: 'BLOCK' },
    { name: 'the world', content: noted('世界地图，图库授权，无人物'), effect: 'BLOCK' },
    { name: 'a number that is missing', content: noted('全国地图，自绘，无审图号'), effect: 'BLOCK' },
    { name: 'a city', content: noted('云雀市地图，自绘，无人物'), effect: 'CONFIRM' },
    { name: 'said behind another caption', content: noted('门店，自绘，含地图'), effect: 'CONFIRM' },
  ],
  misses: [
    { name: 'its number', content: noted('中国地图，图库授权，审图号：GS(2024)1234号，无人物') },
    { name: 'its number in the new form', content: noted('全国网点分布图，自绘，审图号GS京（2023）0456号') },
    { name: 'a way to go', content: noted('路线图，自绘，公司自有，无人物') },
    { name: 'a scenic spot', content: noted('景区导览地图，自绘，无人物') },
    { name: 'a metro', content: noted('地铁线路地图，自绘，无人物') },
    { name: 'no map', content: noted('银杏，自拍，不含地图，无人物') },
  ],
});
