import { readPictureNote } from '../../../src/domain/pictures/note';
import { namesOf, notedPictures } from '../../../src/domain/pictures/noted';
import { buildPicture } from '../../helpers/build';

const NOBODY = { adults: false, minors: false };
const ADULTS = { adults: true, minors: false };
const MINORS = { adults: false, minors: true };

test('a whole note, in any order', () => {
  const said = {
    caption: '晨跑',
    origin: 'SHOT',
    licensed: true,
    people: ADULTS,
    consent: { own: true, guardian: false },
  };
  expect(readPictureNote('晨跑，自拍，公司自有，有成年人，本人同意')).toMatchObject(said);
  expect(readPictureNote('1. 晨跑、本人同意、有成年人；公司自有 自拍')).toMatchObject(said);
});

test.each([
  ['植树现场，自拍', 'SHOT'],
  ['合影，同事拍摄', 'SHOT'],
  ['大厅，摄影：甄宣禾', 'SHOT'],
  ['海报，自绘', 'DRAWN'],
  ['海报，设计部设计', 'DRAWN'],
  ['流程图，公司制作', 'DRAWN'],
  ['大厅，公司自有', 'OWN'],
  ['大厅，门店提供', 'OWN'],
  ['海报，AI生成', 'AI'],
  ['银杏，图库授权', 'LICENSED'],
  ['银杏，CC0', 'LICENSED'],
  ['银杏，转载某报官网', 'REPRINT'],
  ['银杏，来源：某报', 'REPRINT'],
  ['银杏，来源不明', 'UNKNOWN'],
  ['银杏，来源：网络', 'UNKNOWN'],
  ['银杏，网上找的', 'UNKNOWN'],
  ['银杏，网图', 'UNKNOWN'],
  ['银杏，出处不详，自拍风格', 'UNKNOWN'],
  ['银杏，没有来源', 'UNKNOWN'],
  ['银杏，非自拍', null],
  ['银杏，未授权', null],
  ['非网图，自拍', 'SHOT'],
  ['互联网医院大厅，自拍', 'SHOT'],
  ['来自互联网医院的问候，自绘', 'DRAWN'],
  ['银杏，无人物', null],
])('origin of %s', (note, origin) => {
  expect(readPictureNote(note).origin).toBe(origin);
});

test.each([
  ['银杏，自拍，无人物', NOBODY],
  ['银杏，自拍，没有人物', NOBODY],
  ['无人机航拍的园区，自拍', null],
  ['儿童节海报，自绘', NOBODY],
  ['儿童节活动，自拍，无人物', NOBODY],
  ['儿童节活动，自拍', MINORS],
  ['活动现场，自拍，有儿童', MINORS],
  ['活动现场，自拍，有未成年人', MINORS],
  ['活动现场，自拍，无未成年人，有成年人', ADULTS],
  ['活动现场，自拍，有成年人和未成年人', { adults: true, minors: true }],
  ['讲座，自拍，有学生家长', ADULTS],
  ['实习，自拍，有大学生', ADULTS],
  ['合影，自拍', ADULTS],
  ['银杏，自拍', null],
])('people of %s', (note, people) => {
  expect(readPictureNote(note).people).toEqual(people);
});

test.each([
  ['合影，本人同意', true, false],
  ['合影，已征得本人同意', true, false],
  ['合影，肖像授权', true, false],
  ['合影，图库授权', false, false],
  ['合影，未经本人同意', false, false],
  ['合影，同意待补', false, false],
  ['合影，监护人同意', false, true],
  ['合影，未成年人已经家长同意', false, true],
  ['合影，家长没同意', false, false],
  ['合影，本人和监护人均同意', true, true],
])('consent of %s', (note, own, guardian) => {
  expect(readPictureNote(note).consent).toEqual({ own, guardian });
});

test.each([
  ['路线图，自绘', null],
  ['网点分布地图，自绘', { national: false, exempt: false, approved: false }],
  ['全国网点分布图，自绘', { national: true, exempt: false, approved: false }],
  ['全国网点分布图，审图号GS（2024）0123号', { national: true, exempt: false, approved: true }],
  ['云雀市地图，审图号：粤S(2023)012号', { national: false, exempt: false, approved: true }],
  ['云雀市地图，无审图号', { national: false, exempt: false, approved: false }],
  ['湿地公园导览地图，自绘', { national: false, exempt: true, approved: false }],
  ['地铁线路地图', { national: false, exempt: true, approved: false }],
  ['云雀市地图，公司平面设计部设计', { national: false, exempt: false, approved: false }],
])('map of %s', (note, map) => {
  expect(readPictureNote(note).map).toEqual(map);
});

test.each([
  ['海报，AI生成', true, false],
  ['海报，AI生成，已加AI标识', true, true],
  ['海报，AI绘制，右下角有“AI生成”字样', true, true],
  ['海报，AI生成，未加标识', true, false],
  ['海报，AI生成未加标识', true, false],
  ['海报，非AI生成', false, false],
  ['海报，AI生成：否', false, false],
  ['海报，自绘', false, false],
])('AI of %s', (note, made, labelled) => {
  expect(readPictureNote(note).ai).toEqual({ made, labelled });
});

test.each(['', '，，；', '\ud800', '（（（', '审图号', '\u0000'.repeat(9)])('any text is a note: %j', (note) => {
  expect(() => readPictureNote(note)).not.toThrow();
});

describe('the pictures of a post', () => {
  const pictures = [buildPicture(2), buildPicture(1)];

  test('have their notes in the order they are sent', () => {
    const all = notedPictures({ pictures, declaredPictures: 3, pictureNotes: ['晨跑，自拍', '海报，自绘'] });
    expect(all.map(({ name, file }) => [name, file?.messageId])).toEqual([
      ['第1张图（晨跑）', '1001'],
      ['第2张图（海报）', '1002'],
      ['第3张图', undefined],
    ]);
    expect(all[2]!.note).toBeNull();
    expect(namesOf(all.slice(1), all)).toBe('第2、3张图');
    expect(namesOf(all.slice(0, 1), all)).toBe('第1张图（晨跑）');
  });

  test('share a note that stands alone', () => {
    const all = notedPictures({ pictures, declaredPictures: null, pictureNotes: ['晨跑，自拍'] });
    expect(all.map(({ note }) => note?.origin)).toEqual(['SHOT', 'SHOT']);
  });
});
