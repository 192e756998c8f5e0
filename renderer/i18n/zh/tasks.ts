/** 任务、检查事项、巡查、专项与双随机、共治市场、无证无照台账的用语。Words of tasks, items, patrols, markets and the ledger. */

export const taskCauses = { patrol: '分级巡查', special: '专项检查', random: '双随机' };
export const taskCausesShort = { patrol: '巡查', special: '专项', random: '随机' };

export const taskCodes = {
  noticeReceipt: { signed: '签收', refused: '拒收', left: '留置送达' },
  followUpResult: { held: '已办', applying: '在办', notNeeded: '不需', refused: '拒办', prosecuted: '查处' },
  ledgerState: {
    found: '新发现',
    urged: '督促办照中',
    notified: '已抄告',
    prosecuted: '立案',
    banned: '取缔',
    regularised: '已规范',
    stopped: '停业',
    moved: '搬离',
    struck: '误登注销',
  },
  ledgerSource: { firstCheck: '首检', patrol: '街面巡查', complaint: '投诉举报', department: '部门抄告' },
  ledgerKind: { noLicence: '无照', noPermit: '有照无证', neither: '无照无证' },
  ledgerOrder: { licence: '限期办照', change: '责令变更', deregister: '责令注销' },
  patrolClass: { A: 'A 远距离', B: 'B 中距离', C: 'C 近距离', D: 'D 零距离' },
  patrolReason: {
    clean: '无不良记录',
    minorRecord: '有轻微记录',
    reportMissing: '未年报',
    keyIndustry: '重点行业',
    keyIndustryWithRecord: '重点行业且有记录',
    unlicensed: '无证无照',
    seriousRecord: '严重违法',
    refuses: '拒不配合',
    complaints: '投诉集中',
    manyRecords: '记录较多',
  },
  campaignKind: { special: '专项检查', random: '双随机抽查' },
  reportBadge: { due: '未年报', amber: '年报将截止', risk: '列异风险' },
  taskRedAction: { urgeDispatcher: '催派单', urge: '催办', supervise: '发督办单' },
};

export const taskCaseworkCommands = {
  defer: '暂缓',
  logCall: '登记电话联系',
  signNotice: '登记送达回证',
  propose: '提出请求',
  decideProposal: '审批请求',
};

export const taskCommands = {
  itemset: { save: '保存检查事项', activate: '启用检查事项' },
  permit: { save: '保存许可事项' },
  followup: { receive: '签收后续监管', answer: '答复后续监管' },
  patrol: { classify: '月度分类', plan: '安排巡查' },
  campaign: { open: '部署检查', addTargets: '生成检查对象', draw: '双随机抽取', close: '结束检查' },
  annualreport: { list: '导入年报名单', urge: '督促年报' },
  market: { save: '保存共治市场', selfCheck: '登记市场自检', sample: '抽查市场' },
  ledger: {
    enter: '登记无证无照',
    orderLicence: '督促限期办照',
    notify: '抄告职能部门',
    prosecute: '立案查处',
    settle: '台账办结',
    verify: '台账回访',
    relapse: '登记回潮',
    strike: '注销台账',
  },
};

export const taskCaseworkDeeds = {
  defer: '暂缓到 {{until}}',
  logCall: '电话联系，无人接听 {{calls}} 次',
  signNotice: '告知书送达：{{receipt}} {{signedBy}}',
  propose: '提出请求',
  decideProposal: '审批请求',
};

export const taskDeeds = {
  itemset: { save: '保存检查事项 {{name}}，{{items}} 项', activate: '启用检查事项 {{name}}' },
  permit: { save: '保存许可事项 {{name}}，第 {{version}} 版' },
  followup: { receive: '{{department}}签收后续监管', answer: '{{department}}答复后续监管' },
  patrol: { classify: '{{month}} 分类 {{entities}} 户，{{changed}} 户变动', plan: '安排巡查 {{tasks}} 户' },
  campaign: {
    open: '部署检查 {{number}}',
    addTargets: '{{village}} 生成 {{tasks}} 户',
    draw: '{{village}} {{pool}} 户中抽取 {{tasks}} 户，种子 {{seed}}',
    close: '结束检查 {{number}}，共 {{targets}} 户',
  },
  annualreport: { list: '导入 {{year}} 年度年报名单 {{entities}} 户', urge: '督促年报' },
  market: {
    save: '保存共治市场 {{name}}',
    selfCheck: '自检，一般隐患 {{ordinary}} 处，重大 {{major}} 处',
    sample: '抽查，一般隐患 {{ordinary}} 处，重大 {{major}} 处',
  },
  ledger: {
    enter: '登记 {{number}}',
    orderLicence: '督促，限 {{until}} 前',
    notify: '抄告{{department}}',
    prosecute: '{{department}}立案 {{document}}',
    settle: '台账办结',
    verify: '回访',
    relapse: '回潮，第 {{relapses}} 次',
    strike: '注销台账',
  },
};

export const taskRefusals = {
  deferralDay: '只能暂缓到今后 {{days}} 天内的某一天',
  deferredOften: '最多暂缓 {{times}} 次，请完成首检',
};

export const tasksRefusals = {
  itemset: { exists: '版本 {{id}} 已存在，不能改动，请另存新版本' },
  followup: { wrongState: '部门已经答复' },
  campaign: {
    wrongState: '检查已结束、已抽取或类型不符，不能再做此操作',
    period: '检查期限不对或已过，请核对起止日期',
    nothingDrawn: '{{village}} 没有符合条件的对象，或没有在岗人员可派',
  },
  ledger: {
    wrongState: '台账已进入下一步，不能再做此操作',
    exists: '此地址已有未办结的台账 {{number}}',
    notVerified: '办结结果还没有回访核实，请先回访',
  },
  patrol: { month: '{{month}} 还没到，不能分类' },
  market: { wrongVillage: '市场 {{market}} 属于别的村（社区）' },
};
