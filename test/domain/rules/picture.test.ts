import { buildPicture } from '../../helpers/build';
import { buildSubject, effectsOf } from './subject';

describe('F-14: text with a picture where possible', () => {
  it.each([
    { pictures: [] },
    { pictures: [], declaredPictures: 0 },
    { pictures: [], declaredPictures: null, pictureNotes: ['晨跑'] },
  ])('hit: %j', (content) => {
    expect(effectsOf('F-14', buildSubject(content))).toEqual(['HINT']);
  });

  it.each([
    { pictures: [buildPicture(1)] },
    { pictures: [], declaredPictures: 1 },
    { pictures: [buildPicture(1), buildPicture(2)], declaredPictures: 2 },
  ])('miss: %j', (content) => {
    expect(effectsOf('F-14', buildSubject(content))).toEqual([]);
  });
});
