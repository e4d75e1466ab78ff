import { faultOf as faultOfCalendar } from '../../src/simulation/lives/calendar-life';
import { faultOf as faultOfLists } from '../../src/simulation/lives/lists-life';
import { faultOf as faultOfPlan } from '../../src/simulation/lives/plan-life';

it.each([
  ['word lists', faultOfLists],
  ['the working calendar', faultOfCalendar],
  ['publishing plans', faultOfPlan],
])('nothing goes wrong in the lives of %s', (_of, faultOf) => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const fault = faultOf(seed);
    expect(fault && `seed ${seed}: ${fault}`).toBeNull();
  }
});
