/** An arXiv identifier without its version ("2604.00064", "math.GT/0309136"), and the version when one was given. */
export interface ArxivId {
  readonly id: string;
  readonly version: number | null;
}

/**
 * Finds the first arXiv identifier: "arXiv:2604.00064v2", "arXiv 2604.00064", abs/pdf/html addresses, old style
 * "hep-th/9901001". A bare number counts only with `bare`, because "2604.0006" may be anything.
 * https://info.arxiv.org/help/arxiv_identifier.html
 */
export function findArxivId(text: string, options: { bare?: boolean } = {}): ArxivId | null {
  const named = named_.exec(text);
  if (named) return found(named[1], named[2]);
  if (!options.bare) return null;
  const alone = new RegExp(`^\\s*(${id})(?:v(\\d{1,3}))?\\s*$`, 'i').exec(text);
  return alone ? found(alone[1], alone[2]) : null;
}

// New style: YYMM (month 01–12) and 4 digits until 2014, 5 since. Old style: archive, class, YYMMNNN.
const id =
  '\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}|[a-z][a-z-]{1,15}(?:\\.[a-z]{2})?\\/\\d{2}(?:0[1-9]|1[0-2])\\d{3}';
const named_ = new RegExp(
  `(?:arxiv\\.org\\/(?:abs|pdf|html|format|ps|src|e-print)\\/|alphaxiv\\.org\\/abs\\/|10\\.48550\\/arxiv\\.|arxiv\\s*[:#]?\\s*)(${id})(?:v(\\d{1,3}))?(?![\\d])`,
  'i',
);

function found(raw: string | undefined, version: string | undefined): ArxivId | null {
  if (raw === undefined) return null;
  const slash = raw.indexOf('/');
  // Archives are written in lower case, subject classes in upper ("math.GT").
  const canonical =
    slash < 0
      ? raw
      : raw
          .slice(0, slash)
          .toLowerCase()
          .replace(/\.([a-z]{2})$/, (_all, subject: string) => `.${subject.toUpperCase()}`) +
        raw.slice(slash);
  return { id: canonical, version: version === undefined ? null : Number(version) };
}
