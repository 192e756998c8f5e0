/** The number of a record, as a link where the role has a page for it. */
import type { Role } from '#domain/core/actor.ts';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import styles from './text.module.css';

type RecordPage = 'dispatch' | 'leads' | 'entities' | 'ledger' | 'patrol' | 'complaints';

interface RecordLinkProps {
  readonly page: RecordPage;
  readonly id: string;
  readonly text: string;
}

/**
 * Roles without the page. Departments handle leads and the entities of the ledger; tasks and entity files are only told to them,
 * and whoever keeps a market or a special unit has one desk only.
 */
const WITHOUT: Readonly<Record<RecordPage, readonly Role[]>> = {
  complaints: ['deptOfficer', 'specialUnit'],
  dispatch: ['deptOfficer'],
  leads: ['specialUnit'],
  entities: ['deptOfficer', 'specialUnit'],
  ledger: ['specialUnit'],
  patrol: ['specialUnit'],
};

export function RecordLink({ page, id, text }: RecordLinkProps) {
  const { role } = useAccount();
  if (WITHOUT[page].includes(role)) return <span>{text}</span>;
  return (
    <button type="button" className={styles['link']} onClick={() => openPage(page, { queue: 'all', id })}>
      {text}
    </button>
  );
}
