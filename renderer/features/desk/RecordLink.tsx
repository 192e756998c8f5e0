/** The number of a task or lead, as a link where the role has a page for it. */
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import styles from '../desk.module.css';

interface RecordLinkProps {
  readonly page: 'dispatch' | 'leads';
  readonly id: string;
  readonly text: string;
}

export function RecordLink({ page, id, text }: RecordLinkProps) {
  const { role } = useAccount();
  // Departments handle leads; the tasks these came from are only told to them.
  if (page === 'dispatch' && role === 'deptOfficer') return <span>{text}</span>;
  return (
    <button type="button" className={styles['link']} onClick={() => openPage(page, { queue: 'all', id })}>
      {text}
    </button>
  );
}
