/** 处置队: the joint disposal teams of a village, seen and edited where leads are handled. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Form, Input, Radio, Select } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { saveTeam } from '#domain/lead/team.ts';
import type { Team } from '#domain/schema/disposal.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/pieces.tsx';
import { choiceOf } from '../desk/choice.ts';
import { membersOf, membersText } from './members.ts';
import styles from './leads.module.css';

/** Opens the teams; nothing for roles that do not keep any. */
export function TeamsButton({ icon }: { icon: ReactNode }) {
  const t = useT();
  const { role } = useAccount();
  const [open, setOpen] = useState(false);
  if (!saveTeam.roles.includes(role)) return null;
  return (
    <>
      <Button size="small" icon={icon} onClick={() => setOpen(true)} data-testid="teams">
        {t('leads:team.manage')}
      </Button>
      {open && <Teams onClose={() => setOpen(false)} />}
    </>
  );
}

function Teams({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { place } = useStationPlace();
  const { data: teams = [] } = useQuery('teams.list', { place });
  const [editing, setEditing] = useState<Team | 'new'>();
  if (editing !== undefined) return <TeamForm team={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />;
  return (
    <Dialog width={640} title={t('leads:team.title')} okText={t('ui:action.close')} onOk={onClose} onCancel={onClose}>
      <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')} data-testid="team-add">
        {t('leads:team.add')}
      </Button>
      {teams.length === 0 && <EmptyState title={t('leads:team.none')} hint={t('leads:team.noneHint')} />}
      <ul className={styles['teams']}>
        {teams.map((team) => (
          <TeamLine key={team.id} team={team} onEdit={() => setEditing(team)} />
        ))}
      </ul>
    </Dialog>
  );
}

function TeamLine({ team, onEdit }: { team: Pending<Team>; onEdit: () => void }) {
  const t = useT();
  const { tier } = useStationPlace();
  const { data: villages } = useQuery('territory.villages', { townCode: team.villageCode.slice(0, 9) }, { enabled: tier === 'town' });
  const village = villages?.find(({ id }) => id === team.villageCode)?.name;
  const members = membersOf(team.members);
  return (
    <li data-team={team.id}>
      <Chip tone={team.active === 1 ? 'green' : 'grey'}>{t(team.active === 1 ? 'leads:team.active' : 'leads:team.inactive')}</Chip>
      <span>
        <b>{team.name}</b> {village}
        <small>
          {team.leader} · {t('leads:team.count', { count: members.length })} · {membersText(members).replaceAll('\n', '；')}
        </small>
      </span>
      <Button size="small" onClick={onEdit}>
        {t('leads:team.change')}
      </Button>
    </li>
  );
}

interface TeamValues {
  readonly villageCode: string;
  readonly name: string;
  readonly leader: string;
  readonly members: string;
  readonly active: boolean;
}

function TeamForm({ team, onDone }: { team: Team | undefined; onDone: () => void }) {
  const t = useT();
  const perform = usePerform();
  const { tier, place } = useStationPlace();
  const [form] = Form.useForm<TeamValues>();
  const { data: villages } = useQuery('territory.villages', { townCode: place }, { enabled: tier === 'town' });
  const fixed = team?.villageCode ?? (tier === 'village' ? place : undefined);
  const save = async ({ members, ...values }: TeamValues): Promise<void> => {
    const args = { ...values, members: membersOf(members), ...(team === undefined ? {} : { id: team.id }) };
    if ((await perform([{ command: 'team.save', args }], { done: t('leads:done.team') })) > 0) onDone();
  };
  const required = [{ required: true, whitespace: true, message: t('desk:form.needValue') }];
  const someone = {
    validator: (_rule: object, text: string) =>
      membersOf(text).length > 0 ? Promise.resolve() : Promise.reject(new Error(t('leads:team.needMember'))),
  };
  const initial = {
    active: team?.active !== 0,
    name: team?.name ?? '',
    leader: team?.leader ?? '',
    members: team === undefined ? '' : membersText(membersOf(team.members)),
    ...(fixed === undefined ? {} : { villageCode: fixed }),
  };
  return (
    <Dialog
      title={t(team === undefined ? 'leads:team.add' : 'leads:team.edit')}
      okText={t('ui:action.save')}
      onOk={() => form.submit()}
      onCancel={onDone}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void save(values)}>
        <Form.Item name="villageCode" label={t('leads:team.village')} rules={required} hidden={fixed !== undefined}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={villages?.map(choiceOf) ?? []} />
        </Form.Item>
        <Form.Item name="name" label={t('leads:team.name')} rules={required}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="leader" label={t('leads:team.leader')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="members" label={t('leads:team.members')} extra={t('leads:team.membersHint')} rules={[someone]} required>
          <Input.TextArea rows={5} maxLength={4000} />
        </Form.Item>
        <Form.Item name="active" label={t('leads:team.state')}>
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('leads:team.active') },
              { value: false, label: t('leads:team.inactive') },
            ]}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
