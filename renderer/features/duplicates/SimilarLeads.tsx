/** While a lead is typed in: what resembles it, asked after a pause and never while an input method composes. */
import { useEffect, useState } from 'react';
import { Form } from 'antd';
import type { FormInstance } from 'antd';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { systemClock, systemTimers } from '../../system.ts';
import { Chip, LeadStateTag } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from './similarLeads.module.css';
import { percentOf } from './percent.ts';
import { tellingReasons } from './reasonWords.ts';

type Draft = QueryArgs<'leads.similar'>;

/** The typed fields of a lead; whatever else a form has is left alone. */
interface Typed {
  readonly villageCode?: string;
  readonly category?: string;
  readonly subjectName?: string;
  readonly address?: string;
  readonly description?: string;
  readonly phone?: string;
}

const PAUSE_MS = 250;
const SHOWN_MAX = 5;
/** Shorter texts resemble everything. */
const NAME_MIN = 2;
const ADDRESS_MIN = 3;

export function SimilarLeads({ form, entityId }: { form: FormInstance; entityId: string | null }) {
  const t = useT();
  const format = useFormat();
  const typed = (Form.useWatch([], form) ?? {}) as Typed;
  const composing = useComposing();
  const draft = useSettled(draftOf(typed, entityId), composing);
  const { data: found } = useQuery('leads.similar', draft ?? NOTHING, { enabled: draft !== undefined });
  if (draft === undefined || found === undefined || found.length === 0) return null;
  const now = systemClock.now();
  return (
    <section className={styles['typing']} aria-label={t('duplicates:similar.typing')} data-testid="similar-leads">
      <header>
        <b>{t('duplicates:similar.typing')}</b> <small>{t('duplicates:similar.typingNote')}</small>
      </header>
      <ul>
        {found.map(({ lead, kind, strong, sameIncident, sameShop, reasons, distanceM, caseNumber }) => (
          <li key={lead.id} data-similar={lead.id}>
            <Chip tone={strong ? 'violet' : 'grey'}>
              {kind === 'related' && `${t('duplicates:similar.related')} `}
              {percentOf(kind === 'duplicate' ? sameIncident : sameShop)}
            </Chip>
            <span className={styles['typingText']}>
              <b>{lead.subjectName}</b> {lead.address}
              <small>
                {[...tellingReasons(reasons, t), ...(distanceM === null ? [] : [format.distance(distanceM)])].join(' · ')}
                {lead.description !== '' && ` · ${lead.description}`}
              </small>
            </span>
            <span className={styles['typingState']}>
              <LeadStateTag state={lead.state} />
              <small>
                {caseNumber === null ? lead.number : t('duplicates:similar.inCase', { number: caseNumber })}
                {` · ${format.age(lead.reportedAt, now)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NOTHING: Draft = {};

/** Undefined while too little is typed to ask. */
function draftOf(typed: Typed, entityId: string | null): Draft | undefined {
  const { villageCode = '', category, subjectName = '', address = '', description = '', phone = '' } = typed;
  const named = subjectName.trim().length >= NAME_MIN || address.trim().length >= ADDRESS_MIN;
  if (!named && phone.replace(/\D/g, '').length < PHONE_MIN) return undefined;
  return { villageCode, category: category ?? '', subjectName, address, description, phone, entityId, limit: SHOWN_MAX };
}

const PHONE_MIN = 7;

/** Whether an input method composes anywhere on the page: the letters of a pinyin are no name yet. */
function useComposing(): boolean {
  const [composing, setComposing] = useState(false);
  useEffect(() => {
    const begin = (): void => setComposing(true);
    const end = (): void => setComposing(false);
    document.addEventListener('compositionstart', begin);
    document.addEventListener('compositionend', end);
    return () => {
      document.removeEventListener('compositionstart', begin);
      document.removeEventListener('compositionend', end);
    };
  }, []);
  return composing;
}

/** The draft as it was when typing last paused. */
function useSettled(draft: Draft | undefined, composing: boolean): Draft | undefined {
  const [settled, setSettled] = useState(draft);
  const text = JSON.stringify(draft);
  useEffect(() => {
    if (composing) return undefined;
    return systemTimers.after(PAUSE_MS, () => setSettled(text === undefined ? undefined : JSON.parse(text) as Draft));
  }, [text, composing]);
  return settled;
}
