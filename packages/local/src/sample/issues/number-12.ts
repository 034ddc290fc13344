import { link, media, paper, type SampleIssue, section, story, takeaway } from '../shape.ts';

export const number12: SampleIssue = {
  number: 12,
  date: '2026-11-20',
  subject: 'Serving is the new frontier',
  preheader: 'Two routes to cheap tokens, a benchmark read slowly, and graphs that explain their own limits.',
  draft: {
    tagline: 'Serving is the new frontier',
    lede: [
      'Nobody announced it, but the questions have changed. A year ago a release led with what a model knows; this week every serious one led with what a token costs.',
      'We read the Mamba-3 follow-ups, the second look at the inference benchmark, and a photonic curiosity that we could not resist.',
    ],
    sections: [
      section('watch', 'Watch & Listen First', [
        media(
          'Sandboxes with a memory',
          'Sequence Length, with an infrastructure founder · podcast, 47 min',
          'https://sequence-length.example/sandboxes-with-a-memory',
          'Scheduling that knows about caches, and what a stateful job does to a bill.',
        ),
        media(
          'Edge models on a forty-dollar board',
          'Small Iron, a build along · video, 28 min',
          'https://small-iron.example/forty-dollars',
          'Measured, not promised: tokens per second, watts and degrees.',
        ),
      ]),
      section('takeaways', 'Key Takeaways', [
        takeaway(
          'Quote cost per answered question.',
          'Cost per token rewards verbosity. Nobody’s users pay for tokens.',
        ),
        takeaway(
          'Hybrids win by not choosing.',
          'A few attention layers among many recurrent ones keep recall and shed memory.',
        ),
        takeaway(
          'Expressivity explains the stall.',
          'Graph networks stop improving where the theory says that they cannot tell two graphs apart.',
        ),
      ]),
      section('bigStory', 'The Big Story', [
        story(
          'Mamba-3 is designed backwards from the decode step',
          'November 4, 2026',
          'Tri Dao',
          'https://tridao.example/mamba-3',
          'Two weeks later there are independent numbers. They agree on the memory, disagree on the speed, and the disagreement is instructive: on short prompts the kernel launch dominates and the older model is as quick. Past eight thousand tokens the new one pulls away and does not look back.\n\nOur advice of №10 stands, with a threshold: under 8k tokens, leave what works alone.',
        ),
      ]),
      section('stories', 'Also This Week', [
        story(
          'MLPerf Inference v6.0 adds five tests and 24 entrants',
          'November 4, 2026',
          'MLCommons',
          'https://mlcommons.example/inference-v6',
          'A second reading. Sort the table by tokens per joule instead of tokens per second and three of the top five change. Interactive scores are where the field has become crowded, and that is good news for buyers.',
        ),
        story(
          'Routing comes to state space models',
          'November 18, 2026',
          'Microsoft Research',
          'https://research.example/routing-mamba',
          'Experts in the projections of a recurrent model. Early, small, and the first sign that “experts or states” was never a choice.',
        ),
        story(
          'An open runtime for models under a billion parameters',
          'November 17, 2026',
          'Google Blog',
          'https://blog.example/litert-lm',
          'Below a billion parameters the runtime matters more than the weights. This one is small enough to read and quick enough to ship.',
        ),
      ]),
      section('papers', 'From the Lab', [
        paper('Mamba-3: Improved Sequence Modeling using State Space Principles', {
          authors: ['Lahoti', 'Li', 'Chen', 'Wang', 'Bick', 'Kolter', 'Dao', 'Gu'],
          venue: 'OpenReview',
          url: 'https://openreview.net/forum?id=mamba3sample',
          commentary:
            'We promised to come back to the multi-input variant. It is worth more than a point of accuracy at 1.5B and costs nothing at decode; the trick is to give idle arithmetic units something to do.',
        }),
        paper(
          'Different Statistical Perspectives for Understanding Generalisation in Graph Neural Networks',
          {
            authors: [],
            arxiv: '2605.25452',
            commentary:
              'One frame for two arguments that used to talk past each other. The practical half: more data will not help a network that cannot see the difference.',
          },
        ),
        paper('A Generative Pretrained Transformer with Kerr-Soliton Attention', {
          authors: [],
          arxiv: '2605.24124',
          commentary:
            'Attention in light. Nothing to deploy, much to enjoy: a physical system that computes the operation and agrees with the software.',
        }),
      ]),
      section('reading', 'Worth Reading', [
        link(
          'A serving bill, line by line',
          'https://bills.example/line-by-line',
          'a small company opens its books; caching is the second largest saving',
        ),
        link(
          'Why our evaluation took a week',
          'https://evals.example/a-week',
          'on seeds, and on admitting that you had four',
        ),
      ]),
    ],
    closing: 'Fast, cheap, remembered: this week you could have all three, for one workload at a time.',
  },
};
