import { readBatchAnswer, readErrorAnswer, readMailAnswer } from './answer.ts';

const id = (n: number) => ({ id: `id-${n}` });
const doubt = { kind: 'inDoubt', why: 'unreadable-answer' };

describe('an accepted batch', () => {
  it('gives every message its id, in order', () => {
    expect(readBatchAnswer({ data: [id(0), id(1)] }, 2)).toEqual({
      kind: 'accepted',
      ids: ['id-0', 'id-1'],
      refused: [],
    });
  });

  it('leaves out refused messages where they stood', () => {
    expect(readBatchAnswer({ data: [id(0), id(2)], errors: [{ index: 1, message: 'no' }] }, 3)).toEqual({
      kind: 'accepted',
      ids: ['id-0', null, 'id-2'],
      refused: [{ index: 1, message: 'no' }],
    });
  });

  it.each([
    ['too few ids', { data: [id(0)] }, 2],
    ['too many ids', { data: [id(0), id(1)] }, 1],
    ['no data', {}, 1],
    ['nothing', null, 1],
    ['an empty id', { data: [{ id: '' }] }, 1],
    ['an error beyond the batch', { data: [id(0)], errors: [{ index: 2, message: '' }] }, 2],
    [
      'one index refused twice',
      {
        data: [id(0)],
        errors: [
          { index: 1, message: '' },
          { index: 1, message: '' },
        ],
      },
      3,
    ],
  ])('is in doubt with %s', (_what, answer, size) => {
    expect(readBatchAnswer(answer, size)).toEqual(doubt);
  });
});

it('a single mail without an id is in doubt', () => {
  expect(readMailAnswer({ id: 'x' })).toEqual({ kind: 'accepted', ids: ['x'], refused: [] });
  expect(readMailAnswer({})).toEqual(doubt);
});

it('an error page of a proxy is judged by its status alone', () => {
  expect(readErrorAnswer(502, '<html>Bad gateway</html>', null)).toEqual({
    kind: 'inDoubt',
    why: 'server-error',
  });
  expect(readErrorAnswer(403, '<html>', null)).toMatchObject({ kind: 'refused', refusal: 'access' });
});
