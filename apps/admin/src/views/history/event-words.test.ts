import { describe, expect, test } from '@jest/globals';
import { eventVerbs } from '../../features/audit/event-shape.ts';
import { eventWords } from './event-words.ts';

describe('the history says who did it', () => {
  test.each(eventVerbs)('%s', (verb) => {
    expect(eventWords({ verb, by: 'Ada', detail: null })).toMatch(/^Ada [a-z]/);
  });

  test('whoever began an issue did not import it, and what was done is told with its detail', () => {
    expect(eventWords({ verb: 'made', by: 'Ada', detail: null })).toBe('Ada began it');
    expect(eventWords({ verb: 'commented', by: 'Ada', detail: 'Who says so?' })).toBe(
      'Ada commented: Who says so?',
    );
  });
});
