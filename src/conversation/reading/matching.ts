/** Find among a person's submissions by number or by words of the title. */
import { titleOf, type Submission } from '../../domain/submission';
import { readNumber } from './numbers';

/** Those that fit, in the order given: by number when the text is one, else every word must be in the title. */
export function matching(submissions: Submission[], text: string): Submission[] {
  const number = readNumber(text);
  if (number && number.rest === '') {
    const { ref } = number;
    const byNumber = submissions.filter(
      ({ no }) => no !== null && ('no' in ref ? no === ref.no : Number(no.slice(5)) === ref.seq),
    );
    if (byNumber.length > 0) return byNumber;
  }
  const words = text
    .toLowerCase()
    .replace(/[《》“”]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return submissions.filter((submission) => {
    const title = titleOf(submission).toLowerCase();
    return words.every((word) => title.includes(word));
  });
}
