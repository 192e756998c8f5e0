/** 下达整改: the unit, where the problems come from, the last day, and the list of problems (问题清单). */
import { useState } from 'react';
import { Button, Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { RECTIFICATION_SOURCES } from '#domain/supervision/rectification.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { systemClock } from '../../system.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useUnitChoices } from '../desk/useUnitChoices.ts';
import styles from './supervision.module.css';

interface ProblemValues {
  readonly category: string;
  readonly fact: string;
  readonly evidence?: string;
  readonly immediate?: boolean;
}

interface FormValues {
  readonly unit: string;
  readonly title: string;
  readonly source: (typeof RECTIFICATION_SOURCES)[number];
  readonly dueOn: Dayjs;
  readonly problems: readonly ProblemValues[];
}

const PROBLEMS_MAX = 50;
const USUAL_DAYS = 30;

interface OpenRectificationProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function OpenRectification({ onDone, onCancel }: OpenRectificationProps) {
  const t = useT();
  const perform = usePerform();
  const [form] = Form.useForm<FormValues>();
  const [busy, setBusy] = useState(false);
  const units = useUnitChoices();
  const required = [{ required: true, whitespace: true, message: t('desk:form.needValue') }];
  const today = dayjs(systemClock.now());
  const submit = async ({ dueOn, ...values }: FormValues): Promise<void> => {
    setBusy(true);
    const args = { ...values, dueOn: dueOn.format('YYYY-MM-DD') };
    const saved = await perform([{ command: 'rectification.open', args }], { done: t('supervision:done.open', { title: values.title }) });
    setBusy(false);
    if (saved > 0) onDone();
  };
  return (
    <Dialog width={760} title={t('supervision:plan.open')} busy={busy} onOk={() => form.submit()} onCancel={onCancel}>
      <Form
        form={form}
        layout="vertical"
        className={styles['planForm'] ?? ''}
        initialValues={{ source: 'inspection', dueOn: today.add(USUAL_DAYS, 'day'), problems: [{}] }}
        onFinish={(values) => void submit(values)}
        scrollToFirstError
      >
        <Form.Item name="unit" label={t('supervision:field.unit')} rules={[{ required: true, message: t('desk:form.needValue') }]}>
          <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={[...units]} data-testid="plan-unit" />
        </Form.Item>
        <Form.Item name="dueOn" label={t('supervision:field.planDue')} rules={[{ required: true, message: t('desk:form.needValue') }]}>
          <DatePicker format="YYYY-MM-DD" minDate={today} allowClear={false} />
        </Form.Item>
        <Form.Item name="title" label={t('supervision:field.title')} rules={required} className={styles['whole'] ?? ''}>
          <Input maxLength={200} placeholder={t('supervision:hint.title')} />
        </Form.Item>
        <Form.Item name="source" label={t('supervision:field.source')} className={styles['whole'] ?? ''}>
          <Radio.Group
            optionType="button"
            options={RECTIFICATION_SOURCES.map((value) => ({ value, label: t(`trade:rectificationSource.${value}`) }))}
          />
        </Form.Item>
        <div className={styles['whole']}>
          <h4>{t('supervision:list.problems')}</h4>
          <ProblemFields required={required} />
        </div>
      </Form>
    </Dialog>
  );
}

interface ProblemFieldsProps {
  readonly required: { required: boolean; whitespace: boolean; message: string }[];
}

function ProblemFields({ required }: ProblemFieldsProps) {
  const t = useT();
  return (
    <Form.List name="problems">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <div key={key} className={styles['problemFields']}>
              <b>{index + 1}</b>
              <Form.Item name={[name, 'category']} rules={required}>
                <Input maxLength={60} placeholder={t('supervision:field.category')} aria-label={t('supervision:field.category')} />
              </Form.Item>
              <Form.Item name={[name, 'fact']} rules={required}>
                <Input.TextArea
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  maxLength={2000}
                  placeholder={t('supervision:field.fact')}
                  aria-label={t('supervision:field.fact')}
                />
              </Form.Item>
              <Form.Item name={[name, 'immediate']} valuePropName="checked">
                <Checkbox>{t('trade:rectificationState.immediate')}</Checkbox>
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('supervision:problem.remove')}
                disabled={fields.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {fields.length < PROBLEMS_MAX && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
              {t('supervision:problem.addProblem')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
