import { describe, expect, it } from '@jest/globals';
import { nextKeys } from './next-keys.ts';

const make = () => 'bmV3';

describe('a rotation of the signing keys', () => {
  it('first lets everybody know the new key, then lets it sign, then begins anew; nothing is dropped', () => {
    const added = nextKeys('k1:b2xk', make);
    expect(added).toEqual({ step: 'added', kid: 'k2', value: 'k1:b2xk,k2:bmV3' });
    const signs = nextKeys(added.value, make);
    expect(signs).toEqual({ step: 'signs', kid: 'k2', value: 'k2:bmV3,k1:b2xk' });
    expect(nextKeys(signs.value, make)).toEqual({
      step: 'added',
      kid: 'k3',
      value: 'k2:bmV3,k1:b2xk,k3:bmV3',
    });
    expect(nextKeys('k2:bmV3,k1:b2xk,k3:bmV3', make).value).toBe('k3:bmV3,k2:bmV3,k1:b2xk');
  });

  it('at once, where nothing has to know the key before', () => {
    expect(nextKeys('k1:b2xk', make, true)).toEqual({ step: 'signs', kid: 'k2', value: 'k2:bmV3,k1:b2xk' });
  });

  it('goes on from key ids that somebody chose', () => {
    expect(nextKeys('winter:b2xk', make).value).toBe('winter:b2xk,k1:bmV3');
    expect(nextKeys('winter:b2xk,k1:bmV3', make)).toMatchObject({ step: 'signs', kid: 'k1' });
  });
});
