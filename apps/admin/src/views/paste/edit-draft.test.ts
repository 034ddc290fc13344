import { describe, expect, it } from '@jest/globals';
import { importText, printDraft } from '@masthead/importer';
import { changeHeading, changeItem, changeLede, changeSectionKind } from './edit-draft.ts';

const draft = importText('T.\nL.\nOdd Finds\n- One — a note\n- Two — another').issue;

describe('mending a draft before it is made', () => {
  it('another kind of section takes its items with it and loses no word', () => {
    const changed = changeSectionKind(draft, 0, 'papers');
    expect(changed.sections[0]?.items.map(({ kind }) => kind)).toEqual(['paper', 'paper']);
    expect(printDraft(changed)).toEqual(printDraft(draft));
  });

  it('changes one item and one heading, and leaves the draft it was given alone', () => {
    const before = structuredClone(draft);
    const changed = changeHeading(changeItem(draft, 0, 1, { title: 'Three' }), 0, 'Finds');
    expect(changed.sections[0]?.heading).toBe('Finds');
    expect(changed.sections[0]?.items.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(draft).toEqual(before);
  });

  it.each(['One.\n\nTwo with [a link](https://a.example) and `code`.', 'One.\n\n', 'One\n\n\nTwo', ''])(
    'the lede %j reads in its field as it was typed',
    (text) => {
      expect(changeLede(draft, text).lede.join('\n\n')).toBe(text);
    },
  );
});
