/** 行业用语：状态、类别、角色、命令。The words of the trade; every code of the domain has one here. */
export const trade = {
  role: {
    villageDispatcher: '村（社区）调度员', townStaff: '镇指挥中心', deptOfficer: '职能部门', citySupervisor: '市级督查',
    gridMember: '网格管理员', administrator: '系统管理员', intake: '登记接口',
  },
  tier: { city: '市级', town: '镇级', village: '村级', dept: '部门', none: '管理' },
  taskState: {
    pushed: '待派', assigned: '已派', accepted: '已接', onSite: '到场', revisit: '二次上门', noticeServed: '限期整改',
    closedNormal: '正常办结', closedFixed: '整改办结', disposal: '转处置', cancelled: '作废',
  },
  limit: { assign: '分派时限', firstCheck: '首检时限', recheck: '复查时限', villageDisposal: '村级处置时限', triage: '镇级分办时限', department: '部门办理时限' },
  light: { green: '正常', amber: '临期', red: '超期', paused: '停钟' },
  cause: { new: '设立登记', address: '地址变更', scope: '范围变更' },
  causeShort: { new: '设立', address: '变址', scope: '变范围' },
  placedBy: { addressBook: '标准地址', learned: '人工学习', village: '村名匹配', town: '镇名匹配', road: '道路匹配', hand: '人工定位', none: '未定位' },
  result: { normal: '正常', notFound: '未找到', problem: '有问题', fixed: '已整改', notFixed: '未整改' },
  inspection: { firstCheck: '首检', recheck: '复查' },
  problem: { addressMismatch: '地址不符', noLicence: '无照', noPermit: '无证', permitExpired: '许可过期', beyondScope: '超范围经营', licenceNotShown: '未亮照', suspectedDead: '涉嫌死火', other: '其他' },
  item: {
    A1: { name: '登记地址', matches: '相符', partly: '部分相符', noSuchAddress: '无此地址', notAtAddress: '不在此地址' },
    A2: { name: '开业经营', open: '已开业', decorating: '装修中', notOpen: '未开业', suspended: '停业', movedOut: '已搬离', suspectedDead: '涉嫌死火' },
    A3: { name: '许可办理', held: '已办', applying: '在办', none: '未办', expired: '过期', notNeeded: '无需' },
    A4: { name: '无证照巡查', nothingFound: '未发现', found: '发现线索' },
    B1: { name: '督促年报', told: '已告知', helped: '当场协助', reported: '已报', unreachable: '联系不上', notDue: '不在年报期' },
    B2: { name: '亮照经营', shown: '已亮照', corrected: '当场改正', notShown: '未亮照' },
  },
  leadState: {
    reported: '待受理', villageAccepted: '村级处置', handedUp: '已上报镇', transferred: '已移交', deptAccepted: '部门办理',
    returned: '部门退回', feedback: '已反馈待核', closed: '办结', invalid: '无效',
  },
  leadCategory: {
    entityMissing: '主体不存在', addressMismatch: '地址不符', unlicensed: '一般行业无照', noPermit: '有照无证', noLicenceNoPermit: '无照无证', other: '其他',
  },
  leadOrigin: { firstCheck: '首检发现', recheck: '复查未改', patrol: '巡查发现', complaint: '投诉举报', typed: '人工录入' },
  leadResult: {
    licensed: '已办照', permitted: '已办证', changed: '变更登记', deregistered: '注销', stopped: '自行停业', moved: '搬离', shutDown: '取缔',
    prosecuted: '立案查处', listedAbnormal: '列入经营异常名录', exempt: '豁免（684号令第3条）', police: '移送公安', unfounded: '查无此情况',
  },
  handUpReason: { timeout: '超时', noPower: '无执法权', ineffective: '处置无效', major: '重大线索' },
  department: { market: '市场监管', health: '卫健', emergency: '应急', police: '公安', fire: '消防', urban: '城管', tobacco: '烟草专卖', culture: '文广旅体', education: '教育', transport: '交通', labour: '人社', environment: '生态环境' },
  memberStatus: { onDuty: '在岗', leave: '请假', left: '离岗' },
  duty: { chief: '格长', deputy: '网格员' },
  table: { task: '任务', lead: '线索', registration: '登记', member: '网格员', account: '账号', entity: '主体', calendarYear: '工作日历', grid: '网格', learnedAddress: '地址' },
  /** 冲突卡片上当前值的字段名 */
  field: {
    number: '编号', state: '状态', assignee: '网格员', member: '网格员', result: '结果', department: '部门', villageCode: '村', placedBy: '定位方式',
    name: '名称', status: '状态', handler: '经办人', taskId: '任务', leadId: '线索', memberId: '网格员', from: '原网格员', note: '备注', reason: '原因',
    noticeNumber: '告知书文号', facts: '事实', answers: '核查内容', category: '类别', description: '情况', address: '地址', subjectName: '名称', login: '登录名', gridId: '网格',
  },
  command: {
    task: { assign: '派单', reassign: '改派', withdraw: '撤回派单', accept: '接单', arrive: '到场', submit: '提交首检', recheck: '提交复查', move: '改派村（社区）', cancel: '作废', urge: '催办', remark: '备注' },
    lead: { report: '上报线索', accept: '受理线索', close: '办结线索', handUp: '上报镇', invalidate: '线索作废', transfer: '移交部门', acceptTransfer: '部门受理', returnTransfer: '部门退回', feedback: '部门反馈', verify: '核实线索', urge: '催办线索', remark: '线索备注' },
    registration: { place: '人工定位', receive: '接收登记' },
    member: { save: '保存网格员', setStatus: '网格员在岗状态' },
    account: { save: '保存账号', disable: '停用账号', enable: '启用账号' },
    calendar: { saveYear: '保存工作日历' },
  },
  /** 经过里的一句话，主语是操作人 */
  did: {
    task: {
      assign: '派给 {{member}}', reassign: '由 {{from}} 改派给 {{member}}', withdraw: '撤回 {{member}} 的派单', accept: '接单', arrive: '到场', submit: '提交首检，结果{{result}}',
      recheck: '提交复查，结果{{result}}', move: '改派到 {{village}}', cancel: '作废任务', urge: '催办', remark: '备注',
    },
    lead: {
      report: '上报线索', accept: '受理线索', close: '办结，结果{{result}}', handUp: '上报镇', invalidate: '标为无效', transfer: '移交{{department}}', acceptTransfer: '{{department}}受理', returnTransfer: '{{department}}退回',
      feedback: '{{department}}反馈，结果{{result}}', verify: '核实，结果{{result}}', urge: '催办', remark: '备注',
    },
    registration: { place: '人工定位到 {{village}}', receive: '推送登记' },
    member: { save: '保存资料', setStatus: '状态改为{{status}}' },
    account: { save: '保存账号', disable: '停用账号', enable: '启用账号' },
    calendar: { saveYear: '保存工作日历' },
  },
  proxy: '（代录）',
};
