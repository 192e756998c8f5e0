/** Signing for an announcement, urging who has not signed, taking it back. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnnouncementDetail } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import { AskText } from '../desk/AskText.tsx';
import type { AnnouncementAction } from './rules.ts';

/** Places one urge names at most; more are urged by several. */
const PLACES_MAX = 100;

export interface AnnouncementActions {
  readonly start: (action: AnnouncementAction, detail: AnnouncementDetail) => void;
  readonly urge: (detail: AnnouncementDetail, places: readonly string[]) => void;
  readonly dialog: ReactNode;
}

/** `settled` is called before what may take the row out of the list. */
export function useAnnouncementActions(settled: () => void): AnnouncementActions {
  const t = useT();
  const perform = usePerform();
  const { place } = useAccount();
  const [withdrawing, setWithdrawing] = useState<AnnouncementDetail>();
  const [urging, setUrging] = useState<AnnouncementDetail>();
  const urge = ({ announcement: { id } }: AnnouncementDetail, places: readonly string[]): void => {
    const portions = Array.from({ length: Math.ceil(places.length / PLACES_MAX) }, (_, index) =>
      places.slice(index * PLACES_MAX, (index + 1) * PLACES_MAX));
    const commands = portions.map((portion) => ({ command: 'announcement.urge', args: { id, places: portion } }));
    void perform(commands, { done: t('notices:done.urge', { count: places.length }) });
  };
  const start = (action: AnnouncementAction, detail: AnnouncementDetail): void => {
    const { id, title } = detail.announcement;
    switch (action) {
      case 'receive':
        settled();
        void perform([{ command: 'announcement.receive', args: { id, place } }], { done: t('notices:done.receive', { title }) });
        return;
      case 'urge':
        setUrging(detail);
        return;
      case 'withdraw':
        setWithdrawing(detail);
    }
  };
  const withdraw = (reason: string): void => {
    if (withdrawing === undefined) return;
    const { id, title } = withdrawing.announcement;
    setWithdrawing(undefined);
    settled();
    void perform([{ command: 'announcement.withdraw', args: { id, reason } }], { done: t('notices:done.withdraw', { title }) });
  };
  const urgeDialog = urging !== undefined && (
    <AskForm
      title={`${t('notices:announcement.action.urge')} · ${urging.announcement.title}`}
      fields={[]}
      warning={t('notices:announcement.urgeAll', { count: missingOf(urging).length })}
      onSubmit={() => {
        setUrging(undefined);
        urge(urging, missingOf(urging));
      }}
      onCancel={() => setUrging(undefined)}
    />
  );
  const withdrawDialog = withdrawing !== undefined && (
    <AskText
      title={`${t('notices:announcement.action.withdraw')} · ${withdrawing.announcement.title}`}
      label={t('desk:form.reason')}
      warning={t('notices:announcement.withdrawWarn')}
      required
      danger
      onSubmit={withdraw}
      onCancel={() => setWithdrawing(undefined)}
    />
  );
  return { start, urge, dialog: urgeDialog === false ? withdrawDialog : urgeDialog };
}

const missingOf = ({ receipts }: AnnouncementDetail): readonly string[] =>
  receipts.filter(({ receivedAt }) => receivedAt === null).map(({ unit }) => unit.code);
