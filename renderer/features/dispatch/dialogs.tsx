/** The dialogs of the task's actions: choose a member, give a reason or a text, move to another village. */
import { useState } from 'react';
import { Form, Input, Modal, Select } from 'antd';
import type { Task } from '#domain/schema/task.ts';
import type { Recommendation } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import desk from '../desk.module.css';
import styles from './dispatch.module.css';
import { PartsLegend, Person } from './Recommended.tsx';

/** The bridge recommends at most this many. */
const CANDIDATES = 20;

/** 选人: every member who can take the task, best first; a reassignment needs its reason. */
export function ChooseMember({
  task,
  reassign,
  onSubmit,
  onCancel,
}: {
  task: Task;
  reassign: boolean;
  onSubmit: (candidate: Recommendation['member'], reason: string) => void;
  onCancel: () => void;
}) {
  const t = useT();
  const { data } = useQuery('task.recommend', { id: task.id, limit: CANDIDATES }, { keep: false });
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const text = search.trim().toLowerCase();
  const candidates = (data ?? []).filter(
    ({ member }) => member.id !== task.assigneeId && (member.name.includes(text) || member.initials.startsWith(text)),
  );
  const chosen = candidates[Math.min(index, candidates.length - 1)];
  const submit = (): void => {
    if (reassign && reason.trim() === '') {
      setAsked(true);
      return;
    }
    if (chosen !== undefined) onSubmit(chosen.member, reason.trim());
  };
  useHotkeys(
    t('dispatch:action.choose'),
    [
      { keys: ['arrowdown'], run: () => setIndex(Math.min(index + 1, candidates.length - 1)), inFields: true },
      { keys: ['arrowup'], run: () => setIndex(Math.max(index - 1, 0)), inFields: true },
      { keys: ['enter', 'mod+enter'], run: submit, inFields: true },
      { keys: ['escape'], run: onCancel, inFields: true },
    ],
    { exclusive: true },
  );
  return (
    <Modal
      open
      width={560}
      title={`${t(reassign ? 'dispatch:action.reassign' : 'dispatch:action.assign')} · ${task.entityName}`}
      okText={chosen === undefined ? t('ui:action.ok') : t('dispatch:action.assignTo', { name: chosen.member.name })}
      okButtonProps={{ disabled: chosen === undefined }}
      onOk={submit}
      onCancel={onCancel}
      keyboard={false}
    >
      <Input
        autoFocus
        value={search}
        placeholder={t('dispatch:recommend.search')}
        maxLength={60}
        onChange={(event) => {
          setSearch(event.target.value);
          setIndex(0);
        }}
      />
      <div className={styles['people']}>
        {candidates.map((candidate, position) => (
          <Person
            key={candidate.member.id}
            rank={position + 1}
            candidate={candidate}
            on={candidate === chosen}
            onPick={() => setIndex(position)}
          />
        ))}
        {data !== undefined && candidates.length === 0 && (
          <EmptyState title={t('dispatch:recommend.none')} hint={t('dispatch:recommend.noneHint')} />
        )}
      </div>
      <PartsLegend />
      {reassign && (
        <Input.TextArea
          style={{ marginTop: 12 }}
          rows={2}
          maxLength={500}
          value={reason}
          status={asked && reason.trim() === '' ? 'error' : ''}
          placeholder={t('dispatch:form.reasonHint')}
          aria-label={t('dispatch:form.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </Modal>
  );
}

export interface AskTextProps {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly warning?: string;
  readonly required: boolean;
  readonly danger?: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onCancel: () => void;
}

/** One text: a remark, a reason. Ctrl+Enter submits. */
export function AskText({ title, label, placeholder, warning, required, danger = false, onSubmit, onCancel }: AskTextProps) {
  const t = useT();
  const [form] = Form.useForm<{ text?: string }>();
  useHotkeys(
    title,
    [
      { keys: ['mod+enter'], run: () => form.submit(), inFields: true },
      { keys: ['escape'], run: onCancel, inFields: true },
    ],
    { exclusive: true },
  );
  return (
    <Modal
      open
      title={title}
      okText={t('ui:action.submit')}
      okButtonProps={{ danger }}
      onOk={() => form.submit()}
      onCancel={onCancel}
      keyboard={false}
    >
      {warning !== undefined && <p className={desk['warn']}>{warning}</p>}
      <Form form={form} layout="vertical" onFinish={({ text }) => onSubmit((text ?? '').trim())}>
        <Form.Item
          name="text"
          label={label}
          rules={required ? [{ required: true, whitespace: true, message: t('dispatch:form.needReason') }] : []}
        >
          <Input.TextArea autoFocus rows={3} maxLength={500} showCount placeholder={placeholder} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface MoveValues {
  readonly villageCode: string;
  readonly gridId?: string;
  readonly reason: string;
}

/** 改派村（社区）: within the town, or anywhere for the city. */
export function MoveTask({
  task,
  onSubmit,
  onCancel,
}: {
  task: Task;
  onSubmit: (args: { villageCode: string; gridId: string | null; reason: string }, villageName: string) => void;
  onCancel: () => void;
}) {
  const t = useT();
  const [form] = Form.useForm<MoveValues>();
  const village = Form.useWatch('villageCode', form);
  const { data: villages } = useQuery('territory.villages', { townCode: task.townCode });
  const { data: grids } = useQuery(
    'territory.grids',
    { villageCode: village ?? '' },
    { enabled: village !== undefined, keep: false },
  );
  useHotkeys(
    t('dispatch:action.move'),
    [
      { keys: ['mod+enter'], run: () => form.submit(), inFields: true },
      { keys: ['escape'], run: onCancel, inFields: true },
    ],
    { exclusive: true },
  );
  const submit = ({ villageCode, gridId, reason }: MoveValues): void =>
    onSubmit(
      { villageCode, gridId: gridId ?? null, reason: reason.trim() },
      villages?.find(({ id }) => id === villageCode)?.name ?? villageCode,
    );
  return (
    <Modal
      open
      title={`${t('dispatch:action.move')} · ${task.entityName}`}
      okText={t('ui:action.submit')}
      onOk={() => form.submit()}
      onCancel={onCancel}
      keyboard={false}
    >
      <p className={desk['warn']}>{t('dispatch:form.moveHint')}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        onValuesChange={(changed: Partial<MoveValues>) => {
          if (changed.villageCode !== undefined) form.setFieldValue('gridId', undefined);
        }}
      >
        <Form.Item
          name="villageCode"
          label={t('dispatch:form.village')}
          rules={[{ required: true, message: t('dispatch:form.needChoice') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={villages?.filter(({ id }) => id !== task.villageCode).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="gridId" label={t('dispatch:form.grid')}>
          <Select allowClear options={grids?.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('dispatch:form.reason')}
          rules={[{ required: true, whitespace: true, message: t('dispatch:form.needReason') }]}
        >
          <Input.TextArea rows={2} maxLength={500} placeholder={t('dispatch:form.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
