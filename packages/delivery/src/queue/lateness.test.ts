import { makeLateness } from './lateness.ts';

describe('lateness', () => {
  it('counts a hiccup in full, an answer that never came for no more than a second', () => {
    const lateness = makeLateness();
    for (let i = 0; i < 50; i += 1) lateness.of(20);
    expect(lateness.of(120)).toBeGreaterThan(95);
    for (let i = 0; i < 50; i += 1) lateness.of(20);
    expect(lateness.of(30_000)).toBe(1_000);
  });

  it('a provider that is always slow to answer costs a twentieth at most', () => {
    const lateness = makeLateness();
    let sum = 0;
    for (let i = 0; i < 1_000; i += 1) sum += lateness.of(i % 2 === 0 ? 100 : 500);
    expect(sum / 1_000).toBeLessThanOrEqual(51);
  });

  it('follows a provider that became slower', () => {
    const lateness = makeLateness();
    for (let i = 0; i < 20; i += 1) lateness.of(50);
    for (let i = 0; i < 400; i += 1) lateness.of(250);
    expect(lateness.of(250)).toBeLessThan(5);
  });
});
