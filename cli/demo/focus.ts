/** The places the demo is about. Free of imports, so that reading options stays quick. */

/** 茶山村 of 茶山镇: the village the README walks through. Its dispatcher is the visitor. */
export const FOCUS_VILLAGE = '441900103201';
export const FOCUS_TOWN = FOCUS_VILLAGE.slice(0, 9);
/** 茶山圩社区 next to it, and 西平社区 of 南城街道: their dispatchers are simulated, so that work flows without a visitor. */
export const PLAYED_VILLAGES = ['441900103002', '441900004016'] as const;
