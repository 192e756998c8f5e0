/** Where the check was made, against the standard address: item A1 allows fifty metres (domain catalogue 1.4). */
import { Checkbox, Form } from 'antd';
import { distanceM, pointOf } from '#domain/dispatch/distance.ts';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from '../desk/text.module.css';

const NEAR_M = 50;
const MINUTE_MS = 60_000;

export function CheckPosition({ task, member }: { task: Task; member: Member | null }) {
  const t = useT();
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const here = member === null ? undefined : pointOf(member);
  const address = pointOf(task);
  if (member === null || here === undefined) {
    return (
      <Form.Item label={t('dispatch:form.position')}>
        <span className={styles['faint']}>{t('dispatch:form.positionNone')}</span>
      </Form.Item>
    );
  }
  const metres = address === undefined ? undefined : distanceM(address, here);
  const far = metres !== undefined && metres > NEAR_M;
  const age = member.positionAt === null ? '—' : format.age(member.positionAt, now);
  return (
    <Form.Item label={t('dispatch:form.position')}>
      <Form.Item name="position" valuePropName="checked" noStyle>
        <Checkbox>{t('dispatch:form.positionUse', { name: member.name, age })}</Checkbox>
      </Form.Item>
      {metres !== undefined && (
        <Chip tone={far ? 'amber' : 'green'} mark>
          {t(far ? 'dispatch:form.positionFar' : 'dispatch:form.positionNear', { distance: format.distance(metres) })}
        </Chip>
      )}
    </Form.Item>
  );
}
