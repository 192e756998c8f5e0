/** The complaint a lead came from, for the lead's detail. Departments do not have it: their replica holds no complaints. */
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';

export function ComplaintOfLead({ leadId }: { leadId: string }) {
  const t = useT();
  const { data: complaint } = useQuery('complaint.ofLead', { leadId }, { keep: false });
  if (complaint === undefined || complaint === null) return null;
  return (
    <Panel name="complaint" title={t('complaints:title')} note={complaint.wantsCallBack === 1 ? t('complaints:wantsCallBack') : undefined}>
      <RecordLink page="complaints" id={complaint.id} text={`${complaint.source} ${complaint.number}`} />
    </Panel>
  );
}
