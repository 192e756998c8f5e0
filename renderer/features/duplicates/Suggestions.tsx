/** 可能重复: the leads that may be the same as this one, with what speaks for it. */
import { useState } from 'react';
import { Button } from 'antd';
import type { DuplicatePairRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import entryStyles from './entries.module.css';
import { percentOf } from './percent.ts';
import { tellingReasons } from './reasonWords.ts';
import { mayDecide } from './rules.ts';
import styles from './suggestions.module.css';
import type { Decide } from './useDecide.ts';

interface SuggestionsProps {
  readonly leadId: string;
  /** The most alike first. */
  readonly rows: readonly DuplicatePairRow[];
  readonly decide: Decide;
}

/** More than these are one click away: what else a detail tells should not be out of sight below them. */
const SHOWN_FIRST = 3;

export function Suggestions({ leadId, rows, decide }: SuggestionsProps) {
  const t = useT();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, rows.length - SHOWN_FIRST);
  return (
    <Panel name="similar" title={t('duplicates:similar.title', { count: rows.length })} note={t('duplicates:similar.note')}>
      <ul className={entryStyles['entries']}>
        {rows.slice(0, rows.length - hidden).map((row) => (
          <Suggestion key={row.id} leadId={leadId} row={row} decide={decide} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="small" type="link" className={styles['more']} onClick={() => setAll(true)} data-action="moreSimilar">
          {t('duplicates:similar.showMore', { count: hidden })}
        </Button>
      )}
    </Panel>
  );
}

interface SuggestionProps {
  readonly leadId: string;
  readonly row: DuplicatePairRow;
  readonly decide: Decide;
}

function Suggestion({ leadId, row, decide }: SuggestionProps) {
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
        <p className={styles['actions']}>
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
