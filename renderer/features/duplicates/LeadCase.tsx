/** In the detail of a lead: the case it is in, and what else may be the same. */
import { Button } from 'antd';
import type { CaseDetail, DuplicatePairRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, LeadStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import { ConflictCards } from './ConflictCards.tsx';
import styles from './duplicates.module.css';
import { percentOf } from './percent.ts';
import { tellingReasons } from './reasonWords.ts';
import { mayDecide } from './rules.ts';
import type { Decide } from './useDecide.ts';
import { useDecide } from './useDecide.ts';

/** Below this a link deserves a second look. */
const WEAK_BELOW = 0.6;

export function LeadCase({ leadId }: { leadId: string }) {
  const t = useT();
  const { data: it } = useQuery('case.detail', { id: leadId }, { keep: false });
  const decide = useDecide();
  const { role } = useAccount();
  if (it === null || it === undefined) return null;
  const held = it.members.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const allowed = held.length === it.members.length && mayDecide(role, held);
  return (
    <>
      <ConflictCards conflicts={it.conflicts} decide={decide} />
      {it.members.length > 1 && <Case it={it} leadId={leadId} />}
      {it.history.length > 0 && (
        <Panel name="caseHistory" title={t('duplicates:history.title')}>
          <CaseHistory history={it.history} onUndo={allowed ? ({ operation }) => void decide.retract([operation]) : undefined} />
        </Panel>
      )}
      {it.suggestions.length > 0 && <Suggestions leadId={leadId} rows={it.suggestions} decide={decide} />}
    </>
  );
}

function Case({ it: { master, members, weakestScore, values }, leadId }: { it: CaseDetail; leadId: string }) {
  const t = useT();
  const words = useWords();
  const number = members.find(({ id }) => id === master)?.lead?.number;
  const merged = master !== leadId && number !== undefined;
  const others = (list: readonly string[]) => (list.length === 0 ? '' : ` · ${t('duplicates:case.others', { values: list.join(' / ') })}`);
  const { name, address, category, creditCode } = values;
  return (
    <Panel
      name="case"
      title={t('duplicates:case.title', { count: members.length })}
      note={merged ? <RecordLink page="leads" id={master} text={t('duplicates:case.mergedInto', { number })} /> : undefined}
    >
      <ul className={styles['members']}>
        {members.map((member) => (
          <Member key={member.id} member={member} isMaster={member.id === master} isThis={member.id === leadId} />
        ))}
      </ul>
      {weakestScore < WEAK_BELOW && (
        <Chip tone="amber" mark>
          {t('duplicates:case.weakest', { percent: percentOf(weakestScore) })}
        </Chip>
      )}
      <h4 className={styles['shownTitle']}>{t('duplicates:case.values')}</h4>
      <Facts>
        <Fact whole label={t('duplicates:field.name')}>
          {name.value + others(name.others)}
        </Fact>
        <Fact whole label={t('duplicates:field.address')}>
          {address.value + others(address.others)}
        </Fact>
        <Fact whole label={t('duplicates:field.category')}>
          {words.value('category', category.value) + others(category.others.map((each) => words.value('category', each)))}
        </Fact>
        <Fact whole label={t('duplicates:field.creditCode')}>
          {creditCode.value === '' ? '' : creditCode.value + others(creditCode.others)}
        </Fact>
        <Fact whole label={t('duplicates:field.phone')}>
          {values.phones.join(' / ')}
        </Fact>
      </Facts>
    </Panel>
  );
}

interface MemberProps {
  readonly member: CaseDetail['members'][number];
  readonly isMaster: boolean;
  readonly isThis: boolean;
}

function Member({ member: { id, lead, task, evidence, callBack }, isMaster, isThis }: MemberProps) {
  const t = useT();
  const format = useFormat();
  if (lead === null) return <li data-member={id}>{t('duplicates:case.elsewhere')}</li>;
  return (
    <li data-member={id} className={isThis ? styles['thisMember'] : undefined}>
      <p>
        <RecordLink page="leads" id={lead.id} text={lead.number} />
        <LeadStateTag state={lead.state} />
        {isMaster && <Chip tone="blue">{t('duplicates:case.master')}</Chip>}
        <time>{format.date(lead.reportedAt)}</time>
      </p>
      <small>
        {lead.reporterName}
        {task !== null && <> · <RecordLink page="dispatch" id={task.id} text={task.number} /></>}
        {evidence > 0 && ` · ${t('duplicates:evidence', { count: evidence })}`}
        {callBack !== null && ` · ${t(`duplicates:callBack.${callBack}`)}`}
      </small>
    </li>
  );
}

function Suggestions({ leadId, rows, decide }: { leadId: string; rows: readonly DuplicatePairRow[]; decide: Decide }) {
  const t = useT();
  return (
    <Panel name="similar" title={t('duplicates:similar.title', { count: rows.length })} note={t('duplicates:similar.note')}>
      <ul className={styles['suggestions']}>
        {rows.map((row) => (
          <Suggestion key={row.id} leadId={leadId} row={row} decide={decide} />
        ))}
      </ul>
    </Panel>
  );
}

function Suggestion({ leadId, row, decide }: { leadId: string; row: DuplicatePairRow; decide: Decide }) {
  const t = useT();
  const format = useFormat();
  const { role } = useAccount();
  const { a, b, kind, strong, sameIncident, sameShop, reasons, distanceM } = row;
  const other = a.id === leadId ? b : a;
  const why = [...tellingReasons(reasons, t), ...(distanceM === null ? [] : [format.distance(distanceM)])];
  return (
    <li data-suggestion={row.id}>
      <p>
        <Chip tone={strong ? 'violet' : 'grey'}>
          {kind === 'related' && `${t('duplicates:similar.related')} `}
          {strong && `${t('duplicates:strong')} `}
          {percentOf(kind === 'duplicate' ? sameIncident : sameShop)}
        </Chip>
        <RecordLink page="leads" id={other.id} text={other.subjectName} />
        <time>{format.date(other.occurredAt)}</time>
      </p>
      <small>{why.join(' · ')}</small>
      {mayDecide(role, [a, b]) && (
        <p className={styles['suggestionActions']}>
          <Button size="small" onClick={() => openPage('duplicates', { queue: kind, id: row.id })} data-action="compare">
            {t('duplicates:action.compare')}
          </Button>
          <Button size="small" onClick={() => void decide.merge([[a.id, b.id]], row, new Map())} data-action="merge">
            {t('duplicates:action.merge')}
          </Button>
          <Button size="small" type="text" onClick={() => void decide.split([a.id, b.id], 'unknown')} data-action="split">
            {t('duplicates:action.split')}
          </Button>
        </p>
      )}
    </li>
  );
}
