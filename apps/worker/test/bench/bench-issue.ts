import { createHash } from 'node:crypto';
import type { NewsletterProfile, Rendition } from '@masthead/domain';
import { importPaste, snapshotFromDraft } from '@masthead/importer';
import { renderIssue } from '@masthead/templates';
import { readCorpus } from '../../../../packages/importer/test/corpus.ts';
import { number12 } from '../../../../packages/local/src/sample/issues/number-12.ts';

export interface BenchIssue {
  /** For the table: where its text is from. */
  readonly name: string;
  /** The same content as an issue of its own. */
  readonly rendition: (newsletter: NewsletterProfile, issueId: string) => Promise<Rendition>;
}

/** The first real newsletter text that lies beside the repository, else the sample's: imported and rendered as the desk would. */
export function benchIssue(): BenchIssue {
  const [corpus] = readCorpus() ?? [];
  const draft = corpus === undefined ? number12.draft : importPaste(corpus.text).issue;
  const rendition: BenchIssue['rendition'] = async (newsletter, issueId) => {
    const snapshot = snapshotFromDraft(draft, newsletter);
    const rendered = await renderIssue(snapshot);
    const id = createHash('sha256').update(`${issueId}\n${rendered.html}\n${rendered.text}`).digest('hex');
    return {
      ...rendered,
      id,
      issueId,
      newsletterId: newsletter.id,
      snapshot,
      createdAt: new Date(),
      approvedBy: 'bench',
    };
  };
  return { name: corpus === undefined ? 'sample issue 12' : `corpus issue ${corpus.name}`, rendition };
}
