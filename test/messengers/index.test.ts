import { createMessengers } from '../../src/messengers';
import { CONFIG, options } from './wecom/bench';

describe('the messengers', () => {
  it('are those that are configured', () => {
    expect(createMessengers({ wecom: CONFIG }, options()).map(({ name }) => name)).toEqual(['wecom']);
    expect(createMessengers({}, options())).toEqual([]);
  });
});
