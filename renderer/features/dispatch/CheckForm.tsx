/** 首检、复查: a special unit enters its own, a dispatcher that of a member (代录), with the items of the city's active form. */
import { useRef } from 'react';
import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import type { Member } from '#domain/schema/people.ts';
import { PROBLEMS } from '#domain/task/problems.ts';
import type { Task } from '#domain/schema/task.ts';
import type { CalledPermit } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { CheckItems } from '../desk/CheckItems.tsx';
import { problemsOf, useCheckSheet } from '../desk/useCheckSheet.ts';
import { actionText } from './actions.ts';
import { checkArgs } from './check.ts';
import type { CheckKind, CheckValues } from './check.ts';
import { CheckPosition } from './CheckPosition.tsx';
import styles from './dispatch.module.css';
import { CalledPermits } from './Permits.tsx';

export interface CheckFormProps {
  readonly task: Task;
  readonly kind: CheckKind;
  /** Who made the check; null while the detail is on its way. */
  readonly member: Member | null;
  readonly permits: readonly CalledPermit[];
  readonly onSubmit: (args: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

export function CheckForm({ task, kind, member, permits, onSubmit, onCancel }: CheckFormProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { role } = useAccount();
  const [form] = Form.useForm<CheckValues>();
  const result = Form.useWatch('result', form);
  const answers = Form.useWatch('answers', form) ?? {};
  const sheet = useCheckSheet('check');
  const found = problemsOf(sheet?.items ?? [], answers);
  /** The problems the answers said last: they go again with their answer, what was ticked by hand stays. */
  const suggested = useRef<readonly string[]>([]);
  const changed = (changes: Partial<CheckValues>, values: CheckValues): void => {
    if (changes.answers === undefined) return;
    const now = problemsOf(sheet?.items ?? [], values.answers ?? {});
    const byHand = (values.problems ?? []).filter((problem) => !suggested.current.includes(problem));
    form.setFieldValue('problems', [...new Set([...byHand, ...now])]);
    suggested.current = now;
  };
  const results = kind === 'submit' ? (['normal', 'notFound', 'problem'] as const) : (['fixed', 'notFixed'] as const);
  return (
    <Dialog
      width={760}
      title={`${t(actionText(kind, role))} · ${task.entityName}`}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p className={styles['rank']} style={{ marginBottom: 12 }}>
        {t(role === 'specialUnit' ? 'dispatch:own.note' : 'dispatch:form.proxyNote', { name: task.assigneeName ?? '—' })}
      </p>
      <Form
        form={form}
        layout="vertical"
        onValuesChange={changed}
        onFinish={(values: CheckValues) => onSubmit(checkArgs(task.id, kind, values, sheet?.set.id ?? null, member))}
        scrollToFirstError
      >
        <Form.Item
          name="result"
          label={t('dispatch:form.result')}
          rules={[{ required: true, message: t('dispatch:form.needResult') }]}
        >
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={results.map((value) => ({ value, label: t(`trade:result.${value}`) }))}
          />
        </Form.Item>
        {result === 'notFound' && <Alert type="info" title={t('dispatch:form.notFoundWarn')} style={{ marginBottom: 16 }} />}
        {result === 'notFixed' && <Alert type="warning" title={t('dispatch:form.recheckWarn')} style={{ marginBottom: 16 }} />}
        {result === 'normal' && found.length > 0 && (
          <Alert
            type="warning"
            title={t('dispatch:form.suggested', { problems: format.list(found.map((problem) => words.value('problems', problem))) })}
            style={{ marginBottom: 16 }}
          />
        )}
        {kind === 'submit' && result !== 'notFound' && (
          <>
            {permits.length > 0 && (
              <Form.Item label={t('dispatch:permits.title')}>
                <CalledPermits permits={permits} />
              </Form.Item>
            )}
            <Form.Item
              label={
                sheet === undefined ? t('dispatch:form.items') : t('dispatch:form.formVersion', { name: sheet.set.name })
              }
            >
              <CheckItems items={sheet?.items ?? []} />
            </Form.Item>
          </>
        )}
        {result === 'problem' && <ProblemFields />}
        {role !== 'specialUnit' && <CheckPosition task={task} member={member} />}
        <Form.Item name="note" label={t('dispatch:form.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** What is wrong, and the notice that was served for it. */
function ProblemFields() {
  const t = useT();
  const needNotice = [{ required: true, whitespace: true, message: t('dispatch:form.needNotice') }];
  return (
    <>
      <Form.Item
        name="problems"
        label={t('dispatch:form.problems')}
        rules={[{ required: true, message: t('dispatch:form.needProblem') }]}
      >
        <Checkbox.Group options={PROBLEMS.map((value) => ({ value, label: t(`trade:problem.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="noticeNumber"
        label={`${t('dispatch:form.notice')} · ${t('dispatch:form.noticeNumber')}`}
        rules={needNotice}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="noticeFacts" label={t('dispatch:form.noticeFacts')} rules={needNotice}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
}
