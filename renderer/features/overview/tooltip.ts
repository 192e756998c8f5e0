/** What a chart says about the place under the pointer. Built of elements: names are data, not markup. */
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import type { ChartOption } from '../../ui/charts/echarts.ts';
import type { Look } from '../../ui/charts/look.ts';
import styles from './tooltip.module.css';

type Lines = (place: PlaceRow) => readonly (readonly [label: string, value: string])[];

export function tooltipOf(look: Look, places: readonly PlaceRow[], lines: Lines): ChartOption['tooltip'] {
  return {
    trigger: 'item',
    confine: true,
    backgroundColor: look.raised,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font, fontSize: look.label },
    formatter: (hovered) => {
      const data: unknown = Array.isArray(hovered) ? undefined : hovered.data;
      const code = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
      const place = places.find((each) => each.code === code);
      return place === undefined ? '' : boxOf(place.name, lines(place));
    },
  };
}

function boxOf(title: string, lines: ReturnType<Lines>): HTMLElement {
  const box = document.createElement('div');
  box.className = styles['tooltip'] ?? '';
  box.append(element('b', title));
  for (const [label, value] of lines) box.append(element('span', label), element('i', value));
  return box;
}

function element(tag: 'b' | 'span' | 'i', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
