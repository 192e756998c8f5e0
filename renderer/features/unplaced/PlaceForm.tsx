/** Where one registration belongs: candidates, any village of the town by name or on the map, a grid, and what is learned. */
import { useRef, useState } from 'react';
import { Button, Checkbox, Select } from 'antd';
import type { RefSelectProps } from 'antd';
import { houseKey, isLearnable } from '#domain/address/house-key.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import desk from '../desk.module.css';
import { Candidates } from './Candidates.tsx';
import { problemText } from './problem.ts';
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
  const format = useFormat();
  const { tier } = useStationPlace();
  const perform = usePerform();
  const choice = useVillageChoice(row);
  const [learn, setLearn] = useState(true);
  const [placing, setPlacing] = useState(false);
  const villageSelect = useRef<RefSelectProps>(null);
  const gridSelect = useRef<RefSelectProps>(null);
  const { data: entity } = useQuery('entity.detail', { id: row.registration.entityId }, { keep: false });
  const key = houseKey(entity?.entity.addressKey ?? '');
  const learnable = isLearnable(key);
  const { village, gridId } = choice;

  const place = async (): Promise<void> => {
    if (village === undefined || placing) return;
    setPlacing(true);
    const args = { registrationId: row.registration.id, villageCode: village.id, gridId: gridId ?? null, learn };
    const names = { name: row.registration.entityName, village: village.name, key };
    const done = learn && learnable ? t('unplaced:done.learned', names) : t('unplaced:done.placed', names);
    const saved = await perform([{ command: 'registration.place', args }], { done });
    setPlacing(false);
    if (saved > 0) onPlaced();
  };
  useHotkeys(t('unplaced:keys.form'), [
    { keys: ['enter'], help: t('unplaced:keys.place'), run: () => void place() },
    { keys: ['mod+enter'], run: () => void place(), inFields: true },
    ...row.candidates.map((candidate, index) => ({
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
      <header className={desk['detailHead']}>
        <div className={desk['detailTitle']}>
          <h2>{row.registration.entityName}</h2>
          <PushLimit receivedAt={row.registration.receivedAt} now={now} />
        </div>
        <div className={desk['actions']}>
          <Button type="primary" disabled={village === undefined} loading={placing} onClick={() => void place()} data-action="place">
            {village === undefined ? t('unplaced:choose') : t('unplaced:placeIn', { village: village.name })} <Kbd on>{t('ui:key.enter')}</Kbd>
          </Button>
        </div>
        <Checkbox checked={learn && learnable} disabled={!learnable} onChange={() => setLearn(!learn)} className={styles['learn']} data-action="learn">
          {learnable ? t('unplaced:learn', { key, village: village?.name ?? '…' }) : t('unplaced:notLearnable')}
        </Checkbox>
      </header>
      <div className={desk['detailBody']}>
        <Panel name="registration" title={t('unplaced:registration')} note={problemText(row.registration.problem, t)}>
          <Facts>
            <Fact whole label={t('unplaced:address')}>
              {row.registration.address === '' ? t('unplaced:noAddress') : row.registration.address}
            </Fact>
            <Fact label={t('unplaced:cause')}>{t(`trade:cause.${row.registration.kind}`)}</Fact>
            <Fact label={t('unplaced:registeredOn')}>{row.registration.registeredOn}</Fact>
            <Fact label={t('unplaced:receivedAt')}>{format.dateTime(row.registration.receivedAt)}</Fact>
            <Fact label={t('unplaced:code')}>{entity?.entity.creditCode}</Fact>
            <Fact whole label={t('unplaced:scope')}>
              <span className={desk['clamp']}>{entity?.entity.businessScope}</span>
            </Fact>
          </Facts>
        </Panel>
        {row.candidates.length > 0 && <Candidates candidates={row.candidates} chosen={village?.id} onChoose={choice.take} />}
        <Panel name="village" title={t('unplaced:where')} note={t('overview:map.schematic')}>
          <div className={styles['selects']}>
            {tier === 'city' && (
              <Select
                showSearch={{ optionFilterProp: 'search' }}
                value={choice.townCode === '' ? undefined : choice.townCode}
                placeholder={t('unplaced:town')}
                aria-label={t('unplaced:town')}
                options={choice.towns.map(({ id, name, initials }) => ({ value: id, label: name, search: `${name} ${initials}` }))}
                onChange={choice.chooseTown}
              />
            )}
            <Select
              ref={villageSelect}
              showSearch={{ optionFilterProp: 'search' }}
              value={village?.id}
              placeholder={t('unplaced:village')}
              aria-label={t('unplaced:village')}
              options={choice.villages.map(({ id, name, initials }) => ({ value: id, label: name, search: `${name} ${initials}` }))}
              onChange={(code: string) => {
                choice.chooseVillage(code);
                // Enter places it next: the key must reach the page.
                villageSelect.current?.blur();
              }}
              data-select="village"
            />
            <Select
              ref={gridSelect}
              allowClear
              value={gridId}
              disabled={village === undefined}
              placeholder={t('unplaced:grid')}
              aria-label={t('unplaced:grid')}
              options={choice.grids.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: string | undefined) => {
                choice.chooseGrid(id);
                gridSelect.current?.blur();
              }}
              data-select="grid"
            />
          </div>
          <VillagePicker
            townCode={choice.townCode}
            villages={choice.villages}
            chosen={village?.id}
            candidates={row.candidates.map(({ villageCode }) => villageCode)}
            onChoose={choice.chooseVillage}
          />
        </Panel>
      </div>
    </>
  );
}
