/** 上门与回访: what the disposal team and the verifiers met, and what proves it. */
import type { Evidence, LeadVisit, Team, VisitResult } from '#domain/schema/disposal.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import { Panel } from '../desk/Panel.tsx';
import styles from './leads.module.css';

const RESULT_TONE: Readonly<Record<VisitResult, Tone>> = {
  settled: 'green', promised: 'amber', refused: 'red', nobody: 'grey', entryRefused: 'red', confirmed: 'green', notSettled: 'red',
};

interface LeadVisitsProps {
  readonly visits: readonly LeadVisit[];
  readonly teams: readonly Team[];
  readonly evidence: readonly Evidence[];
}

export function LeadVisits({ visits, teams, evidence }: LeadVisitsProps) {
  const t = useT();
  return (
    <Panel name="visits" title={t('leads:detail.visits')}>
      {visits.toReversed().map((visit) => (
        <Visit
          key={visit.id}
          visit={visit}
          team={teams.find(({ id }) => id === visit.teamId)}
          evidence={evidence.filter(({ subjectId }) => subjectId === visit.id)}
        />
      ))}
    </Panel>
  );
}

function Visit({ visit, team, evidence }: { visit: LeadVisit; team: Team | undefined; evidence: readonly Evidence[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <article className={styles['record']} data-visit={visit.id}>
      <header>
        <Chip tone={RESULT_TONE[visit.result]} mark>
          {t(`trade:visitResult.${visit.result}`)}
        </Chip>
        <b>{t(`leads:visit.${visit.kind}`)}</b>
        <span>
          {visit.visitorName}
          {team !== undefined && visit.kind === 'disposal' && ` · ${team.name}`}
        </span>
        {visit.proxy === 1 && <small>{t('leads:visit.proxy')}</small>}
        <time>{format.dateTime(visit.at)}</time>
      </header>
      {visit.note !== '' && <p>{visit.note}</p>}
      <EvidenceNames evidence={evidence} />
    </article>
  );
}

/** Kinds and names of the pieces; nothing for none. */
function EvidenceNames({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useT();
  if (evidence.length === 0) return null;
  return (
    <ul className={styles['pieces']}>
      {evidence.map(({ id, kind, name, byName }) => (
        <li key={id} title={byName}>
          <span>{t(`trade:evidenceKind.${kind}`)}</span> {name}
        </li>
      ))}
    </ul>
  );
}
