// Pictures with their fallback, videos as a card that links to them, remote files.
import { html, useState } from "../view.js";
import { safeUrl } from "./references.js";
import { useScope, useWords } from "./scope.js";
import { plainOf, Text } from "./text.js";

/** A picture, or its description where it cannot be had. @param {{image: object, small?: boolean}} props */
export function Picture({ image, small = false, class: more = "" }) {
  const { ctx } = useScope();
  const [lost, setLost] = useState(false);
  const url = safeUrl(image.image_url ?? image.slack_file?.url ?? ctx.fileUrl?.(image.slack_file?.id) ?? "");
  if (!url || lost)
    return html`<span class=${`bk-picture-lost ${small ? "bk-small" : ""} ${more}`} role="img"
      aria-label=${image.alt_text} title=${image.alt_text}>
    <span aria-hidden="true">🖼</span>${small ? null : html` <span>${image.alt_text}</span>`}</span>`;
  return html`<img class=${`bk-picture ${small ? "bk-small" : ""} ${more}`} src=${url} alt=${image.alt_text}
    title=${small ? image.alt_text : undefined} referrerpolicy="no-referrer" onError=${() => setLost(true)} />`;
}

/** An image block with its title. */
export function ImageBlock({ block }) {
  return html`<figure class="bk-figure">
    ${block.title && html`<figcaption class="bk-caption"><${Text} text=${block.title} /></figcaption>`}
    <${Picture} image=${block} />
  </figure>`;
}

/** A video: nothing is played here, the card leads to it. */
export function Video({ block }) {
  const words = useWords();
  const url = safeUrl(block.title_url ?? block.video_url);
  const title = plainOf(block.title);
  return html`<article class="bk-video-card">
    <a class="bk-video-still" href=${safeUrl(block.video_url)} target="_blank" rel="noopener noreferrer"
      aria-label=${`${words.watch}: ${title}`}>
      <${Picture} image=${{ image_url: block.thumbnail_url, alt_text: block.alt_text }} />
      <span class="bk-play" aria-hidden="true">${"▶\ufe0e"}</span>
    </a>
    <div class="bk-video-words">
      <div class="bk-caption">${[block.provider_name, block.author_name].filter(Boolean).join(" · ")}</div>
      <a class="bk-link bk-strong" href=${url} target="_blank" rel="noopener noreferrer">${title}</a>
      ${block.description && html`<div><${Text} text=${block.description} /></div>`}
    </div>
  </article>`;
}

/** A remote file, of which a message says no more than its id. */
export function FileBlock({ block }) {
  const words = useWords();
  return html`<div class="bk-file-card"><span aria-hidden="true">📄</span> ${words.remoteFile} <code
    class="bk-code">${block.external_id}</code></div>`;
}
