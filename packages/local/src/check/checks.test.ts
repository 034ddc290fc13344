import { describe, expect, it } from '@jest/globals';
import { rangesIn } from './exact-versions.ts';
import { copiesOf } from './one-copy.ts';

describe('the checks of our own', () => {
  it('see a second copy that is nested, and no package of a similar name', () => {
    const paths = [
      'node_modules/bson',
      'node_modules/mongoose/node_modules/bson',
      'node_modules/bson-objectid',
    ];
    expect(copiesOf('bson', paths)).toEqual(paths.slice(0, 2));
  });

  it('see every version that is not exact', () => {
    const manifest = {
      dependencies: { a: '1.2.3', b: '^1.2.3', c: '1.x', d: 'latest', e: '2.0.0-beta.1' },
      devDependencies: { f: '~1.0.0', g: '*' },
    };
    expect(rangesIn(manifest)).toEqual(['b ^1.2.3', 'c 1.x', 'd latest', 'f ~1.0.0', 'g *']);
  });
});
