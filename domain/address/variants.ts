/**
 * Characters that registrars and signs interchange in the place names of the Pearl River delta (涌 and 冲, 埔 and 浦 …).
 * Every group is written as its first character; one for one, so positions in a text do not move.
 */
const GROUPS = [
  '涌冲', '泥坭', '步埗埠埔浦莆布', '圩墟', '洲州', '下厦吓夏', '朗塱', '岗冈', '岐歧', '霄宵', '鸥欧', '芦卢', '滘窖', '百白', '犀西', '贝背',
  '唇屯', '冚堪坎磡', '凫浮', '涡窝', '黎梨', '伦棆', '氹凼', '梁粱', '陂坡',
] as const;

const firstOf = new Map(GROUPS.flatMap((group) => [...group].map((char) => [char, group.charAt(0)] as const)));

/** A text with interchangeable characters made equal. Weak evidence: only used where the exact name was not found. */
export function foldVariants(text: string): string {
  let folded = '';
  for (const char of text) folded += firstOf.get(char) ?? char;
  return folded;
}
