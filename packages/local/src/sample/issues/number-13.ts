import { link, media, paper, type SampleIssue, section, story, takeaway } from '../shape.ts';

/** The one on the desk: a draft that a newcomer can finish, approve and send. */
export const number13: SampleIssue = {
  number: 13,
  date: null,
  subject: 'The week the cache grew up',
  preheader: 'A draft to play with: change it, approve it, send it to twenty-five invented readers.',
  draft: {
    tagline: 'The week the cache grew up',
    lede: [
      'This issue is yours. Edit a line, approve it, schedule it for the next slot or send it now, and watch it arrive in the inbox of the sandbox.',
    ],
    sections: [
      section('watch', 'Watch & Listen First', [
        media(
          'Caches all the way down',
          'Bottom Up, the second lecture · video, 71 min',
          'https://bottom-up.example/caches',
          'From registers to object stores with one idea.',
        ),
      ]),
      section('takeaways', 'Key Takeaways', [
        takeaway(
          'A cache is a promise about the future.',
          'Write down which one, and what happens when it is broken.',
        ),
        takeaway('Four bits reach the cache.', 'Keys tolerate it, values less so; measure both.'),
      ]),
      section('bigStory', 'The Big Story', [
        story(
          'A 12B hybrid trains in NVFP4 for 10T tokens and keeps up with FP8',
          'November 10, 2026',
          'NVIDIA blog',
          'https://nvidia.example/nvfp4-pretraining',
          'The recipe from №11 has its first outside reproduction, at a tenth of the size. It holds, and the authors of the reproduction found one ingredient that may be optional after all.',
        ),
      ]),
      section('stories', 'Also This Week', [
        story(
          'PyTorch/XLA 2.7 lets you call JAX from PyTorch',
          'November 2026',
          'PyTorch Blog',
          'https://pytorch.example/xla-2-7',
          'The bridge got a guide. It is short and says plainly what does not cross.',
        ),
      ]),
      section('papers', 'From the Lab', [
        paper('Attention Once Is All You Need: Efficient Streaming Inference with Stateful Transformers', {
          authors: [],
          arxiv: '2605.13784',
          commentary: 'Now with code. The interesting file is the one that evicts.',
        }),
      ]),
      section('reading', 'Worth Reading', [
        link(
          'Eviction policies, ranked by regret',
          'https://caches.example/regret',
          'a simulator you can run in the browser',
        ),
      ]),
    ],
    closing: 'See you next Friday.',
  },
};
