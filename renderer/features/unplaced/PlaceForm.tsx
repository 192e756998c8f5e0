/** Where one registration belongs: candidates, any village of the town by name or on the map, a grid, and what is learned. */
import { useRef, useState } from 'react';
import { Button, Checkbox } from 'antd';
import type { RefSelectProps } from 'antd';
import { houseKey, isLearnable } from '#domain/address/house-key.ts';
import { usePerform } from '../../app/perform.tsx';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Panel } from '../desk/Panel.tsx';
import detailStyles from '../desk/detail.module.css';
import { Candidates } from './Candidates.tsx';
import { PlaceSelects } from './PlaceSelects.tsx';
import { RegistrationFacts } from './RegistrationFacts.tsx';
import styles from './unplaced.module.css';
import type { WaitingRow } from './UnplacedDesk.tsx';
import { PushLimit } from './UnplacedRow.tsx';
import { useVillageChoice } from './useVillageChoice.ts';
import { VillagePicker } from './VillagePicker.tsx';

interface PlaceFormProps {
  readonly row: WaitingRow;
  readonly now: number;
  /** The registration is placed: on to the next one. */
  readonly onPlaced: () => void;
}

export function PlaceForm({ row, now, onPlaced }: PlaceFormProps) {
  const t = useT();
  const { registration, candidates } = row;
  const perform = usePerform();
  const choice = useVillageChoice(row);
  const [learn, setLearn] = useState(true);
  const [placing, setPlacing] = useState(false);
  const villageSelect = useRef<RefSelectProps>(null);
  const gridSelect = useRef<RefSelectProps>(null);
  const { data: entity } = useQuery('entity.detail', { id: registration.entityId }, { keep: false });
  const key = houseKey(entity?.entity.addressKey ?? '');
  const learnable = isLearnable(key);
  const { village, gridId } = choice;

  const place = async (): Promise<void> => {
    if (village === undefined || placing) return;
    setPlacing(true);
    const args = { registrationId: registration.id, villageCode: village.id, gridId: gridId ?? null, learn };
    const names = { name: registration.entityName, village: village.name, key };
    const done = learn && learnable ? t('unplaced:done.learned', names) : t('unplaced:done.placed', names);
    const saved = await perform([{ command: 'registration.place', args }], { done });
    setPlacing(false);
    if (saved > 0) onPlaced();
  };
  useHotkeys(t('unplaced:keys.form'), [
    { keys: ['enter'], help: t('unplaced:keys.place'), run: () => void place() },
    { keys: ['mod+enter'], run: () => void place(), inFields: true },
    ...candidates.map((candidate, index) => ({
      keys: [String(index + 1)],
      ...(index === 0 && { help: t('unplaced:keys.candidate') }),
      run: () => choice.take(candidate),
    })),
    { keys: ['v'], help: t('unplaced:keys.village'), run: () => villageSelect.current?.focus() },
    { keys: ['g'], help: t('unplaced:keys.grid'), run: () => gridSelect.current?.focus() },
    { keys: ['l'], help: t('unplaced:keys.learn'), run: () => setLearn(!learn) },
  ]);
  return (
    <>
      <header className={detailStyles['detailHead']}>
        <div className={detailStyles['detailTitle']}>
          <h2>{registration.entityName}</h2>
          <PushLimit receivedAt={registration.receivedAt} now={now} />
        </div>
        <div className={detailStyles['actions']}>
          <Button
            type="primary"
            disabled={village === undefined}
            loading={placing}
            onClick={() => void place()}
            data-action="place"
          >
            {village === undefined ? t('unplaced:choose') : t('unplaced:placeIn', { village: village.name })}{' '}
            <Kbd on>{t('ui:key.enter')}</Kbd>
          </Button>
        </div>
        <Checkbox
          checked={learn && learnable}
          disabled={!learnable}
          onChange={() => setLearn(!learn)}
          className={styles['learn']}
          data-action="learn"
        >
          {learnable ? t('unplaced:learn', { key, village: village?.name ?? '…' }) : t('unplaced:notLearnable')}
        </Checkbox>
      </header>
      <div className={detailStyles['detailBody']}>
        <RegistrationFacts registration={registration} entity={entity?.entity} />
        {candidates.length > 0 && <Candidates candidates={candidates} chosen={village?.id} onChoose={choice.take} />}
        <Panel name="village" title={t('unplaced:where')} note={t('overview:map.schematic')}>
          <PlaceSelects choice={choice} villageSelect={villageSelect} gridSelect={gridSelect} />
          <VillagePicker
            townCode={choice.townCode}
            villages={choice.villages}
            chosen={village?.id}
            candidates={candidates.map(({ villageCode }) => villageCode)}
            onChoose={choice.chooseVillage}
          />
        </Panel>
      </div>
    </>
  );
}
