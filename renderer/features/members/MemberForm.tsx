/** A new grid member, or the particulars of one. The phone number is sent only when it was typed: a station knows its mask alone. */
import { Form, Input, Radio, Select } from 'antd';
import { townOf } from '#domain/core/scope.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import type { MemberListRow } from './MembersDesk.tsx';
import { skillChoices, skillList } from './skills.ts';

interface Values {
  readonly townCode: string;
  readonly villageCode: string;
  readonly gridId: string;
  readonly name: string;
  readonly phone?: string;
  readonly duty: 'chief' | 'deputy';
  readonly skills: readonly string[];
}

const PHONE = /^[0-9+\- ]{0,20}$/;
const NAME_MAX = 60;
const SKILLS_MAX = 20;

export function MemberForm({ row, onClose }: { row: MemberListRow | null; onClose: () => void }) {
  const t = useT();
  const perform = usePerform();
  const { tier, place } = useStationPlace();
  const [form] = Form.useForm<Values>();
  const member = row?.member;
  const first = {
    townCode: member?.townCode ?? (tier === 'town' ? place : undefined),
    duty: 'deputy' as const,
    ...member,
    phone: '',
    skills: skillList(member?.skills ?? ''),
  };
  const townCode = Form.useWatch('townCode', form) ?? first.townCode ?? '';
  const villageCode = Form.useWatch('villageCode', form) ?? member?.villageCode ?? '';
  const { data: territory } = useQuery('territory.towns', {}, { enabled: tier !== 'town' });
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: townCode !== '', keep: false });
  const { data: grids } = useQuery('territory.grids', { villageCode }, { enabled: villageCode !== '', keep: false });
  const title = t(member === undefined ? 'members:add' : 'members:edit');
  const save = async ({ phone = '', townCode: _town, ...values }: Values): Promise<void> => {
    const args = { id: member?.id ?? null, ...values, ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
    const saved = await perform([{ command: 'member.save', args }], { done: t('members:done.saved', { name: values.name }) });
    if (saved > 0) onClose();
  };
  /** A place further up was chosen anew: what lay below it no longer fits. */
  const narrow = (changed: Partial<Values>): void => {
    if (changed.townCode !== undefined) form.setFieldsValue({ villageCode: undefined, gridId: undefined });
    if (changed.villageCode !== undefined) form.setFieldsValue({ gridId: undefined });
  };
  const required = [{ required: true, message: t('members:required') }];
  return (
    <Dialog
      title={member === undefined ? title : `${title} · ${member.name}`}
      okText={t('ui:action.save')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={first}
        onValuesChange={narrow}
        onFinish={(values) => void save(values)}
        data-testid="member-form"
      >
        <Form.Item
          name="name"
          label={t('members:name')}
          rules={[{ required: true, whitespace: true, message: t('members:required') }]}
        >
          <Input autoFocus maxLength={NAME_MAX} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('members:phone')}
          extra={member === undefined ? undefined : t('members:phoneKept', { phone: member.phone })}
          rules={[{ pattern: PHONE, message: t('members:phoneWrong') }]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="townCode" label={t('desk:filter.town')} hidden={tier === 'town'} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={territory?.towns.map(choiceOf)} />
        </Form.Item>
        <Form.Item name="villageCode" label={t('desk:filter.village')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={villages?.filter(({ id }) => townOf(id) === townCode).map(choiceOf)}
          />
        </Form.Item>
        <Form.Item name="gridId" label={t('members:grid')} rules={required}>
          <Select options={grids?.map(choiceOf)} />
        </Form.Item>
        <Form.Item name="duty" label={t('members:duty')}>
          <Radio.Group
            optionType="button"
            options={(['chief', 'deputy'] as const).map((duty) => ({ value: duty, label: t(`trade:duty.${duty}`) }))}
          />
        </Form.Item>
        <Form.Item name="skills" label={t('members:skills')}>
          <Select mode="tags" maxCount={SKILLS_MAX} tokenSeparators={[',', '，', ' ']} options={skillChoices(t)} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
