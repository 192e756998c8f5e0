/** 投诉定位: the village a complaint lies in; it becomes a lead there. */
import { useRef } from 'react';
import type { RefSelectProps } from 'antd';
import type { ComplaintRow } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Fact, Facts } from '../desk/Panel.tsx';
import { PlaceSelects } from '../unplaced/PlaceSelects.tsx';
import { useVillageChoice } from '../unplaced/useVillageChoice.ts';
import { VillagePicker } from '../unplaced/VillagePicker.tsx';
import { COMPLAINT_RULES } from './rules.ts';

const WIDTH = 640;
const NO_CANDIDATES: readonly never[] = [];

interface PlaceComplaintProps {
  readonly complaint: ComplaintRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function PlaceComplaint({ complaint, onDone, onCancel }: PlaceComplaintProps) {
  const t = useT();
  const perform = usePerform();
  const choice = useVillageChoice({ registration: complaint, candidates: NO_CANDIDATES });
  const villageSelect = useRef<RefSelectProps>(null);
  const gridSelect = useRef<RefSelectProps>(null);
  const { village, gridId } = choice;
  const submit = (): void => {
    if (village === undefined) return;
    onDone();
    const args = { complaintId: complaint.id, villageCode: village.id, gridId: gridId ?? null };
    void perform([{ command: COMPLAINT_RULES.place.command, args }], { done: t('complaints:done.place', { village: village.name }) });
  };
  return (
    <Dialog
      title={`${t('complaints:action.place')} · ${complaint.subjectName}`}
      width={WIDTH}
      disabled={village === undefined}
      onOk={submit}
      onCancel={onCancel}
    >
      <Facts>
        <Fact whole label={t('leads:detail.address')}>
          {complaint.address}
        </Fact>
        <Fact whole label={t('leads:detail.description')}>
          {complaint.description}
        </Fact>
      </Facts>
      <PlaceSelects choice={choice} villageSelect={villageSelect} gridSelect={gridSelect} />
      <VillagePicker
        townCode={choice.townCode}
        villages={choice.villages}
        chosen={village?.id}
        candidates={NO_CANDIDATES}
        onChoose={choice.chooseVillage}
      />
    </Dialog>
  );
}
