/** A complaint as the hub keeps it. */
import type { Complaint } from '#domain/schema/complaint.ts';
import { NOW, TOWN, VILLAGE } from '../task/world.ts';

export const complaint = (changes: Partial<Complaint> = {}): Complaint => ({
  id: 'complaint', scope: VILLAGE, also: null, source: '12345', number: 'GD-1', category: 'unlicensed', subjectName: '某烧烤店',
  address: '虎门镇某路9号', addressKey: '', description: '半夜占道经营', industry: '', lon: null, lat: null, receivedAt: NOW, occurredAt: NOW,
  callerName: '张三', callerPhone: '13812341234', leadId: 'lead', townCode: TOWN, villageCode: VILLAGE, wantsCallBack: 1, callBacks: 0,
  callBackResult: null, callBackNote: '', calledBackAt: null, calledBackBy: null, changedBy: 'intake', changedAt: NOW, ...changes,
});
