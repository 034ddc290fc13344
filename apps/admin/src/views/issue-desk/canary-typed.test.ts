import { planOf, typedOf } from './canary-typed.ts';

describe('a canary as it is typed', () => {
  test('nothing typed is all at once', () => {
    expect(planOf(typedOf(null))).toBeNull();
    expect(planOf({ recipients: ' ', minutes: '' })).toBeNull();
  });

  test('what a newsletter asks for stands there and is meant', () => {
    const plan = { recipients: 500, minutes: 30 };
    expect(planOf(typedOf(plan))).toEqual(plan);
  });

  test.each([
    ['500', ''],
    ['', '30'],
    ['0', '30'],
    ['500', '1.5'],
    ['500', '1441'],
    ['many', '30'],
  ])('%p readers and %p minutes are not sent', (recipients, minutes) => {
    expect(planOf({ recipients, minutes })).toBe('half');
  });
});
