/** One entity in the list: class, name and address, place and kind, what is open, when it was registered. */
import type { EntityRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import { CLASS_TONE } from './tones.ts';

interface EntityLineProps {
  readonly entity: EntityRow;
  readonly placeName: string | undefined;
  readonly state: RecordRowProps;
}

export function EntityLine({ entity, placeName, state }: EntityLineProps) {
  const t = useT();
  const { patrolClass, openTasks, openLeads, unreportedYear } = entity;
  const open = [
    ...(openTasks > 0 ? [t('entities:row.tasks', { count: openTasks })] : []),
    ...(openLeads > 0 ? [t('entities:row.leads', { count: openLeads })] : []),
  ].join(' · ');
  return (
    <RecordRow
      id={entity.id}
      state={state}
      chip={
        patrolClass === null ? (
          <Chip tone="grey">{t('entities:row.noClass')}</Chip>
        ) : (
          <Chip tone={CLASS_TONE[patrolClass]} mark>
            {t(`trade:patrolClass.${patrolClass}`)}
          </Chip>
        )
      }
      name={entity.name}
      address={entity.address}
      place={[placeName ?? t('desk:row.noGrid'), entity.kind]}
      holder={[
        open === '' ? t('entities:row.nothingOpen') : open,
        unreportedYear === null ? '' : t('entities:row.unreported', { year: unreportedYear }),
      ]}
      when={entity.registeredOn.slice(2)}
      whenTitle={t('entities:row.registered', { day: entity.registeredOn })}
    />
  );
}
