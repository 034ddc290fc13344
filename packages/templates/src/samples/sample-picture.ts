/** The picture of the sample issue: two loss curves with axes, units and direct labels. Drawn here so that it needs no file. */
export const samplePicture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 640" width="1200" height="640" font-family="Georgia,serif" font-size="24">
<rect width="1200" height="640" fill="#fbfaf7"/>
<g stroke="#e4dfd6"><path d="M120 90H1080M120 220H1080M120 350H1080M120 480H1080"/></g>
<g fill="#5e5a53"><text x="104" y="98" text-anchor="end">3.2</text><text x="104" y="228" text-anchor="end">2.8</text><text x="104" y="358" text-anchor="end">2.4</text><text x="104" y="488" text-anchor="end">2.0</text>
<text x="120" y="530" text-anchor="middle">0</text><text x="600" y="530" text-anchor="middle">1T</text><text x="1080" y="530" text-anchor="middle">2T</text><text x="600" y="590" text-anchor="middle" font-style="italic">training tokens</text><text x="120" y="52" font-style="italic">loss (nats per token)</text></g>
<path d="M120 100C200 300 330 360 560 400S900 440 1080 452" fill="none" stroke="#8f8a82" stroke-width="5"/>
<path d="M120 96C204 306 334 364 560 402S900 442 1080 455" fill="none" stroke="#8a2d1c" stroke-width="3" stroke-dasharray="12 5"/>
<text x="640" y="380" fill="#5e5a53">8 bits</text><text x="640" y="450" fill="#8a2d1c">4 bits</text></svg>`;
