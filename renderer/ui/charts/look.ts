/** Colours and sizes for charts, read from tokens.css as they are now: desk or wall, plain or 大字版. */

export interface Look {
  readonly text: string;
  readonly secondary: string;
  readonly faint: string;
  readonly line: string;
  readonly surface: string;
  readonly raised: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly red: string;
  readonly amber: string;
  readonly green: string;
  readonly grey: string;
  /** Low to high. */
  readonly moreGood: readonly string[];
  readonly moreBad: readonly string[];
  readonly font: string;
  /** Size of a label, CSS pixels. */
  readonly label: number;
  /** CSS pixels of one design pixel (tokens.css --u). */
  readonly unit: number;
}

/** The design size of --fs-small; its real size tells the unit. */
const LABEL_DESIGN_PX: Readonly<Record<string, number>> = { desk: 12, wall: 16 };
const CLASS_NUMBERS = [1, 2, 3, 4, 5] as const;

/** The look at an element whose font size is --fs-small. */
export function lookAt(element: HTMLElement): Look {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const label = Number.parseFloat(style.fontSize);
  const surface = document.documentElement.dataset['surface'] ?? 'desk';
  return {
    text: token('text'),
    secondary: token('text-2'),
    faint: token('text-3'),
    line: token('line'),
    surface: token('surface'),
    raised: token('raised'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    red: token('red'),
    amber: token('amber'),
    green: token('green'),
    grey: token('grey'),
    moreGood: CLASS_NUMBERS.map((number) => token(`more-good-${number}`)),
    moreBad: CLASS_NUMBERS.map((number) => token(`more-bad-${number}`)),
    font: style.fontFamily,
    label,
    unit: label / (LABEL_DESIGN_PX[surface] ?? 12),
  };
}

/** Black or white, whichever is easier to read on a colour #rrggbb. */
export function inkOn(background: string): '#101820' | '#ffffff' {
  const channel = (start: number): number => {
    const share = Number.parseInt(background.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  // Equal contrast to both lies at about 0.18 (WCAG 2 contrast ratio).
  return luminance > 0.18 ? '#101820' : '#ffffff';
}
