/** 发布公告: to everybody (the city), or to the places that are chosen, with or without receipts. */
import { useState } from 'react';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import { useUnitChoices } from '../desk/useUnitChoices.ts';
import styles from './notices.module.css';

interface FormValues {
  readonly title: string;
  readonly body: string;
  readonly to: 'everybody' | 'places';
  readonly places?: readonly string[];
  readonly receiptDays: number;
}

const RECEIPT_DAYS = { min: 0, max: 30, usual: 1 } as const;

interface PublishAnnouncementProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function PublishAnnouncement({ onDone, onCancel }: PublishAnnouncementProps) {
  const t = useT();
  const perform = usePerform();
  const { tier, place } = useStationPlace();
  const [form] = Form.useForm<FormValues>();
  const [busy, setBusy] = useState(false);
  const to = Form.useWatch('to', form);
  const required = [{ required: true, whitespace: true, message: t('desk:form.needValue') }];
  const submit = async ({ to: whom, places = [], ...values }: FormValues): Promise<void> => {
    setBusy(true);
    const everybody = whom === 'everybody';
    const args = { ...values, place, everybody, places: everybody ? [] : places };
    const saved = await perform([{ command: 'announcement.publish', args }], { done: t('notices:done.publish', { title: values.title }) });
    setBusy(false);
    if (saved > 0) onDone();
  };
  return (
    <Dialog
      width={680}
      title={t('notices:publish.title')}
      okText={t('notices:publish.ok')}
      busy={busy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ to: tier === 'city' ? 'everybody' : 'places', receiptDays: RECEIPT_DAYS.usual }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="title" label={t('notices:publish.heading')} rules={required}>
          <Input autoFocus maxLength={120} />
        </Form.Item>
        <Form.Item name="body" label={t('notices:publish.body')} rules={required}>
          <Input.TextArea rows={6} maxLength={8000} showCount />
        </Form.Item>
        <Form.Item name="to" label={t('notices:publish.to')} hidden={tier !== 'city'}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={(['everybody', 'places'] as const).map((value) => ({ value, label: t(`notices:publish.${value}`) }))}
          />
        </Form.Item>
        {to === 'places' && (
          <Form.Item
            name="places"
            label={t('notices:publish.places')}
            rules={[{ required: true, type: 'array', min: 1, max: 100, message: t('notices:publish.needPlaces') }]}
          >
            <Places />
          </Form.Item>
        )}
        <Form.Item name="receiptDays" label={t('notices:publish.receiptDays')} extra={t('notices:publish.receiptHint')}>
          <InputNumber min={RECEIPT_DAYS.min} max={RECEIPT_DAYS.max} precision={0} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

interface PlacesProps {
  /** Given by Form.Item. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (places: readonly string[]) => void;
}

const NONE: readonly string[] = [];

/** The city names towns, or looks into one for its villages and departments. */
function Places({ id, value = NONE, onChange }: PlacesProps) {
  const t = useT();
  const { tier } = useStationPlace();
  const [town, setTown] = useState('');
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier === 'city' });
  const choices = useUnitChoices(town);
  // What was chosen in another town keeps its name while that town is not looked into.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const known = new Map([...names, ...choices.map((choice) => [choice.value, choice.label] as const)]);
  const change = (places: readonly string[]): void => {
    setNames(known);
    onChange?.(places);
  };
  const codes = [...new Set([...value, ...choices.map((choice) => choice.value)])];
  const options = codes.map((code) => ({ value: code, label: known.get(code) ?? code }));
  return (
    <div className={styles['places']}>
      {tier === 'city' && (
        <Select
          allowClear
          value={town === '' ? undefined : town}
          placeholder={t('notices:publish.town')}
          showSearch={{ optionFilterProp: 'label' }}
          options={territory?.towns.map(choiceOf) ?? []}
          onChange={(code?: string) => setTown(code ?? '')}
        />
      )}
      <Select
        {...(id === undefined ? {} : { id })}
        mode="multiple"
        maxTagCount="responsive"
        value={[...value]}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        onChange={change}
        data-testid="publish-places"
      />
      <Button onClick={() => change(codes)}>{t('notices:publish.all')}</Button>
    </div>
  );
}
