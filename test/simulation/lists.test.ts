import { faultOf } from '../../src/simulation/lists-life';

it('nothing goes wrong in the lives of word lists', () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const fault = faultOf(seed);
    expect(fault && `seed ${seed}: ${fault}`).toBeNull();
  }
});
