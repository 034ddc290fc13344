/**
 * How an issue looks on the web (shared design, "The look"): scale 1.2 from 14 to 35 px, one accent, 1 px rules.
 * Colours come from `themeCss`; the fonts are used where the page serves them and fall back to the system's.
 */
export const issueCss = `
.mh-issue,.mh-text{--serif:var(--text-font);--sans:var(--label-font);--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--ink);font:400 1.1875rem/1.6 var(--serif);overflow-wrap:anywhere;hyphens:manual;max-width:42.5rem}
.mh-issue p,.mh-text p{margin:0 0 .8em;text-wrap:pretty}
.mh-issue :is(p,ul,ol,blockquote):last-child,.mh-text :is(p,ul,ol,blockquote):last-child{margin-bottom:0}
.mh-issue a,.mh-text a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
.mh-issue a:focus-visible,.mh-text a:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.mh-issue code,.mh-text code{font-family:var(--mono);font-size:.92em}
.mh-issue :is(ul,ol),.mh-text :is(ul,ol){margin:0 0 .8em;padding:0;list-style-position:outside}
.mh-issue li,.mh-text li{margin:0 0 .35em}
.mh-issue li::marker,.mh-text li::marker{color:var(--secondary)}

.mh-issue blockquote,.mh-text blockquote{margin:0 0 .8em;padding-inline-start:1.2em;font-style:italic}
.mh-facts,.mh-byline,.mh-contents,.mh-previously,.mh-figure figcaption{font:400 .875rem/1.5 var(--sans);color:var(--secondary);font-variant-numeric:tabular-nums}
.mh-facts{margin:0 0 1.2rem!important}
.mh-tagline{margin:0 0 1.4rem;font:600 clamp(1.8125rem,1.4rem + 1.6vw,2.1875rem)/1.18 var(--serif);letter-spacing:-.012em;text-wrap:balance}
.mh-lede{font-size:1.25rem;line-height:1.55}
.mh-contents{margin:2.2rem 0 0}
.mh-contents p{margin:0 0 .3em;font-weight:600}
.mh-contents ul{list-style:none}
.mh-issue .mh-contents li{margin:0 0 .3em;text-wrap:balance}
.mh-issue .mh-contents .mh-under{padding-inline-start:1.2em}
.mh-contents a{color:inherit!important;text-decoration:none!important}
.mh-contents a:hover{text-decoration:underline!important}
.mh-section{margin:3.6rem 0 0}
.mh-label{margin:0 0 1.4rem;padding:.9rem 0 0;border-top:1px solid var(--rule);font:600 .8125rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--secondary);scroll-margin-top:1rem}
.mh-mention{margin:0 0 2.6rem;scroll-margin-top:1.5rem}
.mh-mention:last-child{margin-bottom:0}
.mh-mention>.mh-title{margin:0 0 .35rem;font:600 1.25rem/1.32 var(--serif);text-wrap:balance}
.mh-bigStory>.mh-title{font-size:clamp(1.5rem,1.25rem + 1vw,1.8125rem);line-height:1.24;letter-spacing:-.008em}
.mh-bigStory{font-size:1.25rem}
.mh-paper>.mh-title{font-weight:400;font-style:italic}
.mh-title a{color:var(--ink)!important;text-decoration:none!important}
.mh-title a:hover{text-decoration:underline!important;text-decoration-thickness:1px!important}
.mh-byline{margin:0 0 .9rem!important}
.mh-byline a,.mh-previously a{color:inherit!important}
span.mh-byline{font-size:.875rem}
.mh-commentary{border-inline-start:2px solid var(--accent);padding-inline-start:1.15rem}
.mh-previously{margin:.8rem 0 0;padding-inline-start:calc(1.15rem + 2px)}
.mh-previously p{margin:0 0 .2em}
.mh-correction{margin:.8rem 0 0!important;padding-inline-start:calc(1.15rem + 2px);font:400 .9375rem/1.5 var(--sans)}
.mh-listed .mh-correction{padding-inline-start:0}
.mh-corrected{margin:1.2rem 0 0!important;font:400 .875rem/1.5 var(--sans)}
.mh-marks{font:400 .875rem/1.5 var(--sans);color:var(--secondary);white-space:nowrap}
:is(.mh-listed,.mh-claim)>.mh-marks{margin-inline-start:.5em}
.mh-marks a{color:inherit!important;text-decoration-color:var(--rule)!important}
.mh-marks a:hover{text-decoration-color:currentcolor!important}
.mh-list{list-style:disc}
.mh-issue .mh-listed{margin:0 0 .8em;scroll-margin-top:1.5rem}
.mh-listed>.mh-title{font-weight:600}
.mh-issue .mh-takeaways{font-variant-numeric:tabular-nums}
.mh-issue .mh-takeaways>li{margin:0 0 1.1em;scroll-margin-top:1.5rem}
.mh-takeaways>li::marker{font:600 .9375rem var(--sans)}
.mh-claim{display:block;font-weight:600}
.mh-subheading{margin:1.8em 0 .5em;font:600 1.0625rem/1.35 var(--serif)}
h3.mh-subheading{font-size:1.25rem}
.mh-subheading:first-child{margin-top:0}
.mh-callout,.mh-sponsor{padding:1.2rem 1.35rem;background:var(--pale);border:1px solid var(--rule);border-radius:var(--radius)}
.mh-figure{margin:0}
.mh-figure img,.mh-sponsor img{display:block;max-width:100%;height:auto;border-radius:var(--radius);color:var(--secondary);font:italic .875rem/1.5 var(--sans)}
.mh-figure figcaption{margin:.6rem 0 0}
.mh-divider{width:4.5rem;margin:3.4rem auto 0;border:0;border-top:1px solid var(--rule)}
.mh-closing{margin:3.6rem 0 0;padding:1.6rem 0 0;border-top:1px solid var(--rule);font-size:1.25rem;font-style:italic}
@media (max-width:44.99rem){.mh-issue,.mh-text{font-size:1.125rem}.mh-issue :is(ul,ol),.mh-text :is(ul,ol){padding-inline-start:1.25em}.mh-contents ul{padding:0!important}.mh-section{margin-top:2.9rem}}

.mh-issue li>:is(ul,ol),.mh-text li>:is(ul,ol){margin:.35em 0 0;padding-inline-start:1.2em}
:is(:lang(ar),:lang(fa),:lang(he),:lang(ur),:lang(ja),:lang(ko),:lang(zh)) :is(blockquote,.mh-closing){font-style:normal}
:is(:lang(ar),:lang(fa),:lang(he),:lang(ur),:lang(ja),:lang(ko),:lang(zh)) :is(.mh-label,.mh-tagline,.mh-bigStory>.mh-title){letter-spacing:normal}
@media print{.mh-marks{display:none}.mh-issue{max-width:none;font-size:11pt}.mh-issue a[href^="http"]::after{content:" (" attr(href) ")";font:.8em var(--sans);word-break:break-all}.mh-contents{display:none}.mh-mention{break-inside:avoid}.mh-label{break-after:avoid}}
`.trim();
