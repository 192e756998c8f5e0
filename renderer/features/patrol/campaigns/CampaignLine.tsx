/** One inspection in the list: kind and days left, title, who ordered it, progress, problems found. */
import type { CampaignRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { RecordRowProps } from '../../desk/RecordDesk.tsx';
import { RecordRow } from '../../desk/RecordRow.tsx';
import { Progress } from '../Progress.tsx';

interface CampaignLineProps {
  readonly campaign: CampaignRow;
  readonly now: number;
  readonly state: RecordRowProps;
}

const DAY_MS = 86_400_000;

export function CampaignStateTag({ campaign, now }: { campaign: CampaignRow; now: number }) {
  const t = useT();
  if (campaign.open === 0) return <Chip tone="grey">{t('patrol:campaign.closed')}</Chip>;
  if (now > campaign.endsAt) {
    return (
      <Chip tone="red" mark>
        {t('patrol:campaign.over')}
      </Chip>
    );
  }
  return (
    <Chip tone="green" mark>
      {t('patrol:campaign.left', { count: Math.ceil((campaign.endsAt - now) / DAY_MS) })}
    </Chip>
  );
}

export function CampaignLine({ campaign, now, state }: CampaignLineProps) {
  const t = useT();
  const format = useFormat();
  const { done, targets, problems } = campaign;
  const progress = t('patrol:campaign.progress', { done: format.count(done), all: format.count(targets) });
  return (
    <RecordRow
      id={campaign.id}
      state={state}
      chip={<CampaignStateTag campaign={campaign} now={now} />}
      name={campaign.title}
      address={campaign.number}
      place={[t(`trade:campaignKind.${campaign.kind}`), campaign.openedByName]}
      holder={[
        progress,
        targets === 0 ? t('patrol:campaign.noTargets') : <Progress key="bar" done={done} all={targets} label={progress} />,
      ]}
      when={problems > 0 ? t('patrol:campaign.problems', { count: problems }) : format.date(campaign.endsAt).slice(5)}
      whenTitle={t('patrol:campaign.period', { from: format.date(campaign.startsAt), to: format.date(campaign.endsAt) })}
      pending={campaign.pending}
    />
  );
}
