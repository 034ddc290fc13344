import { describe, expect, it } from '@jest/globals';
import { layerOf, layers, planTests } from './plan.ts';

describe('planTests', () => {
  it('runs every layer when none is named', () => {
    expect(planTests([])).toEqual({ layers, jestArguments: [] });
  });

  it('runs the named layers in the order of the house, whatever order they are named in', () => {
    expect(planTests(['journey', 'unit']).layers).toEqual(['unit', 'journey']);
  });

  it('hands the rest to Jest', () => {
    expect(planTests(['unit', '--', '-t', 'unit'])).toEqual({
      layers: ['unit'],
      jestArguments: ['-t', 'unit'],
    });
    expect(planTests(['--testPathPatterns', 'packages/local'])).toEqual({
      layers,
      jestArguments: ['--testPathPatterns', 'packages/local'],
    });
  });
});

describe('layerOf', () => {
  it.each([
    ['a/b.test.ts', 'unit'],
    ['a/b.test.tsx', 'unit'],
    ['a/b.int.test.ts', 'integration'],
    ['a/b.crash.test.ts', 'crash'],
    ['a/b.journey.test.ts', 'journey'],
    ['a/test.ts', null],
    ['a/b.ts', null],
  ])('%s → %s', (file, layer) => {
    expect(layerOf(file)).toBe(layer);
  });
});
