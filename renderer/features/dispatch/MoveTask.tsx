/** 改派村（社区）: within the town, or anywhere in the city for the city's supervisor; a village asks for it, wherever it should go. */
import { Form, Input, Select } from 'antd';
import type { Task } from '#domain/schema/task.ts';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import styles from '../desk/text.module.css';

interface MoveValues {
  readonly townCode: string;
  readonly villageCode?: string;
  readonly gridId?: string;
  readonly reason: string;
}

interface MoveTaskProps {
  readonly task: Task;
  /** The move is asked for: the village that gets the task chooses its grid. */
  readonly asking: boolean;
  readonly onSubmit: (args: { villageCode: string; gridId: string | null; reason: string }, villageName: string) => void;
  readonly onCancel: () => void;
}

export function MoveTask({ task, asking, onSubmit, onCancel }: MoveTaskProps) {
  const t = useT();
  const { role } = useAccount();
  const [form] = Form.useForm<MoveValues>();
  const town = Form.useWatch('townCode', form) ?? task.townCode;
  const village = Form.useWatch('villageCode', form);
  const anyTown = asking || role === 'citySupervisor';
  const { data: territory } = useQuery('territory.towns', {}, { enabled: anyTown });
  const { data: villages } = useQuery('territory.villages', { townCode: town });
  const { data: grids } = useQuery(
    'territory.grids',
    { villageCode: village ?? '' },
    { enabled: village !== undefined, keep: false },
  );
  const submit = ({ villageCode, gridId, reason }: MoveValues): void => {
    if (villageCode === undefined) return;
    const name = villages?.find(({ id }) => id === villageCode)?.name ?? villageCode;
    onSubmit({ villageCode, gridId: gridId ?? null, reason: reason.trim() }, name);
  };
  /** What lies below another place must be chosen anew. */
  const changed = (values: Partial<MoveValues>): void => {
    if (values.townCode !== undefined) form.setFieldsValue({ villageCode: undefined, gridId: undefined });
    if (values.villageCode !== undefined) form.setFieldValue('gridId', undefined);
  };
  const byName = { optionFilterProp: 'label' } as const;
  return (
    <Dialog
      title={`${t(asking ? 'dispatch:action.askMove' : 'dispatch:action.move')} · ${task.entityName}`}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p className={styles['warn']}>{t(asking ? 'dispatch:form.askMoveHint' : 'dispatch:form.moveHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ townCode: task.townCode }} onFinish={submit} onValuesChange={changed}>
        <Form.Item name="townCode" label={t('desk:filter.town')} hidden={!anyTown}>
          <Select showSearch={byName} options={territory?.towns.map(choiceOf) ?? []} />
        </Form.Item>
        <Form.Item
          name="villageCode"
          label={t('dispatch:form.village')}
          rules={[{ required: true, message: t('dispatch:form.needChoice') }]}
        >
          <Select
            autoFocus
            showSearch={byName}
            options={
              villages?.filter(({ id }) => id !== task.villageCode).map(choiceOf) ?? []
            }
          />
        </Form.Item>
        {!asking && (
          <Form.Item name="gridId" label={t('dispatch:form.grid')}>
            <Select allowClear options={grids?.map(choiceOf) ?? []} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('desk:form.reason')}
          rules={[{ required: true, whitespace: true, message: t('desk:form.needReason') }]}
        >
          <Input.TextArea rows={2} maxLength={500} placeholder={t('desk:form.reasonHint')} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
