/** 茶山村 of 茶山镇: the village the README walks through. Free of imports, so that reading options stays quick. */
export const FOCUS_VILLAGE = '441900103201';
export const FOCUS_TOWN = FOCUS_VILLAGE.slice(0, 9);
