import { link, media, paper, type SampleIssue, section, story, takeaway } from '../shape.ts';

export const number10: SampleIssue = {
  number: 10,
  date: '2026-11-06',
  subject: 'Half the state, same perplexity',
  preheader: 'Mamba-3 arrives, an open family changes its licence, and a benchmark learns to watch video.',
  draft: {
    tagline: 'Half the state, same perplexity',
    lede: [
      'State space models have been the promising alternative for so long that it is easy to miss the week in which they stop being one. Mamba-3 is built for the moment after training, when a model has to answer quickly and cheaply, and its numbers hold up at sizes people really deploy.',
      'Around it: open weights under a licence that lawyers will not have to read twice, and a hardware benchmark that finally measures the workloads we run.',
    ],
    sections: [
      section('watch', 'Watch & Listen First', [
        media(
          'What a state is for',
          'Sequence Length, with two kernel engineers · podcast, 52 min',
          'https://sequence-length.example/what-a-state-is-for',
          'The clearest hour we know on why recurrence came back. Start at minute nine.',
        ),
        media(
          'Profiling without tears',
          'Kernel Club, recorded at the autumn meet-up · talk, 34 min',
          'https://kernel-club.example/profiling-without-tears',
          'Live traces, no slides, and one bug found on stage.',
        ),
      ]),
      section('takeaways', 'Key Takeaways', [
        takeaway(
          'Price your long contexts again.',
          'Half the hidden state at equal perplexity moves the point at which a linear-time model is the cheaper one to serve.',
        ),
        takeaway(
          'Licences are a feature.',
          'A plain Apache 2.0 on a strong open family removes a blocker that no benchmark score could.',
        ),
        takeaway(
          'Read benchmark rounds by workload.',
          'Five of the new tests look like production traffic; the old ones flatter whoever tuned longest.',
        ),
      ]),
      section('bigStory', 'The Big Story', [
        story(
          'Mamba-3 is designed backwards from the decode step',
          'November 4, 2026',
          'Tri Dao',
          'https://tridao.example/mamba-3',
          'Most sequence models are shaped by how they train and then patched for serving. This one starts at the other end: a tighter discretisation, complex-valued updates that can track parity, and a multi-input form that keeps the chip busy while a token is decoded. The result is a model that matches its predecessor with half the state.\n\nWhat we would do: put it next to your current long-context model on one real workload, and measure memory per stream before anything else.',
        ),
      ]),
      section('stories', 'Also This Week', [
        story(
          'Gemma 4 comes in four sizes, all under Apache 2.0',
          'November 3, 2026',
          'Google Blog',
          'https://blog.example/gemma-4',
          'Two small dense models for the edge, a mixture of experts that wakes four billion parameters, and a 31B dense one. The sizes matter less than the licence: nobody has to ask for permission any more.',
        ),
        story(
          'MLPerf Inference v6.0 adds five tests and 24 entrants',
          'November 4, 2026',
          'MLCommons',
          'https://mlcommons.example/inference-v6',
          'Text to video, a large recommender and a vision-language task are new. Software alone explains much of the gain on unchanged hardware, which is the part you can have for free.',
        ),
        story(
          'PyTorch/XLA 2.7 lets you call JAX from PyTorch',
          'November 2026',
          'PyTorch Blog',
          'https://pytorch.example/xla-2-7',
          'An experimental bridge, honest about its limits. If you have sharding code in `jax.experimental` that you did not want to write again, you no longer have to.',
        ),
      ]),
      section('papers', 'From the Lab', [
        paper('Mamba-3: Improved Sequence Modeling using State Space Principles', {
          authors: ['Lahoti', 'Li', 'Chen', 'Wang', 'Bick', 'Kolter', 'Dao', 'Gu'],
          venue: 'OpenReview',
          url: 'https://openreview.net/forum?id=mamba3sample',
          commentary:
            'Three ideas that compound: a better discretisation, a complex state and a multi-input variant. The appendix has the ablation you will want, with each idea removed in turn.',
        }),
        paper('Forecast Collapse of Transformer-Based Models Under Squared Loss in Financial Time Series', {
          authors: ['Andreoletti'],
          arxiv: '2604.00064',
          commentary:
            'A proof, not a leaderboard: where signal is weak and the loss is squared, more capacity buys more variance and nothing else. Check your anomaly detectors.',
        }),
      ]),
      section('reading', 'Worth Reading', [
        link(
          'How we took one attention kernel apart',
          'https://kernels.example/taking-attention-apart',
          'a reverse-engineering diary with every wrong turn left in',
        ),
        link(
          'The roofline, drawn by hand',
          'https://roofline.example/by-hand',
          'ten pages that make memory bandwidth visible',
        ),
      ]),
    ],
    closing: 'The most useful number of the week was not an accuracy. It was bytes per token.',
  },
};
