import { link, media, paper, type SampleIssue, section, story, takeaway } from '../shape.ts';

export const number11: SampleIssue = {
  number: 11,
  date: '2026-11-13',
  subject: 'Four bits, ten trillion tokens',
  preheader:
    'A low-precision recipe that survives a long run, diffusion that reasons, and prefill off the critical path.',
  draft: {
    tagline: 'Four bits, ten trillion tokens',
    lede: [
      'Low precision has had a reputation: fine in the demo, gone by the second trillion tokens. This week a 4-bit recipe held for ten of them, and it did so with a list of ingredients that anybody can check.',
    ],
    sections: [
      section('watch', 'Watch & Listen First', [
        media(
          'From gates to tensor cores',
          'Bottom Up, a blackboard lecture · video, 96 min',
          'https://bottom-up.example/gates-to-tensor-cores',
          'Why accelerators look the way they do, told without a single product name.',
        ),
      ]),
      section('takeaways', 'Key Takeaways', [
        takeaway(
          'Ask which layers stayed wide.',
          'Every 4-bit run that works keeps some of its linear layers in a wider format. The share, and which, is the recipe.',
        ),
        takeaway(
          'Parallel decoding is now about quality too.',
          'An 8B diffusion model beat a larger autoregressive peer on reasoning, so speed is no longer its only argument.',
        ),
        takeaway(
          'Prefill can leave the critical path.',
          'A cache that advances with every token makes the wait depend on the question, not on the history: O(|q|), not O(n²).',
        ),
        takeaway(
          'Registers were a bandage.',
          'Vision transformers still hide attention sinks; look at the maps before you trust the features.',
        ),
      ]),
      section('bigStory', 'The Big Story', [
        story(
          'A 12B hybrid trains in NVFP4 for 10T tokens and keeps up with FP8',
          'November 10, 2026',
          'NVIDIA blog',
          'https://nvidia.example/nvfp4-pretraining',
          'The difference on a hard knowledge benchmark is smaller than its noise. What earns the headline is the list underneath: stochastic rounding of gradients, two-dimensional block scales, Hadamard rotations where outliers live, and about a sixth of the linear layers left alone. Take one away and the curve bends.\n\nIf the cluster you are pricing assumes eight bits, do the sum again with four and keep the difference as your margin for failed runs.',
        ),
      ]),
      section('stories', 'Also This Week', [
        story(
          'Introspective diffusion models close in on autoregression',
          'November 9, 2026',
          'project page',
          'https://idlm.example/',
          'A small critic predicts which tokens are still shaky and the sampler visits those first. It is the first time we have seen this family win on reasoning, not only on tokens per second.',
        ),
        story(
          'Gemma 4 comes in four sizes, all under Apache 2.0',
          'November 3, 2026',
          'Google Blog',
          'https://blog.example/gemma-4',
          'One week on, the serving stacks have caught up: every runtime we use loads all four sizes. The mixture-of-experts variant is the one to try first on a single card.',
        ),
        story(
          'Registers do not cure attention sinks in vision transformers',
          'November 11, 2026',
          'GitHub',
          'https://github.example/last-vit',
          'Local aggregation tokens clean up what registers leave behind in dense prediction. The code is small enough to read over lunch.',
        ),
      ]),
      section('papers', 'From the Lab', [
        paper('Attention Once Is All You Need: Efficient Streaming Inference with Stateful Transformers', {
          authors: [],
          arxiv: '2605.13784',
          commentary:
            'Advance the cache token by token and a query costs its own length. For agents that re-read their history at every turn this is the paper of the month.',
        }),
        paper('Quantization-Aware Distillation for NVFP4 Inference Accuracy Recovery', {
          authors: ['NVIDIA Research'],
          venue: 'technical report, 2026',
          url: 'https://research.nvidia.example/nvfp4-qad',
          commentary:
            'The inference-time sibling of this week’s lead: one distillation pass, and the gap to eight bits is under a percent. Post-training, mind: nothing here says how to pretrain.',
        }),
      ]),
      section('reading', 'Worth Reading', [
        link(
          'A field guide to block scales',
          'https://formats.example/block-scales',
          'what sixteen, thirty-two and “micro” mean, with pictures',
        ),
        link(
          'The optimiser race is not over',
          'https://optimisers.example/race',
          'three Muon variants, one honest table of wall-clock times',
        ),
      ]),
    ],
    closing: 'If a result needs four ingredients, print all four. This week somebody did.',
  },
};
