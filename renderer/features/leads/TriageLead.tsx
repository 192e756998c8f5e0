/** 分流: departments, industry and hazard of one lead, with what the key words suggest and the rule of major leads as it is entered. */
import { useState } from 'react';
import { Checkbox, Form, InputNumber, Radio, Select } from 'antd';
import { DEPARTMENTS, isDepartment } from '#domain/lead/departments.ts';
import type { Department } from '#domain/lead/departments.ts';
import { HAZARD_POINTS } from '#domain/lead/major.ts';
import { HAZARDS } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { TriageFacts } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import type { CommandInput } from '../../bridge/issue.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LoadingBar } from '../../ui/pieces.tsx';
import textStyles from '../desk/text.module.css';
import { NoteField } from '../desk/NoteField.tsx';
import styles from './leads.module.css';
import { MajorRuling } from './MajorRuling.tsx';
import { suggestionFor, triageCommands, TRIAGE_FACTS, verdictOf } from './triage.ts';
import type { Suggestion, TriageValues } from './triage.ts';

interface TriageLeadProps {
  readonly lead: Lead;
  readonly onSubmit: (commands: readonly CommandInput[], done: string) => void;
  readonly onCancel: () => void;
}

export function TriageLead({ lead, onSubmit, onCancel }: TriageLeadProps) {
  const t = useT();
  const { data: facts } = useQuery('lead.triageFacts', { id: lead.id });
  const title = `${t('leads:triage.title')} · ${lead.subjectName}`;
  if (facts === undefined || facts === null) {
    return (
      <Dialog title={title} disabled onOk={onCancel} onCancel={onCancel}>
        <LoadingBar on />
      </Dialog>
    );
  }
  return <TriageForm title={title} lead={lead} known={facts} onSubmit={onSubmit} onCancel={onCancel} />;
}

interface Ruling {
  readonly overruled: boolean;
  readonly reason: string;
}

function TriageForm({ title, lead, known, onSubmit, onCancel }: TriageLeadProps & { readonly title: string; readonly known: TriageFacts }) {
  const t = useT();
  const suggestion = suggestionFor(lead, known.businessScope, known.industries);
  const [form] = Form.useForm<Entered>();
  const [values, setValues] = useState(() => initialValues(lead, suggestion));
  const [ruling, setRuling] = useState<Ruling>({ overruled: false, reason: '' });
  const [sends, setSends] = useState<boolean>();
  const [asked, setAsked] = useState(false);
  // Another industry may have come up more often.
  const { data: recurrence } = useQuery('lead.triageFacts', { id: lead.id, industry: values.industry });
  const verdict = verdictOf(values, recurrence ?? known, known.industries);
  const major = verdict.major !== ruling.overruled;
  const transfer = sends ?? !major;
  const submit = (): void => {
    const reason = ruling.reason.trim();
    setAsked(true);
    if (ruling.overruled && reason === '') return;
    const override = ruling.overruled ? { major, reason } : undefined;
    const commands = triageCommands(lead.id, values, { override, transfer });
    onSubmit(commands, t(transfer ? 'leads:done.triageAndTransfer' : 'leads:done.triage'));
  };
  return (
    <Dialog
      width={760}
      title={title}
      okText={t(transfer ? 'leads:triage.startTransfer' : 'leads:triage.start')}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <SuggestionLine suggestion={suggestion} />
      <Form
        form={form}
        layout="vertical"
        className={styles['triage'] ?? ''}
        initialValues={values}
        onValuesChange={(_changes, all: Entered) => setValues(withoutGaps(all))}
        onFinish={submit}
      >
        <TriageFields known={known} />
        <Form.Item name="note" label={t('leads:form.note')} className={styles['whole'] ?? ''}>
          <NoteField rows={2} maxLength={1000} purpose="note" />
        </Form.Item>
      </Form>
      <MajorRuling
        verdict={verdict}
        recurrence={recurrence ?? known}
        overruled={ruling.overruled}
        reason={ruling.reason}
        missing={asked && ruling.overruled && ruling.reason.trim() === ''}
        onChange={setRuling}
      />
      <Checkbox checked={transfer} onChange={(event) => setSends(event.target.checked)} data-field="transfer">
        {t('leads:triage.transfer')}
      </Checkbox>
      {major && <span className={textStyles['faint']}>{t('leads:triage.majorStays')}</span>}
    </Dialog>
  );
}

/** As the form holds it: fields that were emptied are missing. */
type Entered = { readonly [K in keyof TriageValues]?: TriageValues[K] | null };

function withoutGaps({ departments, industry, hazard, facts, areaM2, people, note }: Entered): TriageValues {
  return {
    departments: departments ?? [], industry: industry ?? '', hazard: hazard ?? 'none', facts: facts ?? [], areaM2: areaM2 ?? 0,
    people: people ?? 0, note: note ?? '',
  };
}

/** What the town said before, or else what the key words say. */
function initialValues(lead: Lead, { departments, because }: Suggestion): TriageValues {
  const before = lead.departments.split(',').filter((each): each is Department => isDepartment(each));
  return {
    departments: before.length > 0 ? before : departments,
    industry: lead.industry === '' ? (because?.industry.name ?? '') : lead.industry,
    hazard: lead.hazard ?? 'low',
    facts: TRIAGE_FACTS.filter((fact) => lead.majorClauses.split(',').includes(fact)),
    areaM2: 0,
    people: 0,
    note: '',
  };
}

function SuggestionLine({ suggestion: { because, departments } }: { suggestion: Suggestion }) {
  const t = useT();
  const words = useWords();
  const [first = ''] = departments;
  const department = words.value('department', first);
  return (
    <p className={textStyles['hint']} data-testid="triage-suggestion">
      <b>{t('leads:triage.suggestion')}</b>{' '}
      {because === undefined
        ? t('leads:triage.byLaw')
        : t('leads:triage.because', { keyword: because.keyword, department, industry: because.industry.name })}
    </p>
  );
}

function TriageFields({ known }: { known: TriageFacts }) {
  const t = useT();
  const words = useWords();
  const byLabel = { optionFilterProp: 'label' } as const;
  const whole = styles['whole'] ?? '';
  return (
    <>
      <Form.Item
        name="departments"
        label={t('leads:triage.departments')}
        rules={[{ required: true, message: t('leads:triage.needDepartment') }]}
      >
        <Select
          mode="multiple"
          showSearch={byLabel}
          options={DEPARTMENTS.map((value) => ({ value, label: words.value('department', value) }))}
        />
      </Form.Item>
      <Form.Item name="industry" label={t('leads:triage.industry')}>
        <Select
          allowClear
          showSearch={byLabel}
          options={known.industries.map(({ name }) => ({ value: name, label: name }))}
        />
      </Form.Item>
      <Form.Item name="hazard" label={t('leads:triage.hazard')} className={whole}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={HAZARDS.map((value) => ({
            value,
            label: t('leads:triage.hazardPoints', { name: t(`trade:hazard.${value}`), count: HAZARD_POINTS[value] }),
          }))}
        />
      </Form.Item>
      <Form.Item name="facts" label={t('leads:triage.facts')} className={whole}>
        <Checkbox.Group options={TRIAGE_FACTS.map((value) => ({ value, label: t(`leads:triage.${value}`) }))} />
      </Form.Item>
      <Form.Item name="areaM2" label={t('leads:triage.area')}>
        <InputNumber min={0} max={10_000_000} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="people" label={t('leads:triage.people')}>
        <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </>
  );
}
