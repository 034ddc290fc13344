import { connectArchive } from '@masthead/archive';
import { fillArchive } from '../../../site/test/bench/fill-archive.ts';
import type { Scene } from './scene.ts';

/** A few issues in the read model; answers pages to ask for. */
export async function publishPages({ services }: Scene): Promise<readonly string[]> {
  const archive = await connectArchive(services.mongodbUri);
  try {
    const { issuePath, storyPath } = await fillArchive(archive, 3);
    return ['/', issuePath, storyPath, '/search?q=model', '/subscribe'];
  } finally {
    await archive.close();
  }
}
