/** A picture of a product; where there is none, or it does not load, a tile with the first letter. */
import { html, nothing, type TemplateResult } from 'lit-html';

export function pictureView(address: string, name: string, alt: string): TemplateResult {
  const settle = (event: Event): void => {
    const { currentTarget: image, type } = event as Event & { currentTarget: HTMLImageElement };
    image.dataset['state'] = type;
  };
  return html`
    <div class="picture" style="--hue: ${hueOf(name)}">
      <span class="letter" aria-hidden="true">${[...name][0] ?? ''}</span>
      ${
        address === ''
          ? nothing
          : html`<img src=${address} alt=${alt} width="300" height="300" loading="lazy" decoding="async" @load=${settle} @error=${settle} />`
      }
    </div>
  `;
}

/** A colour that stays the same for the same name, in degrees. */
function hueOf(name: string): number {
  let hue = 0;
  for (const character of name) hue = (hue * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hue;
}
