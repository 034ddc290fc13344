import type { NoticeWords } from './notice.ts';

/** An issue was edited after it was approved, so that its send waits. */
export function heldNotice(title: string): NoticeWords {
  return {
    title: `On hold: ${title}`,
    paragraphs: [
      `“${title}” was edited after it was approved, so its send is on hold. Nothing goes out until an editor approves it again.`,
    ],
  };
}

/** The month's digest stands in the desk. */
export function digestNotice(newsletter: string): NoticeWords {
  return {
    title: `${newsletter}: the digest is drafted`,
    paragraphs: [
      `The month’s digest of ${newsletter} was drafted from the issues that came out since the last one. It waits for an editor: nothing is sent until it is approved, and then only to readers who chose the digest.`,
    ],
  };
}

/** Somebody without an account spoke on a preview link. */
export function remarkNotice(remark: {
  readonly by: string;
  readonly approves: boolean;
  readonly text: string;
}): NoticeWords {
  const [first = '', ...more] = remark.text.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    title: remark.approves ? 'A reviewer said yes' : 'A reviewer’s remark',
    paragraphs: [`${remark.by}, on a preview link: ${first}`, ...more],
  };
}
