import { describe, expect, it } from '@jest/globals';
import { isRefused, refusedDomains } from './refused-domains.ts';

describe('refused domains', () => {
  const domains = refusedDomains('disposable, Throwaway.Example, bücher.example');

  it.each([
    ['x@mailinator.com'],
    ['x@MAILINATOR.com'],
    ['x@ｍailinator.com'],
    ['x@below.mailinator.com'],
    ['x@throwaway.example'],
    ['x@BÜCHER.example'],
    ['x@xn--bcher-kva.example'],
  ])('%s is refused', (address) => expect(isRefused(domains, address)).toBe(true));

  it.each([['x@reader.example'], ['x@notthrowaway.example'], ['mailinator.com'], ['']])(
    '“%s” is not',
    (address) => expect(isRefused(domains, address)).toBe(false),
  );
});
