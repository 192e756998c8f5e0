/** A new account, or the particulars of one. What it may see follows from role and place. */
import { Alert, App, Form, Input, Select } from 'antd';
import { ROLES } from '#domain/core/actor.ts';
import type { Role } from '#domain/core/actor.ts';
import { townOf } from '#domain/core/scope.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { issue, useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { choiceOf } from '../desk/choice.ts';
import type { AccountListRow } from './Accounts.tsx';
import { parsePlace, placeKindOf, placeOf } from './places.ts';

interface Values {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly townCode?: string;
  readonly villageCode?: string;
  readonly department?: string;
  readonly market?: string | undefined;
  readonly unit?: string | undefined;
  readonly memberId?: string;
}

interface AccountFormProps {
  /** Null: a new one. */
  readonly account: AccountListRow | null;
  readonly onClose: () => void;
  /** A person's account was made; it needs a password next. */
  readonly onCreated: (accountId: string) => void;
}

const LOGIN = /^[A-Za-z0-9._@-]{2,60}$/;
const NAME_MAX = 60;
const MEMBERS_MAX = 1000;

function valuesOf(account: AccountListRow | null): Partial<Values> {
  if (account === null) return { role: 'villageDispatcher' };
  const { area, department, market, unit } = parsePlace(account.place);
  const { login, name, role } = account;
  return {
    login,
    name,
    role,
    department,
    market,
    unit,
    townCode: area.length >= 9 ? townOf(area) : undefined,
    villageCode: area.length === 12 ? area : undefined,
    memberId: account.memberId ?? undefined,
  };
}

export function AccountForm({ account, onClose, onCreated }: AccountFormProps) {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const first = valuesOf(account);
  const role = Form.useWatch('role', form) ?? first.role ?? 'villageDispatcher';
  const townCode = Form.useWatch('townCode', form) ?? first.townCode ?? '';
  const villageCode = Form.useWatch('villageCode', form) ?? first.villageCode ?? '';
  const kind = placeKindOf(role);
  const { data: territory } = useQuery('territory.towns', {});
  const { data: villages } = useQuery(
    'territory.villages',
    { townCode },
    { enabled: (kind === 'village' || kind === 'unit') && townCode !== '', keep: false },
  );
  const { data: grids } = useQuery('territory.grids', { villageCode }, { enabled: kind === 'unit' && villageCode !== '', keep: false });
  const { data: members } = useQuery(
    'members.list',
    { place: villageCode, limit: MEMBERS_MAX },
    { enabled: role === 'gridMember' && villageCode !== '', keep: false },
  );
  const title = t(account === null ? 'administration:accounts.add' : 'administration:accounts.edit');
  const save = async (values: Values): Promise<void> => {
    const { login, name } = values;
    const place = placeOf(role, { cityCode: territory?.city?.id ?? '', ...values });
    const memberId = role === 'gridMember' ? (values.memberId ?? null) : null;
    try {
      const issued = await issue('account.save', { id: account?.id ?? null, login, name, role, place, memberId });
      message.success(t('administration:accounts.saved', { name }));
      // The id of a created row derives from its command (domain/core/context.ts createdId).
      if (account === null && role !== 'intake') onCreated(`${issued.id}.account`);
      else onClose();
    } catch (error) {
      message.error(words.error(toBridgeError(error)));
    }
  };
  const narrow = (changed: Partial<Values>): void => {
    if (changed.townCode !== undefined) form.setFieldsValue({ villageCode: undefined, unit: undefined, memberId: undefined });
    if (changed.villageCode !== undefined) form.setFieldsValue({ unit: undefined, memberId: undefined });
  };
  const required = [{ required: true, message: t('members:required') }];
  return (
    <Dialog
      title={account === null ? title : `${title} · ${account.login}`}
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
        data-testid="account-form"
      >
        <Form.Item
          name="login"
          label={t('shell:signIn.login')}
          rules={[...required, { pattern: LOGIN, message: t('administration:accounts.loginWrong') }]}
        >
          <Input autoFocus maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('members:name')}
          rules={[{ required: true, whitespace: true, message: t('members:required') }]}
        >
          <Input maxLength={NAME_MAX} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('administration:accounts.role')} rules={required}>
          <Select options={ROLES.map((each) => ({ value: each, label: t(`trade:role.${each}`) }))} />
        </Form.Item>
        {kind !== 'none' && kind !== 'city' && kind !== 'market' && (
          <Form.Item name="townCode" label={t('desk:filter.town')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={territory?.towns.map(choiceOf)} />
          </Form.Item>
        )}
        {(kind === 'village' || kind === 'unit') && (
          <Form.Item name="villageCode" label={t('desk:filter.village')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={villages?.map(choiceOf)} />
          </Form.Item>
        )}
        {kind === 'department' && (
          <Form.Item name="department" label={t('administration:accounts.department')} rules={required}>
            <Select options={DEPARTMENTS.map((each) => ({ value: each, label: t(`trade:department.${each}`) }))} />
          </Form.Item>
        )}
        {kind === 'unit' && (
          <Form.Item name="unit" label={t('administration:accounts.unit')} rules={required}>
            <Select options={grids?.filter((grid) => grid.kind === 'special').map(choiceOf)} />
          </Form.Item>
        )}
        {kind === 'market' && (
          <Form.Item name="market" label={t('administration:accounts.market')} rules={required}>
            <Input maxLength={120} autoComplete="off" />
          </Form.Item>
        )}
        {role === 'gridMember' && (
          <Form.Item name="memberId" label={t('trade:role.gridMember')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={members?.rows.map(({ member }) => ({ value: member.id, label: member.name }))}
            />
          </Form.Item>
        )}
        <Alert
          type="info"
          title={t(role === 'intake' ? 'administration:accounts.keyHint' : `administration:accounts.sees.${kind}`)}
        />
      </Form>
    </Dialog>
  );
}
