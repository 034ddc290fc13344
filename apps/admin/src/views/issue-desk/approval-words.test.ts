import type { ReleaseShown } from '../../features/desk/desk-shape.ts';
import { approvalNote, approvedWords, approveLabel, sendsNowQuestion } from './approval-words.ts';

const courses = ['planned', 'now', 'next-slot', 'paused', 'waits'] as const;
const release = (course: ReleaseShown['course'], segment: string | null = null): ReleaseShown => ({
  course,
  label: 'Friday 27 November, 09:00',
  segment,
});
const approved = { at: '', by: 'ada@desk.test', differs: true };

describe('what the approve button says', () => {
  test('that the mails go out with it, and to how many', () => {
    const state = { approved, confirmed: 1412, onApproval: release('now') };
    expect(approveLabel(state)).toBe('Approve: goes out now to 1,412 readers');
    expect(sendsNowQuestion(release('now'), 1412)).toContain('at once, to 1,412 readers');
  });

  test('to a segment it does not name the number of all readers', () => {
    const state = { approved, confirmed: 1412, onApproval: release('now', 'Patrons') };
    expect(approveLabel(state)).toBe('Approve: goes out now to the readers in “Patrons”');
  });

  test('otherwise only that it approves', () => {
    expect(approveLabel({ approved: null, confirmed: 3, onApproval: null })).toBe('Approve');
    for (const course of courses.filter((one) => one !== 'now'))
      expect(approveLabel({ approved, confirmed: 3, onApproval: release(course) })).toBe('Approve again');
  });

  test('only a send that goes on as planned needs no note', () => {
    expect(courses.filter((course) => approvalNote(release(course)) === null)).toEqual(['planned']);
  });

  test('afterwards it says that the campaign runs on only where it does', () => {
    expect(courses.filter((course) => /runs on|goes out/.test(approvedWords(release(course))))).toEqual([
      'planned',
      'now',
      'next-slot',
    ]);
    expect(approvedWords(null)).toBe('Approved.');
  });
});
