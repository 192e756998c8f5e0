import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inkOn } from '#renderer/ui/charts/look.ts';

const tokens = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const classes = [...tokens.matchAll(/--(more-(?:good|bad)-\d): (#[0-9a-f]{6})/g)].map(([, name, colour]) => ({
  name: name ?? '',
  colour: colour ?? '',
}));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('labels on the classes of a map', () => {
  it('exist for desk and wall, five of each kind', () => {
    expect(classes).toHaveLength(20);
  });

  it.each(classes)('are readable on $name ($colour)', ({ colour }) => {
    expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
  });

  it('stand on classes that differ in lightness in one direction, so any colour vision tells them apart', () => {
    for (let start = 0; start < classes.length; start += 5) {
      const steps = classes.slice(start, start + 5).map(({ colour }) => luminance(colour));
      const sorted = [...steps].sort((a, b) => ((steps[0] ?? 0) < (steps[4] ?? 0) ? a - b : b - a));
      expect(steps).toEqual(sorted);
    }
  });
});
