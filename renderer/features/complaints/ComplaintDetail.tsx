/** A complaint: what was said, who said it (masked), the lead it became, the call-back, and its course. */
import type { ComplaintDetail as Detail, ComplaintRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { DetailHead } from '../desk/DetailHead.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Phone } from '../desk/Phone.tsx';
import { RecordActions } from '../desk/RecordActions.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import type { Possible } from '../desk/recordRules.ts';
import { useVillageName } from '../desk/useVillageName.ts';
import styles from '../desk/detail.module.css';
import { ComplaintTag } from './ComplaintTag.tsx';
import type { ComplaintAction } from './rules.ts';

interface ComplaintDetailProps {
  readonly detail: Detail;
  readonly possible: Possible<ComplaintAction>;
  readonly onStart: (action: ComplaintAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function ComplaintDetail({ detail: { complaint, timeline }, possible, onStart, onClose }: ComplaintDetailProps) {
  const t = useT();
  const { lead, villageCode } = complaint;
  return (
    <>
      <DetailHead
        title={complaint.subjectName}
        aside={<ComplaintTag complaint={complaint} />}
        marks={
          <>
            <span>{complaint.source}</span>
            <span>{complaint.number}</span>
            {complaint.wantsCallBack === 1 && <Chip tone="grey">{t('complaints:wantsCallBack')}</Chip>}
          </>
        }
        pending={complaint.pending}
        onClose={onClose}
      >
        <RecordActions<ComplaintAction | 'none'>
          possible={possible}
          labelOf={(action) => (action === 'none' ? '' : t(`complaints:action.${action}`))}
          danger="none"
          onStart={(action) => {
            if (action !== 'none') onStart(action);
          }}
        />
      </DetailHead>
      <div className={styles['detailBody']}>
        <Said complaint={complaint} />
        {lead !== null && (
          <Panel name="lead" title={t('complaints:lead')}>
            <RecordLink page="leads" id={lead.id} text={lead.number} />
          </Panel>
        )}
        {complaint.callBackResult !== null && <CalledBack complaint={complaint} />}
        {villageCode !== null && (
          <MapPanel
            villageCode={villageCode}
            here={{ id: complaint.id, name: complaint.subjectName, lon: complaint.lon, lat: complaint.lat, gridId: lead?.gridId ?? null }}
          />
        )}
        {timeline.length > 0 && <TimelinePanel entries={timeline} />}
      </div>
    </>
  );
}

function Said({ complaint }: { complaint: ComplaintRow }) {
  const t = useT();
  const format = useFormat();
  const village = useVillageName(complaint.villageCode ?? '');
  return (
    <Panel name="complaint" title={t('complaints:said')}>
      <Facts>
        <Fact whole label={t('leads:detail.description')}>
          {complaint.description}
        </Fact>
        <Fact whole label={t('leads:detail.address')}>
          {complaint.address}
        </Fact>
        <Fact label={t('leads:detail.village')}>{complaint.villageCode === null ? t('complaints:noPlace') : village}</Fact>
        <Fact label={t('leads:detail.industry')}>{complaint.industry}</Fact>
        <Fact label={t('complaints:receivedAt')}>{format.dateTime(complaint.receivedAt)}</Fact>
        <Fact label={t('complaints:caller')}>{complaint.callerName}</Fact>
        <Fact label={t('complaints:callerPhone')}>
          {complaint.callerPhone !== '' && (
            <Phone
              masked={complaint.callerPhone}
              call={{ name: 'complaint.reveal', args: { complaintId: complaint.id }, field: 'callerPhone' }}
            />
          )}
        </Fact>
      </Facts>
    </Panel>
  );
}

function CalledBack({ complaint }: { complaint: ComplaintRow }) {
  const t = useT();
  const format = useFormat();
  const { callBackResult, callBackNote, calledBackAt, calledBackBy, callBacks } = complaint;
  return (
    <Panel name="callBack" title={t('complaints:calledBack')} note={t('complaints:times', { count: callBacks })}>
      <Facts>
        <Fact label={t('complaints:result')}>{callBackResult !== null && t(`trade:callBackResult.${callBackResult}`)}</Fact>
        <Fact label={t('complaints:calledBy')}>{calledBackBy}</Fact>
        <Fact label={t('complaints:calledAt')}>{calledBackAt !== null && format.dateTime(calledBackAt)}</Fact>
        <Fact whole label={t('dispatch:form.note')}>
          {callBackNote}
        </Fact>
      </Facts>
    </Panel>
  );
}
