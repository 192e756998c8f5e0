/** 修改后提交: the original input in a form, to change and issue again. Ids other than the grid member stay as they are. */
import { Form, Input, InputNumber, Select } from 'antd';
import { LEAD_CATEGORIES, LEAD_RESULTS } from '#domain/schema/lead.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { HAND_UP_REASONS } from '#domain/lead/hand-up.ts';
import type { Conflict } from '#protocol/bridge/methods.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';

type Args = Record<string, unknown>;

/** Names of arguments that say which rows are meant: editing them would make it another operation. */
const FIXED = /Id$|Code$/;
/** What a visit found goes together with its problems and notice: only its note can be corrected here. */
const VISITS = ['task.submit', 'task.recheck'];
/** Arguments that are one of a list of codes. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'lead.close result': LEAD_RESULTS,
  'lead.feedback result': LEAD_RESULTS,
  'lead.handUp reason': HAND_UP_REASONS,
  'lead.transfer department': DEPARTMENTS,
  'lead.report category': LEAD_CATEGORIES,
};

interface EditArgumentsProps {
  readonly conflict: Conflict;
  readonly onCancel: () => void;
  readonly onSubmit: (args: Args) => void;
}

export function EditArguments({ conflict, onCancel, onSubmit }: EditArgumentsProps) {
  const t = useT();
  const words = useWords();
  const [form] = Form.useForm<Args>();
  const args = (conflict.args ?? {}) as Args;
  const taskId = typeof args['taskId'] === 'string' ? args['taskId'] : '';
  const { data: detail } = useQuery('task.detail', { id: taskId }, { enabled: taskId !== '' });
  const editable = Object.entries(args).filter(([name, value]) => isEditable(conflict.command, name, value));
  const submit = (changes: Args): void => {
    const edited = { ...args, ...changes };
    // A reassignment names the member the operator saw; whoever edits it has seen the present one.
    const seen = 'fromMemberId' in args ? detail?.task.assigneeId : undefined;
    onSubmit(seen === undefined || seen === null ? edited : { ...edited, fromMemberId: seen });
  };
  return (
    <Dialog
      title={t('shell:conflicts.editTitle', { command: words.command(conflict.command) })}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      {editable.length === 0 && <p>{t('shell:conflicts.nothingToEdit')}</p>}
      <Form form={form} layout="vertical" initialValues={args} onFinish={submit}>
        {editable.map(([name, value]) => (
          <Form.Item key={name} name={name} label={words.field(name)}>
            <Editor command={conflict.command} name={name} original={value} villageCode={detail?.task.villageCode ?? ''} />
          </Form.Item>
        ))}
      </Form>
    </Dialog>
  );
}

export function isEditable(command: string, name: string, value: unknown): boolean {
  if (name === 'memberId') return true;
  if (FIXED.test(name) || (typeof value !== 'string' && typeof value !== 'number')) return false;
  return name === 'note' || !VISITS.includes(command);
}

interface EditorProps {
  readonly command: string;
  readonly name: string;
  readonly original: unknown;
  readonly villageCode: string;
  /** The three are given by Form.Item. */
  readonly id?: string;
  readonly value?: never;
  readonly onChange?: (value: unknown) => void;
}

function Editor({ command, name, original, villageCode, ...field }: EditorProps) {
  const words = useWords();
  const codes = CHOICES[`${command} ${name}`];
  if (name === 'memberId') return <MemberSelect {...field} place={villageCode} />;
  if (codes !== undefined)
    return <Select {...field} options={codes.map((code) => ({ value: code, label: words.value(name, code) }))} />;
  if (typeof original === 'number') return <InputNumber {...field} />;
  return <Input.TextArea {...field} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />;
}

/** The members on duty in the task's village. */
function MemberSelect({ place, ...field }: { place: string }) {
  const { data: members } = useQuery('members.list', { place, status: 'onDuty', limit: 1000 }, { enabled: place !== '' });
  const options =
    members?.rows.map(({ member, gridName }) => ({ value: member.id, label: `${member.name} · ${gridName}` })) ?? [];
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} options={options} />;
}
