import { describe, expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { DraftPreview } from '../../features/previews/preview-shape.ts';
import type { Mode } from './modes.ts';
import { Shown } from './shown.tsx';

const preview: DraftPreview = {
  show: 'email',
  subject: 'Measure first',
  preheader: '',
  from: 'Gazette <gazette@example.com>',
  to: 'a reader without a name',
  html: '<p>Hello,</p>',
  text: 'Hello,',
  htmlBytes: 13,
};
const web: DraftPreview = { ...preview, show: 'web', html: '<main>Measure first</main>', text: '' };
const drawn = (mode: Mode, answer: DraftPreview) =>
  renderToStaticMarkup(<Shown dark={false} mode={mode} preview={answer} />);

describe('what the preview calls what it shows', () => {
  test('is the mail, with what an inbox shows of it, until the page that was asked for has come', () => {
    expect(drawn('web', preview)).toContain('title="The mail"');
    expect(drawn('web', preview)).toContain('<dt>Subject</dt>');
    expect(drawn('web', web)).toContain('title="The web page"');
    expect(drawn('web', web)).not.toContain('<dt>Subject</dt>');
  });

  test.each(['desktop', 'phone', 'text'] as const)(
    'is the page until the mail has come again, as %s',
    (mode) => {
      expect(drawn(mode, web)).toContain('title="The web page"');
      expect(drawn(mode, web)).not.toContain('<dt>Subject</dt>');
      expect(drawn(mode, preview)).toContain('<dt>Subject</dt>');
    },
  );
});
