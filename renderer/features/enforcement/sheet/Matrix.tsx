/** The table of the on-site sheet: one row a target, one column a department, two more for the look-backs after the summary. */
import { Button } from 'antd';
import { LOOK_BACK_DAYS } from '#domain/enforcement/summarise.ts';
import type { ActionTarget, ActionUnit } from '#domain/schema/enforcement.ts';
import type { ActionDetail, ActionSheetRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { EnforcementViewer } from '../actions.ts';
import { isVisited, mayCheckIn, mayLookBack, mayRecord } from '../actions.ts';
import { planOf } from '../plan-seen.ts';
import type { SeenUnit } from '../plan-seen.ts';
import { LookBackCell } from './LookBackCell.tsx';
import { ResultCell } from './ResultCell.tsx';
import styles from './sheet.module.css';

interface MatrixProps {
  readonly detail: ActionDetail;
  readonly viewer: EnforcementViewer;
  readonly now: number;
  readonly onResult: (target: ActionTarget) => void;
  readonly onCheckIn: (unit: ActionUnit) => void;
  readonly onLookBack: (row: ActionSheetRow, days: 7 | 30) => void;
}

export function Matrix({ detail, viewer, now, onResult, onCheckIn, onLookBack }: MatrixProps) {
  const t = useT();
  const { summary, sheet } = detail;
  const planned = planOf(detail).units;
  // A department that applied knows who else takes part, but not what they enter.
  const units = viewer.role === 'deptOfficer' ? planned.filter(({ notice }) => notice !== undefined) : planned;
  const lookBacks = summary.state === 'summarised' || summary.state === 'closed';
  return (
    <div className={styles['scroller']}>
      <table className={styles['matrix']} data-testid="matrix">
        <thead>
          <tr>
            <th className={styles['corner']}>{t('enforcement:sheet.target')}</th>
            {units.map((unit) => (
              <DepartmentHead key={unit.department} unit={unit} viewer={viewer} onCheckIn={onCheckIn} />
            ))}
            {lookBacks && LOOK_BACK_DAYS.map((days) => <th key={days}>{t('enforcement:due.lookBack', { days })}</th>)}
          </tr>
        </thead>
        <tbody>
          {sheet.map((row, index) => (
            <tr key={row.targetKey} data-target={row.targetKey} data-visited={isVisited(row)}>
              <TargetHead row={row} number={index + 1} />
              {units.map(({ department }) => {
                const target = row.results.find((each) => each.department === department);
                return (
                  <td key={department}>
                    <ResultCell target={target} open={target !== undefined && mayRecord(target, viewer)} onOpen={onResult} />
                  </td>
                );
              })}
              {lookBacks &&
                LOOK_BACK_DAYS.map((days) => (
                  <td key={days}>
                    <LookBackCell
                      action={detail.action}
                      check={row.checks.find((check) => check.days === days)}
                      days={days}
                      open={viewer.role !== 'deptOfficer' && mayLookBack(detail, row, days, now)}
                      now={now}
                      onOpen={() => onLookBack(row, days)}
                    />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DepartmentHeadProps {
  readonly unit: SeenUnit;
  readonly viewer: EnforcementViewer;
  readonly onCheckIn: (unit: ActionUnit) => void;
}

function DepartmentHead({ unit, viewer, onCheckIn }: DepartmentHeadProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { department, liaison, phone, notice } = unit;
  return (
    <th data-department={department}>
      <b>{words.value('department', department)}</b>
      <small>
        {liaison} {phone}
      </small>
      {notice !== undefined && notice.checkedInAt !== null && (
        <Chip tone="green" mark>
          {t('enforcement:unit.present', { people: notice.people, time: format.shortClock(notice.checkedInAt) })}
        </Chip>
      )}
      {notice !== undefined && notice.checkedInAt === null && (
        <span className={styles['absent']}>
          <Chip tone={notice.receivedAt === null ? 'amber' : 'blue'} mark={notice.receivedAt === null}>
            {t(notice.receivedAt === null ? 'enforcement:unit.waiting' : 'enforcement:unit.received')}
          </Chip>
          {mayCheckIn(notice, viewer) && (
            <Button size="small" onClick={() => onCheckIn(notice)} data-check-in={department}>
              {t('enforcement:action.checkIn')}
            </Button>
          )}
        </span>
      )}
    </th>
  );
}

function TargetHead({ row, number }: { row: ActionSheetRow; number: number }) {
  return (
    <th scope="row">
      <span className={styles['target']}>
        <span className={styles['number']}>{number}</span>
        <span className={styles['name']}>
          <b>{row.subjectName}</b>
          <small>{row.address}</small>
        </span>
      </span>
    </th>
  );
}

