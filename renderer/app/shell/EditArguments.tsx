/** 修改后提交: the original input in a form, to change and issue again. Ids other than the grid member stay as they are. */
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { Conflict } from '#protocol/bridge/methods.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { useStationPlace } from '../session.ts';

type Args = Record<string, unknown>;

/** Names of arguments that say which rows are meant: editing them would make it another operation. */
const FIXED = /Id$|Code$/;

export function EditArguments({
  conflict,
  onCancel,
  onSubmit,
}: {
  conflict: Conflict;
  onCancel: () => void;
  onSubmit: (args: Args) => void;
}) {
  const t = useT();
  const words = useWords();
  const { place } = useStationPlace();
  const [form] = Form.useForm<Args>();
  const args = (conflict.args ?? {}) as Args;
  const { data: members } = useQuery('members.list', { place, status: 'onDuty', limit: 1000 });
  useHotkeys(
    t('shell:conflicts.edit'),
    [
      { keys: ['mod+enter'], run: () => form.submit(), inFields: true },
      { keys: ['escape'], run: onCancel, inFields: true },
    ],
    { exclusive: true },
  );
  const editor = (name: string, value: unknown) => {
    if (name === 'memberId')
      return (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={members?.rows.map(({ member, gridName }) => ({ value: member.id, label: `${member.name} · ${gridName}` }))}
        />
      );
    if (typeof value === 'number') return <InputNumber />;
    return <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />;
  };
  const editable = Object.entries(args).filter(
    ([name, value]) => name === 'memberId' || (!FIXED.test(name) && (typeof value === 'string' || typeof value === 'number')),
  );
  return (
    <Modal
      open
      title={t('shell:conflicts.editTitle', { command: words.command(conflict.command) })}
      okText={t('ui:action.submit')}
      onOk={() => form.submit()}
      onCancel={onCancel}
      keyboard={false}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={args}
        onFinish={(changes: Args) => onSubmit(withCurrent({ ...args, ...changes }, conflict))}
      >
        {editable.map(([name, value]) => (
          <Form.Item key={name} name={name} label={words.field(name)}>
            {editor(name, value)}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}

/** A reassignment names the member the operator saw; submitted again, the operator has seen the present one. */
function withCurrent(args: Args, { current }: Conflict): Args {
  const assigneeId = current?.values['assigneeId'];
  return 'fromMemberId' in args && typeof assigneeId === 'string' ? { ...args, fromMemberId: assigneeId } : args;
}
