/** One grid member: where, in what state, and how much is open. */
import type { MouseEvent } from 'react';
import { Button, Dropdown } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import rowStyles from '../desk/row.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import styles from './members.module.css';
import type { MemberListRow } from './MembersDesk.tsx';
import { MEMBER_STATUSES } from './rules.ts';
import type { MemberStatus } from './rules.ts';
import { skillText } from './skills.ts';

const STATUS_TONE: Readonly<Record<MemberStatus, Tone>> = { onDuty: 'green', leave: 'amber', left: 'grey' };

interface MemberRowProps {
  readonly row: MemberListRow;
  readonly active: boolean;
  readonly onClick: (event: MouseEvent) => void;
  /** Absent where the role may not change members. */
  readonly onEdit: (() => void) | undefined;
  readonly onStatus: (next: MemberStatus) => void;
}

export function MemberRow({ row, active, onClick, onEdit, onStatus }: MemberRowProps) {
  const t = useT();
  const format = useFormat();
  const { member, gridName, villageName, openTasks, overdue, closedThisMonth } = row;
  const others = MEMBER_STATUSES.filter((status) => status !== member.status);
  return (
    <div
      className={`${rowStyles['line']} ${styles['row']} ${active ? rowStyles['active'] : ''}`}
      role="option"
      aria-selected={active}
      aria-current={active}
      data-member={member.id}
      data-status={member.status}
      onClick={onClick}
      onDoubleClick={onEdit}
    >
      <span className={rowStyles['two']}>
        <span className={rowStyles['name']}>
          {member.name}
          <PendingMark on={member.pending} />
        </span>
        <span className={rowStyles['sub']}>{t(`trade:duty.${member.duty}`)}</span>
      </span>
      <span className={rowStyles['two']}>
        <span className={rowStyles['sub']}>{villageName}</span>
        <span className={rowStyles['sub']}>{gridName}</span>
      </span>
      <Chip tone={STATUS_TONE[member.status]} mark>
        {t(`trade:memberStatus.${member.status}`)}
      </Chip>
      <span className={rowStyles['sub']}>{member.phone}</span>
      <span className={rowStyles['sub']} title={skillText(member.skills, t)}>
        {skillText(member.skills, t)}
      </span>
      <Figure label={t('members:open')} value={format.count(openTasks)} />
      <Figure label={t('trade:light.red')} value={format.count(overdue)} alarming={overdue > 0} />
      <Figure label={t('members:closedThisMonth')} value={format.count(closedThisMonth)} />
      <span className={styles['tools']}>
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((status) => ({ key: status, label: t(`members:to.${status}`) })),
            onClick: ({ key }) => {
              const status = others.find((each) => each === key);
              if (status !== undefined) onStatus(status);
            },
          }}
        >
          <Button size="small" data-action="status">
            {t('members:status')}
          </Button>
        </Dropdown>
        {onEdit !== undefined && (
          <Button size="small" onClick={onEdit} data-action="edit">
            {t('members:edit')}
          </Button>
        )}
      </span>
    </div>
  );
}

function Figure({ label, value, alarming = false }: { label: string; value: string; alarming?: boolean }) {
  return (
    <span className={styles['figure']} data-alarming={alarming}>
      <b>{value}</b>
      <small>{label}</small>
    </span>
  );
}
