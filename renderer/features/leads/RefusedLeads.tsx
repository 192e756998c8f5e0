/** What a batch could not do: each lead with the reason, and a way to it. */
import type { Lead } from '#domain/schema/lead.ts';
import { openPage } from '../../app/view.ts';
import type { BridgeError } from '../../bridge/errors.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import textStyles from '../desk/text.module.css';
import styles from './leads.module.css';

export interface RefusedLead {
  readonly lead: Lead;
  readonly error: BridgeError;
}

export function RefusedLeads({ refused, onClose }: { refused: readonly RefusedLead[]; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const open = (id: string): void => {
    onClose();
    openPage('leads', { queue: 'all', id });
  };
  return (
    <Dialog
      width={620}
      title={t('leads:batch.refusedTitle', { count: refused.length })}
      okText={t('ui:action.ok')}
      enterSubmits
      onOk={onClose}
      onCancel={onClose}
    >
      <ul className={styles['refused']} data-testid="refused-leads">
        {refused.map(({ lead, error }) => (
          <li key={lead.id} data-lead={lead.id}>
            <button type="button" className={textStyles['link']} onClick={() => open(lead.id)}>
              {lead.number}
            </button>
            <b>{lead.subjectName}</b>
            <span>{words.error(error)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
