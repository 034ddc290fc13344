import { makeLateness } from './lateness.ts';

describe('lateness', () => {
  it('calls nothing late that is within the usual spread', () => {
    const lateness = makeLateness();
    const late = Array.from({ length: 50 }, (_, i) => lateness.of(i % 2 === 0 ? 90 : 110));
    expect(late.every((ms) => ms === 0)).toBe(true);
  });

  it('counts a hiccup nearly in full, an answer that never came for no more than a second, and neither makes late usual', () => {
    const lateness = makeLateness();
    for (let i = 0; i < 50; i += 1) lateness.of(20);
    expect(lateness.of(120)).toBeGreaterThan(90);
    expect(lateness.of(30_000)).toBe(1_000);
    for (let i = 0; i < 20; i += 1) lateness.of(20);
    expect(lateness.of(120)).toBeGreaterThan(80);
  });

  it('follows a provider that became slower', () => {
    const lateness = makeLateness();
    for (let i = 0; i < 20; i += 1) lateness.of(50);
    for (let i = 0; i < 60; i += 1) lateness.of(250);
    expect(lateness.of(250)).toBe(0);
  });
});
