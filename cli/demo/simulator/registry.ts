/** The registry (商事登记) as the hub sees it: a few registrations a minute through the intake API, sent again until answered. */
import type { Random } from '#domain/core/time.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { checkDigitOf } from '#domain/registration/credit-code.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Remote } from '../../commands/remote.ts';
import { between, pick } from '../../random.ts';

export interface RegistryPlace { readonly townName: string; readonly villageName: string }

export interface RegistryOptions {
  readonly remote: Remote;
  /** Where new entities register: the focus village more often than others, by being named more often. */
  readonly places: readonly RegistryPlace[];
  readonly random: Random;
  readonly now: () => number;
}

/** Share of registrations whose address names no village: they wait in 待定位 until somebody at the town places them. */
const VAGUE_SHARE = 0.08;
const BRANDS = ['鸿运', '嘉宝', '德昌', '永盛', '新源', '百味', '粤香', '恒丰', '美宜', '联发', '锦绣', '金叶', '同兴', '顺达', '佳乐', '康民'] as const;
const TRADES = [
  { name: '餐饮店', kind: '个体工商户', scope: '餐饮服务；外卖递送服务。' },
  { name: '便利店', kind: '个体工商户', scope: '食品销售；烟草制品零售；日用百货销售。' },
  { name: '美容美发店', kind: '个体工商户', scope: '理发服务；生活美容服务。' },
  { name: '大药房', kind: '个体工商户', scope: '药品零售；第二类医疗器械销售。' },
  { name: '五金制品有限公司', kind: '有限责任公司', scope: '五金产品制造；五金产品零售；模具销售。' },
  { name: '电子科技有限公司', kind: '有限责任公司', scope: '电子元器件制造；货物进出口。' },
  { name: '家具有限公司', kind: '有限责任公司', scope: '家具制造；家具销售。' },
  { name: '服装店', kind: '个体工商户', scope: '服装服饰零售；鞋帽零售。' },
] as const;
const ROADS = ['振兴路', '文明路', '市场街', '工业一路', '新村大道', '宏图路', '育才路', '商业街', '科技路'] as const;
const SURNAMES = ['陈', '黎', '莫', '叶', '袁', '邓', '梁', '李', '黄', '周', '何', '卢'] as const;
/** Characters of the organisation's part of a unified social credit code. */
const CODE_CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

export class Registry {
  readonly #options: RegistryOptions;
  #unanswered: object | undefined;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** Sends one registration; one that got no answer is sent again first: the hub takes the same content once only. */
  async send(): Promise<object> {
    const row = this.#unanswered ?? this.#next();
    this.#unanswered = row;
    try {
      const summary = await this.#options.remote.request('/api/v1/registrations', { method: 'POST', json: [row] }) as object;
      this.#unanswered = undefined;
      return summary;
    } catch (error) {
      if (error instanceof ShaotaiError && error.code !== 'hub.unreachable' && error.code !== 'hub.busy') this.#unanswered = undefined;
      throw error;
    }
  }

  #next(): object {
    const { places, random, now } = this.#options;
    const { townName, villageName } = pick(places, random);
    const trade = pick(TRADES, random);
    const street = `${pick(ROADS, random)}${String(between(1, 260, random))}号`;
    const unit = random() < 0.5 ? '' : `${String(between(1, 9, random))}0${String(between(1, 6, random))}室`;
    return {
      creditCode: creditCode(trade.kind === '个体工商户' ? '92' : '91', random), name: `东莞市${townName}${pick(BRANDS, random)}${pick(BRANDS, random)}${trade.name}`,
      kind: trade.kind, registeredOn: dayText(dayNumber(now())), capital: trade.kind === '个体工商户' ? '' : `${String(between(1, 50, random) * 10)}万元人民币`,
      businessScope: trade.scope, address: `广东省东莞市${townName}${random() < VAGUE_SHARE ? '' : villageName}${street}${unit}`,
      contactName: `${pick(SURNAMES, random)}${pick(['志强', '嘉欣', '国华', '婉仪', '伟明', '晓彤'], random)}`, contactPhone: `138${String(between(10_000_000, 99_999_999, random))}`,
    };
  }
}

/** A valid code of Dongguan: kind, 441900, nine characters for the organisation, check character. */
function creditCode(kind: string, random: Random): string {
  const body = `${kind}441900MA${Array.from({ length: 7 }, () => pick(CODE_CHARACTERS, random)).join('')}`;
  return `${body}${checkDigitOf(body)}`;
}
