/** The hotline (12345) as the hub sees it: a complaint now and then through the intake API, sent again until answered. */
import type { Random } from '#domain/core/time.ts';
import type { Remote } from '../../commands/remote.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { pick } from '../../random.ts';
import { premises } from '../city/entities.ts';
import type { VillagePlaces } from '../city/grids.ts';
import { streetsOf } from '../city/streets.ts';
import { mobileNumber, personName } from '../city/words.ts';

export interface HotlineOptions {
  readonly remote: Remote;
  readonly places: readonly VillagePlaces[];
  readonly random: Random;
  readonly now: () => number;
}

/** Share of callers who do not know the village. */
const VAGUE_SHARE = 0.15;
const CALL_BACK_SHARE = 0.6;

const SAID: readonly { readonly subjectName: string; readonly category: string; readonly description: string }[] = [
  { subjectName: '烧烤夜宵店', category: 'unlicensed', description: '门口占道摆桌到凌晨，油烟和噪声扰民，店内没有挂营业执照。' },
  { subjectName: '二手车行', category: 'noPermit', description: '购车后发现调表，店家拒绝退款。' },
  { subjectName: '奶茶店', category: 'noPermit', description: '饮品里有异物，没看到食品经营许可证。' },
  { subjectName: '五金加工作坊', category: 'noLicenceNoPermit', description: '居民楼一楼加工五金，气味刺鼻，没有招牌。' },
  { subjectName: '培训机构', category: 'other', description: '关门停课，预付的课时费不退。' },
];

type Complaint = Readonly<Record<string, string | boolean>>;

export class Hotline {
  readonly #options: HotlineOptions;
  #sent = 0;
  #unanswered: Complaint | undefined;

  constructor(options: HotlineOptions) {
    this.#options = options;
  }

  /** Sends one complaint; one that got no answer is sent again first: the hub takes the same number once only. */
  async send(): Promise<object> {
    const complaint = this.#unanswered ?? this.#next();
    this.#unanswered = complaint;
    try {
      const summary = await this.#options.remote.request('/api/v1/complaints', { method: 'POST', json: [complaint] }) as object;
      this.#unanswered = undefined;
      return summary;
    } catch (error) {
      if (error instanceof ShaotaiError && error.code !== 'hub.unreachable' && error.code !== 'hub.busy') this.#unanswered = undefined;
      throw error;
    }
  }

  #next(): Complaint {
    const { places, random, now } = this.#options;
    const village = pick(places, random);
    const { address } = premises(streetsOf(village), village, random);
    this.#sent += 1;
    return {
      ...pick(SAID, random), source: '12345', number: `SIM${String(now())}-${String(this.#sent)}`,
      address: random() < VAGUE_SHARE ? address.replace(village.village.name, '') : address,
      callerName: personName(random).name, callerPhone: mobileNumber(random), callBack: random() < CALL_BACK_SHARE,
    };
  }
}
