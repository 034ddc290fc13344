/** What a file is, by its name. */
export type FileKind = 'zip' | 'table' | 'text' | 'other';

export function kindOfFile(name: string): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (ending) {
    case 'zip':
      return 'zip';
    case 'csv':
      return 'table';
    case 'html':
    case 'htm':
    case 'md':
    case 'markdown':
    case 'txt':
    case 'text':
      return 'text';
    default:
      return 'other';
  }
}

/** Worth unpacking: a text or a table. */
export function isText(name: string): boolean {
  const kind = kindOfFile(name);
  return kind === 'text' || kind === 'table';
}
