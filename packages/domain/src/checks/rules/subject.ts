import { atField, type Check, type Rule } from '../check.ts';

/** What a phone's list of mails shows of a subject before it cuts. */
const SHOWN = 60;

/** A mail has a subject (blocking), and one that is read to its end. */
export const subject: Rule = ({ snapshot: { issue } }) => {
  const text = issue.subject.trim();
  // The subject falls back to the tagline, so that is the line to write when both are missing.
  if (text === '') return [found('no-subject', 'approval', 'The subject is empty.')];
  const { length } = [...text];
  if (length <= SHOWN) return [];
  const message = `The subject has ${length} characters; phones show about ${SHOWN}.`;
  return [found('long-subject', 'nothing', message)];
};

function found(code: Check['code'], stops: Check['stops'], message: string): Check {
  return { code, stops, message, at: atField('subject') };
}
