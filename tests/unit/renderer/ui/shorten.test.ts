/** Addresses lose their middle, never the house number. */
import { describe, expect, it } from 'vitest';
import { splitAddress, withoutProvince } from '#renderer/ui/shorten.ts';

describe('a shortened address', () => {
  it.each([
    ['茶山镇上元村', '市场路56号之二101铺'],
    ['虎门镇赤岗社区', '工业一路12-3号'],
    ['道滘镇蔡白村村民小组', '35号'],
    ['厚街镇寮厦', '农贸市场一楼东侧'],
  ])('may lose %s, never %s', (head, tail) => {
    expect(splitAddress(head + tail)).toEqual({ head, tail });
  });

  it('begins at the town: province and city are the same for everybody', () => {
    expect(withoutProvince('广东省东莞市茶山镇茶山村荔香一街35号')).toBe('茶山镇茶山村荔香一街35号');
    expect(withoutProvince('茶山镇茶山村')).toBe('茶山镇茶山村');
    expect(withoutProvince('广东省东莞市')).toBe('广东省东莞市');
  });
});
