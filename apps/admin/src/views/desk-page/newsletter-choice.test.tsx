import { renderToStaticMarkup } from 'react-dom/server';
import { NewsletterChoice } from './newsletter-choice.tsx';

const names = ['Gazette', 'Bulletin', 'Courier'];
const drawn = (many: number) =>
  renderToStaticMarkup(
    <NewsletterChoice
      chosen="bulletin"
      className="choice"
      newsletters={names.slice(0, many).map((name) => ({ name, slug: name.toLowerCase() }))}
      onChoose={() => undefined}
    />,
  );

test('whose issue it becomes is asked where there are two newsletters or more', () => {
  expect([drawn(0), drawn(1)]).toEqual(['', '']);
  expect(drawn(2)).toContain('<option value="bulletin" selected="">Bulletin</option>');
  expect(drawn(3).match(/<option /g)).toHaveLength(3);
});
