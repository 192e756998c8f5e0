/** 上报线索: a lead typed in at the desk: seen on patrol, told by a citizen, or known otherwise. */
import { useState } from 'react';
import { AutoComplete, DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { LEAD_CATEGORIES } from '#domain/schema/lead.ts';
import { usePerform } from '../../app/perform.tsx';
import type { Station } from '../../app/session.ts';
import { queryOnce, useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { systemClock } from '../../system.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import { SimilarLeads } from '../duplicates/SimilarLeads.tsx';
import { IndustryField } from './IndustryField.tsx';
import styles from './leads.module.css';
import type { ReportValues } from './report.ts';
import { reportArgs } from './report.ts';

type FormValues = Omit<ReportValues, 'occurredAt'> & { readonly occurredAt?: Dayjs };

/** Suggestions under the name while it is typed. */
const SUGGESTIONS = 6;
const ORIGINS = ['typed', 'patrol', 'complaint'] as const;

interface ReportLeadProps {
  readonly station: Station;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function ReportLead({ station, onDone, onCancel }: ReportLeadProps) {
  const t = useT();
  const perform = usePerform();
  const [form] = Form.useForm<FormValues>();
  const [busy, setBusy] = useState(false);
  /** The business in the replica that was chosen by its name; typing another name forgets it. */
  const [entity, setEntity] = useState<{ readonly id: string; readonly name: string }>();
  const village = Form.useWatch('villageCode', form);
  const origin = Form.useWatch('origin', form);
  const fixed = station.tier === 'village' ? station.place : undefined;
  const { data: grids } = useQuery(
    'territory.grids',
    { villageCode: village ?? '' },
    { enabled: village !== undefined, keep: false },
  );

  const choose = async (id: string, name: string): Promise<void> => {
    setEntity({ id, name });
    const found = (await queryOnce('entity.detail', { id }))?.entity;
    if (found === undefined) return;
    const code = fixed ?? found.villageCode ?? undefined;
    form.setFieldsValue({
      subjectName: found.name,
      address: found.address,
      ...(code === undefined ? {} : { villageCode: code }),
      ...(found.gridId !== null && found.villageCode === code ? { gridId: found.gridId } : {}),
    });
  };
  const submit = async (values: FormValues): Promise<void> => {
    setBusy(true);
    const occurredAt = values.occurredAt?.valueOf();
    const entityId = entity !== undefined && entity.name === values.subjectName ? entity.id : undefined;
    const args = reportArgs({ ...values, occurredAt }, entityId);
    const saved = await perform([{ command: 'lead.report', args }], {
      done: t('leads:done.report', { name: values.subjectName }),
    });
    setBusy(false);
    if (saved > 0) onDone();
  };
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Dialog width={680} title={t('leads:report.title')} busy={busy} onOk={() => form.submit()} onCancel={onCancel}>
      <Form
        form={form}
        layout="vertical"
        className={styles['report'] ?? ''}
        initialValues={{ origin: 'typed', ...(fixed === undefined ? {} : { villageCode: fixed }) }}
        onFinish={(values) => void submit(values)}
        onValuesChange={(changed: Partial<FormValues>) => {
          if (changed.villageCode !== undefined) form.setFieldValue('gridId', undefined);
        }}
      >
        <Form.Item
          name="origin"
          label={t('leads:report.origin')}
          className={styles['whole'] ?? ''}
          extra={t(`leads:report.originHint.${origin ?? 'typed'}`)}
        >
          <Radio.Group optionType="button" options={ORIGINS.map((value) => ({ value, label: t(`trade:leadOrigin.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="subjectName"
          label={t('leads:report.subjectName')}
          className={styles['whole'] ?? ''}
          rules={required(t('leads:report.needName'))}
          extra={entity === undefined ? undefined : t('leads:report.known')}
        >
          <SubjectName onChoose={(id, name) => void choose(id, name)} onType={() => setEntity(undefined)} />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('leads:report.address')}
          className={styles['whole'] ?? ''}
          rules={required(t('leads:report.needAddress'))}
        >
          <Input maxLength={300} placeholder={t('leads:report.addressHint')} />
        </Form.Item>
        <SimilarLeads form={form} entityId={entity?.id ?? null} />
        {fixed === undefined && <VillageField station={station} />}
        {fixed !== undefined && (
          <Form.Item name="villageCode" hidden>
            <Input />
          </Form.Item>
        )}
        <Form.Item name="gridId" label={t('leads:report.grid')}>
          <Select allowClear options={grids?.map(choiceOf) ?? []} />
        </Form.Item>
        <Form.Item
          name="category"
          label={t('leads:report.category')}
          rules={[{ required: true, message: t('leads:report.needCategory') }]}
        >
          <Select options={LEAD_CATEGORIES.map((value) => ({ value, label: t(`trade:leadCategory.${value}`) }))} />
        </Form.Item>
        <IndustryField form={form} />
        <Form.Item
          name="phone"
          label={t('leads:report.phone')}
          rules={[{ pattern: /^[0-9+\- ]{0,20}$/, message: t('leads:report.badPhone') }]}
        >
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item name="occurredAt" label={t('leads:report.occurredAt')}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={dayjs(systemClock.now())} />
        </Form.Item>
        <Form.Item name="description" label={t('leads:report.description')} className={styles['whole'] ?? ''}>
          <Input.TextArea rows={3} maxLength={2000} showCount placeholder={t('leads:report.descriptionHint')} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

interface SubjectNameProps {
  /** Given by Form.Item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly onChoose: (id: string, name: string) => void;
  readonly onType: () => void;
}

/** The name with suggestions of businesses the replica knows, so that the lead joins their record (一户一档). */
function SubjectName({ id, value = '', onChange, onChoose, onType }: SubjectNameProps) {
  const text = value.trim();
  const { data: hits } = useQuery('search.everything', { text, limit: 2 * SUGGESTIONS }, { enabled: text.length >= 2 });
  const entities = text.length < 2 ? [] : (hits ?? []).filter(({ kind }) => kind === 'entity').slice(0, SUGGESTIONS);
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      value={value}
      autoFocus
      options={entities.map((hit) => ({ value: hit.title, label: `${hit.title} · ${hit.subtitle}`, key: hit.id }))}
      onChange={(next: string) => {
        onChange?.(next);
        onType();
      }}
      onSelect={(title: string, option: { key?: unknown }) => onChoose(String(option.key), title)}
    >
      <Input maxLength={200} />
    </AutoComplete>
  );
}

/** Which village it belongs to, for desks of several villages. */
function VillageField({ station }: { station: Station }) {
  const t = useT();
  const [town, setTown] = useState(station.tier === 'town' ? station.place : undefined);
  const { data: territory } = useQuery('territory.towns', {}, { enabled: station.tier === 'city' });
  const { data: villages } = useQuery('territory.villages', { townCode: town ?? '' }, { enabled: town !== undefined });
  const byName = { optionFilterProp: 'label' } as const;
  return (
    <>
      {station.tier === 'city' && (
        <Form.Item label={t('desk:filter.town')}>
          <Select
            showSearch={byName}
            value={town}
            onChange={setTown}
            options={territory?.towns.map(choiceOf) ?? []}
          />
        </Form.Item>
      )}
      <Form.Item
        name="villageCode"
        label={t('desk:filter.village')}
        rules={[{ required: true, message: t('leads:report.needVillage') }]}
      >
        <Select showSearch={byName} options={villages?.map(choiceOf) ?? []} />
      </Form.Item>
    </>
  );
}
