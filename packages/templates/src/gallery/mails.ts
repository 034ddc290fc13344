import { readFileSync } from 'node:fs';
import { greetingValues, Snapshot } from '@masthead/domain';
import AccountLocked from '../email/account-locked.tsx';
import AddressMoved from '../email/address-moved.tsx';
import Confirm from '../email/confirm.tsx';
import Goodbye from '../email/goodbye.tsx';
import Invitation from '../email/invitation.tsx';
import NewAddress from '../email/new-address.tsx';
import PasswordReset from '../email/password-reset.tsx';
import Welcome from '../email/welcome.tsx';
import { renderIssue, renderMail } from '../index.ts';
import { sampleDigest, sampleLong, sampleNotices, sampleScripts, sampleSnapshot } from '../samples/index.ts';

export interface GalleryMail {
  readonly name: string;
  readonly render: () => Promise<{ readonly subject: string; readonly html: string; readonly text: string }>;
}

/** The one that is longer than any picture may be tall. */
export const longMail = 'issue-long';

/** Every mail we send with its sample data, then the issues of the snapshot files given (`masthead render … --out` writes them). */
export function galleryMails(snapshotFiles: readonly string[]): readonly GalleryMail[] {
  return [
    { name: 'issue', render: () => greeted(sampleSnapshot) },
    { name: 'digest', render: () => greeted(sampleDigest) },
    { name: longMail, render: () => greeted(sampleLong) },
    ...Object.entries(sampleScripts).map(([script, snapshot]) => ({
      name: `issue-${script}`,
      render: () => greeted(snapshot),
    })),
    { name: 'confirm', render: () => renderMail.confirm(Confirm.PreviewProps) },
    { name: 'welcome', render: () => renderMail.welcome(Welcome.PreviewProps) },
    { name: 'goodbye', render: () => renderMail.goodbye(Goodbye.PreviewProps) },
    { name: 'new-address', render: () => renderMail.newAddress(NewAddress.PreviewProps) },
    { name: 'address-moved', render: () => renderMail.addressMoved(AddressMoved.PreviewProps) },
    { name: 'password-reset', render: () => renderMail.passwordReset(PasswordReset.PreviewProps) },
    { name: 'account-locked', render: () => renderMail.accountLocked(AccountLocked.PreviewProps) },
    { name: 'invitation', render: () => renderMail.invitation(Invitation.PreviewProps) },
    ...Object.entries(sampleNotices).map(([name, props]) => ({
      name,
      render: () => renderMail.notice(props),
    })),
    ...snapshotFiles.map((file, at) => {
      const snapshot = Snapshot.parse(JSON.parse(readFileSync(file, 'utf8')));
      return { name: `${at + 1}-${snapshot.issue.slug}`, render: () => greeted(snapshot) };
    }),
  ];
}

/** The issue as a reader called Ada gets it. */
async function greeted(snapshot: Snapshot) {
  const rendered = await renderIssue(snapshot);
  const greeting = greetingValues('Ada', snapshot.issue.language);
  const fill = (part: string) =>
    part
      .replace('{{{GREETING_HTML}}}', () => greeting.GREETING_HTML)
      .replace('{{{GREETING_TEXT}}}', () => greeting.GREETING_TEXT)
      .replace(/\{\{\{(UNSUB|PREFS)_TOKEN\}\}\}/g, 'sample-token');
  return { subject: rendered.subject, html: fill(rendered.html), text: fill(rendered.text) };
}
