/** The few pictograms of the page. They say nothing that a label does not say. */
import { html, svg, type TemplateResult } from 'lit-html';

const icon = (paths: TemplateResult): TemplateResult => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>
`;

export const bagIcon = icon(svg`<path d="M5 8.500h14l-1 11.500H6zM8.500 8.500V7a3.500 3.500 0 0 1 7 0v1.500" />`);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const plusIcon = icon(svg`<path d="M12 6v12M6 12h12" />`);
export const minusIcon = icon(svg`<path d="M6 12h12" />`);
export const binIcon = icon(svg`<path d="M5 7h14M10 7V5h4v2M7 7l.8 12h8.400L17 7" />`);
export const checkIcon = icon(svg`<path d="M5 12.500l4.500 4.500L19 7.500" />`);
export const cloudOffIcon = icon(
  svg`<path d="M4 4l16 16M8 8.500A5 5 0 0 0 7 18h9M11 7.500a5 5 0 0 1 5.500 4.500A3.200 3.200 0 0 1 19.500 16.500" />`,
);
