/** In the detail of a lead: the case it is in, what was decided about it, and what else may be the same. */
import type { CaseDetail } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, LeadStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import { ConflictCards } from './ConflictCards.tsx';
import entryStyles from './entries.module.css';
import styles from './leadCase.module.css';
import { percentOf } from './percent.ts';
import { mayDecide } from './rules.ts';
import { Suggestions } from './Suggestions.tsx';
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
      {it.suggestions.length > 0 && <Suggestions key={leadId} leadId={leadId} rows={it.suggestions} decide={decide} />}
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
      <ul className={entryStyles['entries']}>
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
