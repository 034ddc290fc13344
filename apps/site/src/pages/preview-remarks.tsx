import type { PreviewLink, PreviewRemark } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { longDateOfInstant } from '../words/dates.ts';
import { useWords } from '../words/site-words.ts';

interface Props {
  readonly token: string;
  readonly link: PreviewLink;
  readonly remarks: readonly PreviewRemark[];
}

/** What was said on this link, and a form to say something without an account; a yes where the link allows it. */
export function PreviewRemarks({ token, link, remarks }: Props) {
  const { preview } = useWords();
  const { newsletter, sections } = link.snapshot;
  const headed = sections.filter(({ heading }) => heading.trim() !== '');
  const named = (id: string | null) => headed.find((section) => section.id === id)?.heading ?? null;
  return (
    <section id="remarks" className="preview-email" aria-labelledby="remarks-heading">
      <h2 id="remarks-heading" className="label">
        {preview.remarks}
      </h2>
      {remarks.length === 0 ? null : (
        <ul>
          {remarks.map(({ id, name, text, sectionId, approves, at }) => (
            <li key={id}>
              <p className="facts">
                {name}, {longDateOfInstant(at, newsletter.timeZone, newsletter.language)}
                {named(sectionId) === null ? '' : ` · ${named(sectionId)}`}
                {approves ? ` · ${preview.approved}` : ''}
              </p>
              {text === '' ? null : <p className="preview-remark">{text}</p>}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${publicPaths.preview(token)}/remarks`}>
        <label className="field__label" htmlFor="remark-name">
          {preview.yourName}
        </label>
        <input id="remark-name" className="field" name="name" required maxLength={120} autoComplete="name" />
        <label className="field__label" htmlFor="remark-section">
          {preview.aboutWhat}
        </label>
        <select id="remark-section" className="field" name="section">
          <option value="">{preview.theIssue}</option>
          {headed.map(({ id, heading }) => (
            <option key={id} value={id}>
              {heading}
            </option>
          ))}
        </select>
        <label className="field__label" htmlFor="remark-text">
          {preview.say}
        </label>
        <textarea id="remark-text" className="field" name="text" rows={5} maxLength={5000} />
        <p>
          <button className="button" type="submit" name="verdict" value="remark">
            {preview.send}
          </button>{' '}
          {link.mayApprove === true ? (
            <button className="button" type="submit" name="verdict" value="approve">
              {preview.approve}
            </button>
          ) : null}
        </p>
      </form>
    </section>
  );
}
