/** 联合执法申请: in writing, from a department or the town itself, with the wording that is used most. */
import { useEffect, useState } from 'react';
import { App, Form, Input, Select } from 'antd';
import templates from '#resources/enforcement/templates.json';
import type { Station } from '../../app/session.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { issue, useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import { Templates } from './Templates.tsx';

interface ApplyFormProps {
  readonly station: Station;
  /** The lead it is applied for. */
  readonly leadId: string | undefined;
  /** Gets the key of the action. */
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

interface Values {
  readonly townCode: string;
  readonly title: string;
  readonly application: string;
}

/** A text that goes on in a sentence loses its full stop. */
const unstopped = (text: string): string => text.trim().replace(/[。.]+$/, '');

/** The most the command takes, characters. */
const TITLE_MAX = 120;
const APPLICATION_MAX = 4000;

export function ApplyForm({ station, leadId, onDone, onCancel }: ApplyFormProps) {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const city = station.tier === 'city';
  const { data: territory } = useQuery('territory.towns', {}, { enabled: city });
  const { data: found } = useQuery('lead.detail', { id: leadId ?? '-' }, { enabled: leadId !== undefined });
  const lead = found?.lead;
  useEffect(() => {
    if (lead === undefined) return;
    form.setFieldsValue({
      title: lead.subjectName,
      application: t('enforcement:apply.fromLead', { number: lead.number, name: lead.subjectName, text: unstopped(lead.description) }),
      ...(city ? { townCode: lead.townCode } : {}),
    });
  }, [lead, form, t, city]);
  const submit = async (values: Values): Promise<void> => {
    setBusy(true);
    try {
      const issued = await issue('action.apply', { ...values, townCode: city ? values.townCode : station.place });
      message.success(t('enforcement:done.apply'));
      onDone(`${issued.id}.action`);
    } catch (error) {
      message.error(words.error(toBridgeError(error)));
      setBusy(false);
    }
  };
  const required = [{ required: true, whitespace: true, message: t('desk:form.needValue') }];
  return (
    <Dialog title={t('enforcement:apply.title')} width={640} busy={busy} onOk={() => form.submit()} onCancel={onCancel}>
      <Form form={form} layout="vertical" onFinish={(values: Values) => void submit(values)}>
        {city && (
          <Form.Item name="townCode" label={t('desk:filter.town')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={territory?.towns.map(choiceOf) ?? []} />
          </Form.Item>
        )}
        <Form.Item name="title" label={t('enforcement:apply.name')} rules={required} extra={t('enforcement:apply.nameHint')}>
          <Input autoFocus maxLength={TITLE_MAX} />
        </Form.Item>
        <Templates
          templates={templates.applications}
          onChoose={({ name, text }) => {
            if ((form.getFieldValue('title') ?? '') === '') form.setFieldValue('title', name);
            form.setFieldValue('application', text);
          }}
        />
        <Form.Item name="application" label={t('enforcement:apply.text')} rules={required}>
          <Input.TextArea rows={7} maxLength={APPLICATION_MAX} showCount placeholder={t('enforcement:apply.textHint')} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
