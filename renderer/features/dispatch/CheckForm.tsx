/** 代录: the dispatcher enters a first check or recheck that a member made on site, with the 4+2 items. */
import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import { ITEMS } from '#domain/task/items.ts';
import type { ItemCode } from '#domain/task/items.ts';
import { PROBLEMS } from '#domain/task/problems.ts';
import type { Task } from '#domain/schema/task.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './dispatch.module.css';

export interface CheckValues {
  readonly result: string;
  readonly answers?: Readonly<Partial<Record<ItemCode, string>>>;
  readonly problems?: readonly string[];
  readonly noticeNumber?: string;
  readonly noticeFacts?: string;
  readonly note?: string;
}

/** The arguments of task.submit or task.recheck. */
export function checkArgs(taskId: string, kind: 'submit' | 'recheck', values: CheckValues): Record<string, unknown> {
  const answers = Object.fromEntries(
    Object.entries(values.answers ?? {}).filter(([, answer]) => answer !== undefined && answer !== ''),
  );
  const common = { taskId, result: values.result, answers, note: values.note ?? '' };
  if (kind === 'recheck') return common;
  const problem = values.result === 'problem';
  return {
    ...common,
    problems: problem ? (values.problems ?? []) : [],
    notice: problem ? { number: values.noticeNumber ?? '', facts: values.noticeFacts ?? '' } : null,
  };
}

export function CheckForm({
  task,
  kind,
  onSubmit,
  onCancel,
}: {
  task: Task;
  kind: 'submit' | 'recheck';
  onSubmit: (args: Record<string, unknown>) => void;
  onCancel: () => void;
}) {
  const t = useT();
  const [form] = Form.useForm<CheckValues>();
  const result = Form.useWatch('result', form);
  const results = kind === 'submit' ? (['normal', 'notFound', 'problem'] as const) : (['fixed', 'notFixed'] as const);
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Dialog
      width={720}
      title={`${t(kind === 'submit' ? 'dispatch:form.submitTitle' : 'dispatch:form.recheckTitle')} · ${task.entityName}`}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p className={styles['rank']} style={{ marginBottom: 12 }}>
        {t('dispatch:form.proxyNote', { name: task.assigneeName ?? '—' })}
      </p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(values: CheckValues) => onSubmit(checkArgs(task.id, kind, values))}
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
        {result === 'problem' && (
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
              rules={required(t('dispatch:form.needNotice'))}
            >
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="noticeFacts" label={t('dispatch:form.noticeFacts')} rules={required(t('dispatch:form.needNotice'))}>
              <Input.TextArea rows={3} maxLength={2000} showCount />
            </Form.Item>
          </>
        )}
        {kind === 'submit' && result !== 'notFound' && (
          <Form.Item label={t('dispatch:form.items')}>
            {(Object.keys(ITEMS) as ItemCode[]).map((item) => (
              <div key={item} className={styles['item']}>
                <span className={styles['itemName']}>
                  <b>{item}</b>
                  {t(`trade:item.${item}.name`)}
                </span>
                <Form.Item name={['answers', item]} noStyle>
                  <Radio.Group
                    size="small"
                    optionType="button"
                    options={ITEMS[item].map((answer) => ({
                      value: answer as string,
                      label: (t as (key: string) => string)(`trade:item.${item}.${answer}`),
                    }))}
                  />
                </Form.Item>
              </div>
            ))}
          </Form.Item>
        )}
        <Form.Item name="note" label={t('dispatch:form.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
