/**
 * Type of official documents. Fonts of GB 18030 only: those of GB 2312 (仿宋_GB2312, 楷体_GB2312) lack nine characters of Dongguan's
 * place names, among them 滘 of 道滘 and 埗 of 高埗. Each is named for Chinese (eastAsia) and for Latin letters.
 */

const LATIN = 'Times New Roman';
const font = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia }) as const;

export const FONTS = {
  body: font('仿宋'),
  heading: font('黑体'),
  subheading: font('楷体'),
  title: font('方正小标宋_GBK'),
  folio: font('宋体'),
} as const;

/** What stands in where a machine has no such font: the office suites' names, then fonts with an open licence. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  仿宋: ['FangSong', 'STFangsong', '华文仿宋', 'Zhuque Fangsong', 'Noto Serif CJK SC'],
  黑体: ['SimHei', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC'],
  楷体: ['KaiTi', 'STKaiti', 'LXGW WenKai GB', 'Noto Serif CJK SC'],
  方正小标宋_GBK: ['FZXiaoBiaoSong-B05', 'Source Han Serif SC Heavy', 'Noto Serif CJK SC', 'SimSun'],
  宋体: ['SimSun', 'STSong', 'Noto Serif CJK SC'],
};

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** word/fontTable.xml */
export const FONT_TABLE_XML = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:fonts xmlns:w="${WORD_NAMESPACE}">`,
  ...Object.entries(INSTEAD).map(([name, instead]) =>
    `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`),
  `<w:font w:name="${LATIN}"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/></w:font>`,
  '</w:fonts>',
].join('');
