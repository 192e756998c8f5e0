/** 市场档案: operator, cadence, self-checks and samples with what they found. */
import { itemsOf } from '#domain/items/item-set.ts';
import type { MarketCheck } from '#domain/schema/patrol.ts';
import type { MarketDetail as Detail } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../../app/session.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import detailStyles from '../../desk/detail.module.css';
import textStyles from '../../desk/text.module.css';
import visitStyles from '../../desk/visit.module.css';
import { DetailHead } from '../../desk/DetailHead.tsx';
import { useItemWords } from '../../desk/itemWords.ts';
import { Fact, Facts, Panel } from '../../desk/Panel.tsx';
import { RecordActions } from '../../desk/RecordActions.tsx';
import { TimelinePanel } from '../../desk/TimelinePanel.tsx';
import type { Possible } from '../../desk/recordRules.ts';
import { useVillageName } from '../../desk/useVillageName.ts';
import { SelfCheckDue } from './MarketLine.tsx';
import type { MarketAction } from './rules.ts';

interface MarketDetailProps {
  readonly detail: Detail;
  readonly now: number;
  readonly possible: Possible<MarketAction>;
  readonly onStart: (action: MarketAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function MarketDetail({ detail, now, possible, onStart, onClose }: MarketDetailProps) {
  const t = useT();
  const format = useFormat();
  const { role } = useAccount();
  const { market, checks, timeline } = detail;
  const village = useVillageName(market.villageCode);
  const samples = checks.filter(({ kind }) => kind === 'sample');
  const agreeing = samples.filter(({ agrees }) => agrees === 1).length;
  return (
    <>
      <DetailHead
        title={market.name}
        aside={<SelfCheckDue market={market} now={now} />}
        marks={
          <>
            <span>{t(`patrol:market.cadence.${market.cadence}`)}</span>
            {market.toSample && market.sampledAt === null && <Chip tone="amber">{t('patrol:market.toSample')}</Chip>}
          </>
        }
        pending={market.pending}
        onClose={onClose}
      >
        <RecordActions possible={possible} labelOf={(action) => t(`patrol:marketAction.${action}`)} danger="save" onStart={onStart} />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Panel name="file" title={t('patrol:market.file')}>
          <Facts>
            <Fact label={t('patrol:market.operator')}>{market.operator}</Fact>
            <Fact label={t('patrol:market.manager')}>{market.manager}</Fact>
            <Fact label={t('leads:detail.village')}>{village}</Fact>
            <Fact label={t('patrol:market.stallsLabel')}>{format.count(market.stalls)}</Fact>
            {role !== 'marketOperator' && (
              <Fact whole label={t('patrol:market.code')}>
                {market.also}
              </Fact>
            )}
            <Fact label={t('patrol:market.rate')}>{format.rate(market.onTime, market.checks)}</Fact>
            <Fact label={t('patrol:market.agreement')}>{format.rate(agreeing, samples.length)}</Fact>
          </Facts>
        </Panel>
        <Panel name="checks" title={t('patrol:market.checks')} note={t('ui:list.total', { count: checks.length })}>
          {checks.length === 0 && <p className={textStyles['faint']}>{t('patrol:market.never')}</p>}
          {checks.map((check) => (
            <Check key={check.id} check={check} />
          ))}
        </Panel>
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function Check({ check }: { check: MarketCheck }) {
  const t = useT();
  const format = useFormat();
  const words = useItemWords();
  const { data: sets } = useQuery('items.sets', {});
  const set = sets?.find(({ id }) => id === check.itemSet);
  const answers = JSON.parse(check.answers) as Readonly<Record<string, string>>;
  const wrong = (set === undefined ? [] : itemsOf(set)).flatMap((item) => {
    const answer = item.answers.find(({ code }) => code === answers[item.code]);
    return answer === undefined || answer.problem === null ? [] : [`${words.item(item)}：${words.answer(item, answer)}`];
  });
  return (
    <article className={visitStyles['visit']}>
      <header>
        <Chip tone={check.major > 0 ? 'red' : check.ordinary > 0 ? 'amber' : 'green'} mark>
          {t('patrol:market.hazards', { ordinary: check.ordinary, major: check.major })}
        </Chip>
        <b>{t(`patrol:market.checkKind.${check.kind}`)}</b>
        <span>{check.byName}</span>
        {check.kind === 'selfCheck' && check.onTime === 0 && <small>{t('patrol:market.lateCheck')}</small>}
        {check.kind === 'sample' && <small>{t(check.agrees === 1 ? 'patrol:market.agrees' : 'patrol:market.differs')}</small>}
        <time>{format.dateTime(check.at)}</time>
      </header>
      <p>
        {t('patrol:market.stallsChecked', { count: check.stallsChecked, value: format.count(check.stallsChecked) })}
        {wrong.length > 0 && ` · ${format.list(wrong)}`}
        {check.note !== '' && ` · ${check.note}`}
      </p>
    </article>
  );
}
