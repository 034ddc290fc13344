import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../../', import.meta.url);
const table = readFileSync(new URL('docs/threats.md', root), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat'));

interface Row {
  readonly threat: string;
  readonly tests: readonly { readonly file: string; readonly name: string }[];
  readonly shown: readonly string[];
}

const rows = table.map((line): Row => {
  const [threat = '', , tests = '', shown = ''] = line.slice(2, -2).split(' | ');
  return {
    threat,
    tests: [...tests.matchAll(/\]\(\.\.\/([^)]+)\): “(.*?)”(?=<br>|$)/g)].map(([, file = '', name = '']) => ({
      file,
      name,
    })),
    shown: shown.split('<br>'),
  };
});

describe('the table of threats', () => {
  it('has every threat, each with tests, and says of each test what was taken out to see it fail', () => {
    expect(rows).toHaveLength(19);
    for (const { threat, tests, shown } of rows) {
      expect({ threat, tests: tests.length }).not.toEqual({ threat, tests: 0 });
      expect({ threat, shown: shown.length }).toEqual({ threat, shown: tests.length });
      expect({ threat, notShown: shown.filter((each) => !/\w/.test(each)) }).toEqual({
        threat,
        notShown: [],
      });
    }
  });

  it.each(rows.flatMap(({ tests }) => tests))(
    '$file: “$name” is there and not passed over',
    ({ file, name }) => {
      const path = new URL(file, root);
      expect(existsSync(path)).toBe(true);
      const source = readFileSync(path, 'utf8');
      expect(source.includes(`'${name}'`) || source.includes(`"${name}"`)).toBe(true);
      expect(source).not.toMatch(
        /\b(?:it|test|describe)\.(?:skip|only|failing|todo)\b|\bx(?:it|test|describe)\(/,
      );
    },
  );
});
