import { join } from 'node:path';

/** Where what lies in a backup's folder: like `mongodump --gzip` writes a database. */
export const layout = {
  manifest: (folder: string) => join(folder, 'manifest.json'),
  dump: (folder: string) => join(folder, 'dump'),
  documents: (folder: string, collection: string) => join(folder, 'dump', `${fileName(collection)}.bson.gz`),
  metadata: (folder: string, collection: string) =>
    join(folder, 'dump', `${fileName(collection)}.metadata.json.gz`),
  media: (folder: string) => join(folder, 'media'),
};

/** MongoDB's tools percent-encode what a file name cannot hold. */
function fileName(collection: string): string {
  return encodeURIComponent(collection);
}
