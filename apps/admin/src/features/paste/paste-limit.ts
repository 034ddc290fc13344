/** Two and a half megabytes of UTF-8: a hundred times the longest issue anybody sent. */
export const mostPasteBytes = 2.5 * 1024 * 1024;

/** What an editor is told of a paste of so many bytes, by the page before it is sent and by the desk. */
export function tooLong(bytes: number): { readonly message: string; readonly help: string } {
  return {
    message: `This is ${(bytes / 1024 / 1024).toFixed(1)} MB; an issue has some kilobytes.`,
    help: 'Paste one issue, or bring a whole archive in as files.',
  };
}
