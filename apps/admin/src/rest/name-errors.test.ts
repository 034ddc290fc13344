import { expect, test } from '@jest/globals';
import { nameErrors } from './name-errors.ts';

test('an error whose class lost its name in the build is called by it again', () => {
  // As the build leaves it: nobody names the class, so it has none.
  const classes = [
    class extends Error {
      override readonly name = this.constructor.name;
    },
  ] as const;
  const [Nameless] = classes;
  expect(new Nameless('no').name).toBe('');
  nameErrors({ Forbidden: Nameless });
  expect(new Nameless('no').name).toBe('Forbidden');
});
