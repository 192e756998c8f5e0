/** antd's theme from the tokens of visual.md; the same values as ui/tokens.css. */
import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

export type Surface = 'desk' | 'wall';

/** Old office PCs: antd's compact algorithm up to this window width, CSS pixels. */
export const COMPACT_MAX_WIDTH = 1366;
/** 大字版 */
export const LARGE_SCALE = 1.25;

const FONT = "'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', system-ui, sans-serif";

const DESK = {
  colorPrimary: '#1F5FBF',
  colorInfo: '#1F5FBF',
  colorLink: '#1F5FBF',
  colorError: '#C5221F',
  colorWarning: '#B26A00',
  colorSuccess: '#2B7A3D',
  colorText: '#1B2430',
  colorTextSecondary: '#55616F',
  colorTextTertiary: '#66717F',
  colorTextPlaceholder: '#66717F',
  colorBgLayout: '#F3F5F8',
  colorBgContainer: '#FFFFFF',
  colorBgElevated: '#FFFFFF',
  colorBorder: '#CBD3DD',
  colorBorderSecondary: '#E3E7ED',
};
const WALL = {
  colorPrimary: '#5AA2FF',
  colorInfo: '#5AA2FF',
  colorLink: '#5AA2FF',
  colorError: '#FF6B61',
  colorWarning: '#FFC14D',
  colorSuccess: '#5CC98A',
  colorText: '#EAF1F8',
  colorTextSecondary: '#A9BBCB',
  colorTextTertiary: '#94A6B7',
  colorBgLayout: '#0B1420',
  colorBgContainer: '#111D2C',
  colorBgElevated: '#17273A',
  colorBorder: '#33485F',
  colorBorderSecondary: '#22344A',
};

type Algorithm = Extract<NonNullable<ThemeConfig['algorithm']>, (...given: never[]) => unknown>;

/** antd's compact algorithm without its smaller letters: dense, and still readable. */
const compactReadable: Algorithm = (seed, map) => {
  const { fontSize, fontSizeSM, fontSizeLG, lineHeight, lineHeightSM, lineHeightLG } = map ?? theme.defaultAlgorithm(seed);
  const compact = theme.compactAlgorithm(seed, map);
  return { ...compact, fontSize, fontSizeSM, fontSizeLG, lineHeight, lineHeightSM, lineHeightLG };
};

export function themeOf(surface: Surface, large: boolean, windowWidth: number): ThemeConfig {
  const scale = large ? LARGE_SCALE : 1;
  const compact = surface === 'desk' && windowWidth <= COMPACT_MAX_WIDTH && !large;
  const base = surface === 'desk' ? theme.defaultAlgorithm : theme.darkAlgorithm;
  return {
    algorithm: compact ? [base, compactReadable] : [base],
    token: {
      ...(surface === 'desk' ? DESK : WALL),
      fontFamily: FONT,
      fontSize: Math.round(13 * scale),
      borderRadius: 6,
      controlHeight: Math.round(30 * scale),
      // The compact algorithm would leave a small button no room for a line of Chinese.
      controlHeightSM: Math.round(24 * scale),
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Modal: { titleFontSize: Math.round(15 * scale) },
    },
  };
}
