/** The steps of an inspection: its targets in some villages, a draw in one, its end. */
import { useState } from 'react';
import { townOf } from '#domain/core/scope.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { TargetFilter } from '#domain/patrol/campaign.ts';
import type { CampaignDetail } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../../app/perform.tsx';
import type { CommandInput } from '../../../bridge/issue.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { AskForm } from '../../desk/AskForm.tsx';
import type { AskField, AskValues } from '../../desk/AskForm.tsx';
import { choiceOf } from '../../desk/choice.ts';
import type { CampaignAction } from './rules.ts';

interface CampaignDialogsProps {
  readonly action: CampaignAction;
  readonly detail: CampaignDetail;
  readonly onDone: () => void;
}

const MINUTE_MS = 60_000;
/** Targets a draw makes at most (domain/patrol/campaign.ts). */
const DRAWN_MAX = 500;
const USUAL_DRAW = 10;

export function CampaignDialogs({ action, detail, onDone }: CampaignDialogsProps) {
  const t = useT();
  const perform = usePerform();
  const { campaign } = detail;
  const { data: territory } = useQuery('territory.towns', {});
  const [town, setTown] = useState<string>();
  const ofCity = campaign.place.length === 6;
  const townCode = ofCity ? (town ?? territory?.towns[0]?.id ?? '') : townOf(campaign.place);
  const filter = JSON.parse(campaign.filter) as TargetFilter;
  const enabled = townCode !== '' && action !== 'close';
  const { data: villages } = useQuery('campaign.preview', { place: townCode, ...filter }, { enabled });
  const today = dayText(dayNumber(useNow(MINUTE_MS)));
  if (action !== 'close' && villages === undefined) return null;
  const choices = (villages ?? [])
    .filter(({ entities }) => entities > 0)
    .map(({ villageCode, villageName, entities }) => ({
      value: villageCode,
      label: t('patrol:form.villageCount', { village: villageName, count: entities }),
    }));
  const townField: AskField = {
    kind: 'choice', name: 'town', label: t('desk:filter.town'), required: true,
    initial: townCode, choices: territory?.towns.map(choiceOf) ?? [],
  };
  const fields: Readonly<Record<CampaignAction, readonly AskField[]>> = {
    addTargets: [
      {
        kind: 'choices', name: 'villages', label: t('patrol:form.villages'), required: true, choices,
        initial: ofCity ? [] : choices.map(({ value }) => value), hint: t('patrol:form.targetsHint'),
      },
    ],
    draw: [
      { kind: 'choice', name: 'villageCode', label: t('leads:detail.village'), required: true, choices },
      {
        kind: 'line', name: 'seed', label: t('patrol:draw.seed'), required: true, max: 80, initial: `${today} ${campaign.number}`,
        hint: t('patrol:draw.seedHint'),
      },
      { kind: 'number', name: 'count', label: t('patrol:draw.count'), required: true, min: 1, max: DRAWN_MAX, initial: USUAL_DRAW },
    ],
    close: [{ kind: 'text', name: 'summary', label: t('patrol:form.summary'), max: 1000 }],
  };
  const submit = (values: AskValues): void => {
    onDone();
    void perform(commandsOf(action, campaign.id, values), { done: t(`patrol:campaignDone.${action}`) });
  };
  return (
    <AskForm
      title={`${t(`patrol:campaignAction.${action}`)} · ${campaign.title}`}
      danger={action === 'close'}
      fields={ofCity && action !== 'close' ? [townField, ...fields[action]] : fields[action]}
      onChange={(values) => setTown(typeof values['town'] === 'string' ? values['town'] : undefined)}
      onSubmit={submit}
      onCancel={onDone}
    />
  );
}

function commandsOf(action: CampaignAction, id: string, values: AskValues): readonly CommandInput[] {
  switch (action) {
    case 'addTargets':
      return (values['villages'] as string[]).map((villageCode) => ({ command: 'campaign.addTargets', args: { id, villageCode } }));
    case 'draw': {
      const { villageCode, seed, count } = values;
      return [{ command: 'campaign.draw', args: { id, villageCode, seed, count } }];
    }
    case 'close':
      return [{ command: 'campaign.close', args: { id, summary: values['summary'] } }];
  }
}
