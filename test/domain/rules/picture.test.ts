import { buildPicture } from '../../helpers/build';
import { examples } from './examples';

// text with a picture where possible
examples('F-14', {
  hits: [
    { name: 'no picture', content: { pictures: [] }, effect: ['HINT'] },
    { name: 'none declared', content: { pictures: [], declaredPictures: 0 }, effect: ['HINT'] },
    {
      name: 'only a note',
      content: { pictures: [], declaredPictures: null, pictureNotes: ['晨跑'] },
      effect: ['HINT'],
    },
  ],
  misses: [
    { name: 'one picture', content: { pictures: [buildPicture(1)] } },
    { name: 'one that will come', content: { pictures: [], declaredPictures: 1 } },
    { name: 'two', content: { pictures: [buildPicture(1), buildPicture(2)], declaredPictures: 2 } },
  ],
});
