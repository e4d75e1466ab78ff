/** `calendar:` of the configuration, or calendar.yaml: days of the company's own that stand above every holiday notice (`domain.md` §2.6). */
import { isDate } from '../domain/time/holiday-notice';
import { list, mapping, oneOf, text, words } from './scalars';

const companyDay = mapping({
  date: text('a date such as 2026-12-31', isDate),
  day: oneOf(['off', 'working']),
  name: words('why: what the day is called', 40),
}).transform(({ date, day, name }) => ({ date, working: day === 'working', name }));

export const companyDaysSchema = list(companyDay, 'days').superRefine((days, context) => {
  days.forEach(({ date }, index) => {
    if (days.findIndex((one) => one.date === date) === index) return;
    context.addIssue({ code: 'custom', path: [index, 'date'], message: 'another day of this list has this date' });
  });
});
